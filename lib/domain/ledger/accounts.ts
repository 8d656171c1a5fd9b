/**
 * Where a budget's money stands. It flows budget → reserved → promised and from there to `paid`: at once, by way of an
 * outside party that has it in hand (`external`), or as a voucher or points that the customer still has to spend. What
 * lapses returns to the budget. The budget's account holds what was given out as a negative balance, so all balances
 * together are always zero.
 */
export const ACCOUNT_KINDS = [
  "budget",
  "reserved",
  "promised",
  "external",
  "voucher",
  "points",
  "paid",
] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Who may have money of ours in hand before it has reached the customer. */
export const EXTERNAL_PARTIES = ["bank", "gift-card-issuer"] as const;
export type ExternalParty = (typeof EXTERNAL_PARTIES)[number];

/** Entitlement is owed, goodwill is chosen; each has accounts and rules of its own. */
export const LEDGER_PARTS = ["entitlement", "goodwill"] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

export const TRANSACTION_KINDS = [
  "reserve",
  "capture",
  "void",
  "expire",
  "pay",
  "send",
  "settle",
  "return",
  "issue",
  "redeem",
  "lapse",
  "reverse",
] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const DIRECTIONS = ["debit", "credit"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/**
 * One account among those of a budget and part. The detail tells accounts of one kind apart: the outside party, the
 * customer whose points they are, the kind of remedy that was paid; empty for the others.
 */
export type AccountName = { readonly account: AccountKind; readonly detail: string };

/** One line of a transaction. A debit is money arriving in the account, a credit is money leaving it. */
export type Posting = AccountName & {
  readonly direction: Direction;
  /** Positive, in minor units. */
  readonly amountMinor: bigint;
};

export type Balances = Readonly<Record<AccountKind, bigint>>;

export const NO_BALANCES: Balances = {
  budget: 0n,
  reserved: 0n,
  promised: 0n,
  external: 0n,
  voucher: 0n,
  points: 0n,
  paid: 0n,
};

export function isLedgerPart(value: string): value is LedgerPart {
  return LEDGER_PARTS.some((part) => part === value);
}

export function isTransactionKind(value: string): value is TransactionKind {
  return TRANSACTION_KINDS.some((kind) => kind === value);
}

export function isAccountKind(value: string): value is AccountKind {
  return ACCOUNT_KINDS.some((kind) => kind === value);
}

export function isDirection(value: string): value is Direction {
  return DIRECTIONS.some((direction) => direction === value);
}

/** What a posting adds to its account. */
export function signedMinor({ direction, amountMinor }: Pick<Posting, "direction" | "amountMinor">): bigint {
  return direction === "debit" ? amountMinor : -amountMinor;
}

/** What the postings add to each kind of account: debits less credits. */
export function foldPostings(postings: readonly Posting[], start: Balances = NO_BALANCES): Balances {
  const balances = { ...start };
  for (const posting of postings) balances[posting.account] += signedMinor(posting);
  return balances;
}
