/** Everything that can keep a form about policies from doing what it says; each has its words in policies.failure. */
export const POLICY_FAILURES = [
  "not-found",
  "not-allowed",
  "wrong-state",
  "not-a-draft",
  "changed-since",
  "has-errors",
  "same-person",
  "in-the-past",
  "note-missing",
  "last-one",
  "tied",
  "date-wrong",
  "unknown-template",
  "incomplete",
  "too-long",
] as const;
export type PolicyFailure = (typeof POLICY_FAILURES)[number];

/** What a form about policies answers. `at` tells two equal answers apart. */
export type PolicyFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: PolicyFailure; field: string | null };
