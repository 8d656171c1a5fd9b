import type { RecordedActor } from "@/lib/domain/complaint-events";
import type { AccountKind, Direction, LedgerPart, TransactionKind } from "@/lib/domain/ledger/accounts";
import type { OperationRefusal } from "@/lib/domain/ledger/operations";
import type { AwardTransaction } from "@/lib/domain/ledger/standing";

/** Who moves money and by whose leave: every transaction carries all of it. A program only redeems. */
export type LedgerAuthor = { actor: RecordedActor; approverIds: readonly string[] };

/** What a reservation fixes for the whole life of an award's money. */
export type LedgerSubject = {
  awardId: string;
  complaintId: string;
  budgetId: string;
  part: LedgerPart;
  currency: string;
  policyId: string;
  policyVersion: number;
};

export type LedgerFailure = OperationRefusal | "over-budget" | "no-budget" | "key-reused";

export type Posted = {
  transactionIds: readonly string[];
  /** The same request came before: this is the stored answer, nothing was written now. */
  repeated: boolean;
};

export type StoredTransaction = AwardTransaction & {
  idempotencyKey: string;
  complaintId: string;
  actor: RecordedActor;
  approverIds: readonly string[];
  policyId: string;
  policyVersion: number;
  postedAt: Date;
  budgetId: string;
  part: LedgerPart;
  currency: string;
};

export type LedgerRow = {
  id: string;
  kind: TransactionKind;
  postedAt: Date;
  awardId: string;
  part: LedgerPart;
  amountMinor: bigint;
  currency: string;
  complaintReference: string;
  departmentNames: unknown;
  actorKind: RecordedActor["kind"];
  actorName: string | null;
  approverNames: readonly string[];
  policyId: string;
  policyVersion: number;
};

export type LedgerFilter = {
  kind: TransactionKind | null;
  part: LedgerPart | null;
  departmentId: string | null;
  currency: string | null;
  budget: string | null;
  /** Movements that touch accounts of this kind, and of this detail. */
  account: AccountKind | null;
  detail: string | null;
  /** The key of the complaint's category. */
  category: string | null;
  /** One month of the books, YYYY-MM. */
  month: string | null;
  /** Calendar days of the organisation (YYYY-MM-DD), both inclusive. */
  from: string | null;
  to: string | null;
};

export type LedgerCursor = { postedAt: Date; id: string };

export type EntryLine = { account: string; direction: Direction; amountMinor: bigint };

export type BudgetRow = {
  id: string;
  /** Null: a reserve of the whole house. */
  departmentId: string | null;
  departmentNames: unknown;
  currency: string;
  /** YYYY-MM-DD; the end is exclusive. */
  periodStart: string;
  periodEnd: string;
  goodwill: BudgetFigures & { limitMinor: bigint };
  entitlement: BudgetFigures & { plannedMinor: bigint };
};

export type BudgetFigures = { reservedMinor: bigint; promisedMinor: bigint; paidMinor: bigint };

/** A night's check of the books: how many transactions it recomputed, and how much was not as it must be. */
export type LastCheck = { at: Date; transactions: number; findings: number };
