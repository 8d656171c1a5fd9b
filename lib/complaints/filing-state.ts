import { FILES_FIELD, KEPT_FIELD } from "@/lib/attachments/limits";
import { type FilesState, NO_FILES } from "@/lib/attachments/types";
import { FILING_FIELDS, type FilingProblems, type FilingValues } from "@/lib/complaints/types";

/** Why nothing was filed, when no field is to blame. */
export type FilingNotice = "token-used" | "malformed" | "failed";

/** What the filing form shows: first empty, then what was typed beside what is wrong with it. */
export type FilingState = {
  /** Rises with each answer, so that the controls take up what they are given. */
  attempt: number;
  /** Files once; a new one only after the old one was used. */
  token: string;
  startedAt: number;
  values: FilingValues;
  problems: FilingProblems;
  notice: FilingNotice | null;
  files: FilesState;
};

export type FilingAction = (before: FilingState, form: FormData) => Promise<FilingState>;

const EMPTY: FilingValues = {
  channel: "",
  receivedAt: "",
  language: "",
  region: "",
  description: "",
  category: "",
  orderReference: "",
  amountPaid: "",
  currency: "",
  remedySought: "",
  mood: "",
  name: "",
  email: "",
  phone: "",
};

export function newFilingState(start: {
  token: string;
  now: Date;
  values: Partial<FilingValues>;
}): FilingState {
  return {
    attempt: 0,
    token: start.token,
    startedAt: start.now.getTime(),
    values: { ...EMPTY, ...start.values },
    problems: {},
    notice: null,
    files: NO_FILES,
  };
}

const NO_TEXT = [FILES_FIELD, KEPT_FIELD];

/** The form's own fields of text; those that the framework adds to find its action are not the customer's. */
export function formFields(form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...form].filter(([name]) => !name.startsWith("$ACTION_") && !NO_TEXT.includes(name)),
  );
}

/** What was typed, to be shown again: whatever it is, it stays. */
export function typedValues(form: FormData): FilingValues {
  const values = { ...EMPTY };
  for (const field of FILING_FIELDS) {
    const value = form.get(field);
    if (typeof value === "string") values[field] = value;
  }
  return values;
}
