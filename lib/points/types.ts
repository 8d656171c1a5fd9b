/** What can be spent of one currency; one point is one of its minor units. */
export type WalletBalance = { currency: string; restMinor: bigint };

/** The points of one remedy as its own customer sees them. */
export type CustomerLot = {
  id: string;
  remedyId: string;
  currency: string;
  valueMinor: bigint;
  /** Zero once they have ended. */
  restMinor: bigint;
  /** Exclusive. */
  expiresAt: Date;
};

export type WalletLot = CustomerLot & { reference: string; issuedAt: Date; cancelledAt: Date | null };

export type WalletMovement = {
  id: string;
  at: Date;
  currency: string;
  amountMinor: bigint;
  byName: string | null;
  reference: string;
};

/** A customer's points as staff see them. */
export type Wallet = {
  balances: readonly WalletBalance[];
  lots: readonly WalletLot[];
  movements: readonly WalletMovement[];
};

export type SpendFailure = "unknown" | "over-rest" | "key-reused";
export type Spent = { spendingId: string; restMinor: bigint; at: Date; repeated: boolean };
