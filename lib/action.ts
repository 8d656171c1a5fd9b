import type { z } from "zod";
import type { Result } from "@/lib/result";

/** What a form shows after it was sent; `typed` gives back what was written, never a password. */
export type FormState = {
  done: boolean;
  problem: { field: string; reason: string } | null;
  typed: Record<string, string>;
};

export const UNTOUCHED: FormState = { done: false, problem: null, typed: {} };

const SECRET_FIELDS = ["password", "current", "code"];

/** The form's own fields as text; names starting with "$" are React's. */
export function fieldsOf(form: FormData): Record<string, string> {
  const pairs = [...form.entries()].filter(([name]) => !name.startsWith("$"));
  return Object.fromEntries(pairs.map(([name, value]) => [name, String(value)]));
}

type Submission<Input, Reason extends string> = {
  form: FormData;
  schema: z.ZodType<Input>;
  change: (input: Input) => Promise<Result<unknown, Reason>>;
  /** Which field each reason belongs to; a reason not named stands above the form. */
  fieldOf?: Partial<Record<Reason, string>>;
};

/** Parses a form, changes what it asks for, and turns what came of it into what the form shows. */
export async function submitForm<Input, Reason extends string>(
  submission: Submission<Input, Reason>,
): Promise<FormState> {
  const fields = fieldsOf(submission.form);
  const typed = Object.fromEntries(Object.entries(fields).filter(([name]) => !SECRET_FIELDS.includes(name)));
  const parsed = submission.schema.safeParse(fields);
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? "");
    return { done: false, problem: { field, reason: "invalid" }, typed };
  }
  const result = await submission.change(parsed.data);
  if (result.ok) return { done: true, problem: null, typed: {} };
  return {
    done: false,
    problem: { field: submission.fieldOf?.[result.reason] ?? "", reason: result.reason },
    typed,
  };
}
