import { DEVIATION_REFUSALS } from "@/lib/domain/compensation/deviation";

/** Everything that can keep a form about awards from doing what it says; each has its words in awards.failure. */
export const AWARD_FAILURES = [
  "not-found",
  "not-assessed",
  "case-not-open",
  "facts-changed",
  "nothing-to-award",
  "goodwill-given",
  "no-money-rights",
  "held",
  "still-owed",
  "open-awards",
  "wrong-state",
  "no-budget",
  "over-budget",
  "out-of-stock",
  "stock-unknown",
  "no-reserve",
  "reserve-used-up",
  "not-exhausted",
  "approval-missing",
  "changed-since",
  "expired",
  "already-answered",
  "date-wrong",
  "already-fulfilled",
  "proof-missing",
  "in-run",
  "own-award",
  "already-used",
  "on-its-way",
  "not-allowed",
  "already-decided",
  "comment-missing",
  "role-too-low",
  "is-requester",
  "is-assignee",
  "is-beneficiary",
  "decided-before",
  "bad-amount",
  "words-missing",
  "words-stale",
  "too-long",
  "nul",
  "incomplete",
  "not-rising",
  "currency-unknown",
] as const;
export type AwardFailure = (typeof AWARD_FAILURES)[number] | (typeof DEVIATION_REFUSALS)[number];

/** What a form about awards answers. `at` tells two equal answers apart. */
export type AwardFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: AwardFailure; field: string | null };

export function isAwardFailure(value: string): value is AwardFailure {
  return [...AWARD_FAILURES, ...DEVIATION_REFUSALS].some((failure) => failure === value);
}
