import type { FilesState } from "@/lib/attachments/types";

/** Everything that can keep a form of the desk from doing what it says; each has its words in case.failures. */
export const DESK_FAILURES = [
  "not-found",
  "version-conflict",
  "already-ended",
  "not-allowed",
  "already-assigned",
  "already-decided",
  "unknown-colleague",
  "decided-before",
  "appeal-not-decided",
  "appeal-too-late",
  "appeal-under-way",
  "appeal-answered-before",
  "same-severity",
  "needs-lead",
  "unknown-category",
  "unknown-region",
  "currency-missing",
  "apology-not-ours",
  "cannot-wait",
  "unknown-letter",
  "letter-unfilled",
  "illegal-move",
  "unanswered-enquiry",
  "open-awards",
  "no-twin",
  "nothing-free",
  "empty",
  "too-long",
  "nul",
  "bad-amount",
  "bad-measure",
  "future-day",
  "email-wrong",
  "contact-taken",
  "contact-unchanged",
  "not-failed",
  "incomplete",
  "unreachable",
  "files",
  "too-many-files",
] as const;
export type DeskFailure = (typeof DESK_FAILURES)[number];

/** What a form of the desk has to say after it was sent. `at` tells two equal answers apart. */
export type DeskState =
  | { status: "idle" }
  | { status: "done"; at: number; keptPromise?: boolean; mailed?: boolean }
  | { status: "failed"; at: number; reason: DeskFailure; field: string | null; files?: FilesState };

export const IDLE: DeskState = { status: "idle" };

export function isDeskFailure(value: string): value is DeskFailure {
  return DESK_FAILURES.some((failure) => failure === value);
}
