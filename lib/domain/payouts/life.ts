/** A pay-out run: one file of payments in one currency, prepared by one person and approved by another. */
export const RUN_STATUSES = ["draft", "approved", "exported", "settled", "discarded"] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

/** A payment of a run. Dropped: taken out before it left; failed: the bank could not pay, so it may be in a later run. */
export const LINE_STATES = ["open", "sent", "paid", "failed", "dropped"] as const;
export type LineState = (typeof LINE_STATES)[number];

/** Where a customer's money goes: back the way it came, or to an account. */
export const PAYEE_METHODS = ["original-payment", "bank-transfer"] as const;
export type PayeeMethod = (typeof PAYEE_METHODS)[number];

/** The remedies that leave as money; all others are handed over by a person. */
export const MONEY_KINDS = ["refund", "cash"] as const;
export type MoneyKind = (typeof MONEY_KINDS)[number];

export function isMoneyKind(kind: string): kind is MoneyKind {
  return MONEY_KINDS.some((known) => known === kind);
}

export function isRunStatus(value: string): value is RunStatus {
  return RUN_STATUSES.some((status) => status === value);
}

/** Payments of one run at most; what is left over goes into the next. */
export const RUN_LINES_MAX = 500;

/** Days after which a bank that has not answered for every payment is asked. */
export const ANSWER_DAYS = 3;

/** What stands between a promised amount and its payment. */
export const PAYMENT_STATES = ["needs-payee", "correct-payee", "ready", "in-run", "at-bank", "paid"] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

export type PaymentFacts = {
  readonly isPaid: boolean;
  /** Of the run it stands in and that has not ended; null without one. */
  readonly line: "open" | "sent" | null;
  readonly payee: "missing" | "flagged" | "given";
};

/** Where a promised payment stands: what staff, and in other words the customer, are told. */
export function paymentState({ isPaid, line, payee }: PaymentFacts): PaymentState {
  if (isPaid) return "paid";
  if (line === "sent") return "at-bank";
  if (payee === "flagged") return "correct-payee";
  if (payee === "missing") return "needs-payee";
  return line === "open" ? "in-run" : "ready";
}

/** Why a promised payment cannot be in a run yet. */
export const MISSING = ["payee", "correction", "latin-name"] as const;
export type Missing = (typeof MISSING)[number];

export type RunLineContent = {
  readonly id: string;
  readonly remedyId: string;
  readonly amountMinor: bigint;
  readonly currency: string;
  /** Of one version of the payee's details: other details are another payee. */
  readonly payeeId: string;
};

export type RunContent = {
  readonly id: string;
  readonly currency: string;
  /** YYYY-MM-DD. */
  readonly executionDay: string;
  /** Whose account is debited, as text; empty where none is needed. */
  readonly debtor: string;
  readonly lines: readonly RunLineContent[];
};

/** Everything an approval is for, in one text: whatever changes changes it, the order of the lines does not. */
export function runContent({ id, currency, executionDay, debtor, lines }: RunContent): string {
  const texts = lines.map((line) =>
    [line.id, line.remedyId, line.amountMinor, line.currency, line.payeeId].join(":"),
  );
  return JSON.stringify([id, currency, executionDay, debtor, ...texts.sort()]);
}

export type RunApproval = {
  readonly approverId: string;
  readonly preparerId: string;
  /** Who asked for an award of the run. */
  readonly requesterIds: readonly string[];
  /** Who typed in where the money goes. */
  readonly payeeEnteredByIds: readonly string[];
  /** Colleagues who would be paid. */
  readonly beneficiaryIds: readonly string[];
};

export type RunApprovalRefusal = "is-preparer" | "is-requester" | "entered-payee" | "is-beneficiary";

/** Four eyes over money leaving the house; null when the approver took no part in it. */
export function runApprovalRefusal(run: RunApproval): RunApprovalRefusal | null {
  const { approverId } = run;
  if (approverId === run.preparerId) return "is-preparer";
  if (run.beneficiaryIds.includes(approverId)) return "is-beneficiary";
  if (run.payeeEnteredByIds.includes(approverId)) return "entered-payee";
  return run.requesterIds.includes(approverId) ? "is-requester" : null;
}
