/** Everything that can keep a form about vouchers or points from doing what it says; each has its words in vouchers.failure. */
export const VOUCHER_FAILURES = [
  "unknown",
  "other-voucher",
  "expired",
  "cancelled",
  "over-rest",
  "wrong-currency",
  "key-reused",
  "bad-amount",
  "too-long",
  "incomplete",
  "too-many",
  "not-found",
  "not-allowed",
  "own-award",
  "nothing-left",
  "no-address",
  "already-cancelled",
] as const;
export type VoucherFailure = (typeof VOUCHER_FAILURES)[number];

/** What a form about vouchers answers. `at` tells two equal answers apart. */
export type VoucherFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: VoucherFailure; field: string | null };

export function isVoucherFailure(value: string): value is VoucherFailure {
  return VOUCHER_FAILURES.some((failure) => failure === value);
}

export function done(now: Date): VoucherFormState {
  return { status: "done", at: now.getTime() };
}

export function refused(now: Date, reason: VoucherFailure, field: string | null = null): VoucherFormState {
  return { status: "failed", at: now.getTime(), reason, field };
}

type Issue = { message: string; path: readonly PropertyKey[] };

/** The first thing wrong with what was sent, by field. */
export function refusedInput(now: Date, issues: readonly Issue[]): VoucherFormState {
  const [issue] = issues;
  const reason = issue && isVoucherFailure(issue.message) ? issue.message : "incomplete";
  return refused(now, reason, String(issue?.path[0] ?? ""));
}
