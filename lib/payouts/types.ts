import type { BankAccount } from "@/lib/domain/bank-account";
import type { LineState, Missing, PayeeMethod, RunStatus } from "@/lib/domain/payouts/life";

/** Where money goes, whole: only for those who prepare and approve runs. */
export type PayeeDetails =
  | { method: "original-payment"; reference: string }
  | { method: "bank-transfer"; account: BankAccount };

/** The same for everybody else. */
export type MaskedPayee = { method: PayeeMethod; holder: string | null; place: string };

/** A promised refund or payment that no run has yet. */
export type DueRemedy = {
  remedyId: string;
  awardId: string;
  complaintId: string;
  reference: string;
  amountMinor: bigint;
  currency: string;
  dueAt: Date | null;
  payeeId: string | null;
  payee: PayeeDetails | null;
  /** What is missing before it can be paid; null: nothing. */
  missing: Missing | null;
};

export type LineProblem = Missing | "not-due";

export type RunLine = {
  id: string;
  remedyId: string;
  awardId: string;
  complaintId: string;
  customerId: string;
  reference: string;
  amountMinor: bigint;
  currency: string;
  state: LineState;
  payeeId: string | null;
  payee: PayeeDetails | null;
  /** Who of ours typed in where the money goes. */
  payeeEnteredById: string | null;
  requestedById: string;
  /** Why it cannot be paid as it stands, while the run has not left. */
  problem: LineProblem | null;
  bankReference: string | null;
  reason: string | null;
  answeredAt: Date | null;
};

export type Run = {
  id: string;
  number: number;
  currency: string;
  status: RunStatus;
  /** YYYY-MM-DD. */
  executionDay: string;
  preparedById: string;
  preparedByName: string;
  preparedAt: Date;
  approvedById: string | null;
  approvedByName: string | null;
  approvedAt: Date | null;
  fingerprint: string | null;
  exportedByName: string | null;
  exportedAt: Date | null;
  settledAt: Date | null;
  discardedAt: Date | null;
};

export type RunRow = Pick<
  Run,
  "id" | "number" | "currency" | "status" | "executionDay" | "preparedByName"
> & {
  preparedAt: Date;
  payments: number;
  totalMinor: bigint;
  failed: number;
};

export type RunFormat = "csv" | "pain-001";
