import type { FilesState } from "@/lib/attachments/types";

/** What the forms of the customer's page and the lost-link form show after they were sent. */
export type ReplyProblem =
  | "missing"
  | "too-long"
  | "nul"
  | "token-used"
  | "too-many"
  | "too-many-files"
  | "link"
  | "failed";
export type ReplyState = {
  /** Rises with each answer, so that the text box takes up what it is given. */
  attempt: number;
  token: string;
  body: string;
  problem: ReplyProblem | null;
  files: FilesState;
};

export type WithdrawProblem = "offer-open" | "cannot-withdraw" | "link" | "failed";
export type WithdrawState = { problem: WithdrawProblem | null };

export type ReopenProblem = "too-late" | "link" | "failed";
export type ReopenState = { problem: ReopenProblem | null };

export type AppealProblem =
  | "missing"
  | "too-long"
  | "nul"
  | "too-many"
  | "not-decided"
  | "too-late"
  | "under-way"
  | "answered-before"
  | "link"
  | "failed";
export type AppealState = { attempt: number; why: string; problem: AppealProblem | null };
export const NEW_APPEAL: AppealState = { attempt: 0, why: "", problem: null };

export type LostLinkField = "reference" | "email";
export type LostLinkProblem = "reference-missing" | "reference-wrong" | "email-wrong" | "too-many" | "failed";
export type LostLinkState = {
  attempt: number;
  reference: string;
  email: string;
  problems: Partial<Record<LostLinkField, LostLinkProblem>>;
  /** Asked for: said alike whether or not there was anything to send. */
  done: boolean;
};

export const NEW_LOST_LINK: LostLinkState = {
  attempt: 0,
  reference: "",
  email: "",
  problems: {},
  done: false,
};
