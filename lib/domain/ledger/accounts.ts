/**
 * Where a budget's money stands. It flows budget → reserved → promised → paid, and back when it is released:
 * the budget's account holds what was given out as a negative balance, so all balances together are always zero.
 */
export const ACCOUNT_KINDS = ["budget", "reserved", "promised", "paid"] as const;
export type AccountKind = (typeof ACCOUNT_KINDS)[number];

/** Entitlement is owed, goodwill is chosen; each has accounts and rules of its own. */
export const LEDGER_PARTS = ["entitlement", "goodwill"] as const;
export type LedgerPart = (typeof LEDGER_PARTS)[number];

export const TRANSACTION_KINDS = ["reserve", "capture", "pay", "void", "expire", "reverse"] as const;
export type TransactionKind = (typeof TRANSACTION_KINDS)[number];

export const DIRECTIONS = ["debit", "credit"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** One line of a transaction. A debit is money arriving in the account, a credit is money leaving it. */
export type Posting = {
  readonly account: AccountKind;
  readonly direction: Direction;
  /** Positive, in minor units. */
  readonly amountMinor: bigint;
};

export type Balances = Readonly<Record<AccountKind, bigint>>;

export const NO_BALANCES: Balances = { budget: 0n, reserved: 0n, promised: 0n, paid: 0n };

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

/** What the postings add to each account: debits less credits. */
export function foldPostings(postings: readonly Posting[], start: Balances = NO_BALANCES): Balances {
  const balances = { ...start };
  for (const { account, direction, amountMinor } of postings) {
    balances[account] += direction === "debit" ? amountMinor : -amountMinor;
  }
  return balances;
}
