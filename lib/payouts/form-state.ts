import { ACCOUNT_REFUSALS } from "@/lib/domain/bank-account";
import type { RowProblem } from "@/lib/domain/payouts/results";

/** What can be wrong with where money goes; each has its words in payee.failure. */
export const PAYEE_FAILURES = [
  "not-found",
  "not-needed",
  "at-bank",
  "reference-missing",
  "method-missing",
  "too-long",
  "too-many",
  "incomplete",
  "link",
  ...ACCOUNT_REFUSALS,
] as const;
export type PayeeFailure = (typeof PAYEE_FAILURES)[number];

/** What else can keep a form about pay-outs from doing what it says; each has its words in payouts.failure. */
export const RUN_FAILURES = [
  "not-allowed",
  "wrong-state",
  "nothing-due",
  "has-problems",
  "no-debtor",
  "date-past",
  "changed-since",
  "approval-voided",
  "is-preparer",
  "is-requester",
  "entered-payee",
  "is-beneficiary",
  "not-payable",
  "too-large",
  "bad-file",
  "currency-unknown",
] as const;
export type PayoutFailure = PayeeFailure | (typeof RUN_FAILURES)[number];

/** What a form about pay-outs answers. `at` tells two equal answers apart. */
export type PayoutFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: PayoutFailure; field: string | null };

export function isPayeeFailure(value: string): value is PayeeFailure {
  return PAYEE_FAILURES.some((failure) => failure === value);
}

/** What came of a bank's file; its rows are named where something is wrong, and then nothing was written. */
export type ImportState =
  | { status: "idle" }
  | { status: "done"; paid: number; failed: number; unchanged: number }
  | { status: "failed"; reason: PayoutFailure; problems: readonly RowProblem[] };

/** What the customer's form shows again; an account is typed anew only where it was wrong. */
export type PayeeFormState = {
  attempt: number;
  typed: {
    method: string;
    reference: string;
    holder: string;
    account: string;
    bank: string;
    country: string;
  };
  problem: { reason: PayeeFailure; field: string } | null;
};
