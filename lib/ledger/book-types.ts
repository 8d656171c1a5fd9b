import type { AccountKind, LedgerPart } from "@/lib/domain/ledger/accounts";
import type { Month } from "@/lib/domain/ledger/months";

/** Accounts of one kind together, in a currency and part: what they began a month with, what came and went. */
export type TrialLine = {
  currency: string;
  part: LedgerPart;
  account: AccountKind;
  /** The outside party or the kind of relief; empty where accounts are not told apart. */
  detail: string;
  openingMinor: bigint;
  debitMinor: bigint;
  creditMinor: bigint;
};

export type BookMonth = {
  month: Month;
  /** Null while the month is open. */
  closed: { at: Date; byName: string; transactions: number; seal: string } | null;
};

export const TIES = ["promised", "paid", "at-bank", "vouchers", "points", "budgets"] as const;
export type TieName = (typeof TIES)[number];

/** Why the books and the records they are about disagree on one remedy, award or budget. */
export const TIE_CAUSES = ["only-in-books", "only-on-record", "amount"] as const;
export type TieCause = (typeof TIE_CAUSES)[number];

export type TieDifference = {
  cause: TieCause;
  /** The remedy, award or budget figure on both sides. */
  key: string;
  /** The row that records it, in words; null where there is none. */
  what: string | null;
  /** Null for a budget, which no single award explains. */
  awardId: string | null;
  complaintReference: string | null;
  currency: string;
  bookMinor: bigint;
  recordMinor: bigint;
};

/** One figure of the books beside the same figure of the records, per currency, with what sets them apart. */
export type Tie = {
  name: TieName;
  sums: readonly { currency: string; bookMinor: bigint; recordMinor: bigint }[];
  differences: readonly TieDifference[];
};
