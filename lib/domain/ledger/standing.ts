import {
  type AccountName,
  type Balances,
  foldPostings,
  NO_BALANCES,
  type Posting,
  signedMinor,
  type TransactionKind,
} from "./accounts";

/** A transaction as the story of one award needs it; a reversal names the one it undoes. */
export type AwardTransaction = {
  readonly id: string;
  readonly kind: TransactionKind;
  /** The remedy whose value moved; null where the whole award's did. */
  readonly remedyId: string | null;
  readonly reversesId: string | null;
  readonly postings: readonly Posting[];
};

/** What is left of a remedy's value in one account. */
export type Holding = AccountName & { readonly amountMinor: bigint };

/** Where the value of one remedy stands. */
export type RemedyStanding = {
  /** What was taken out of the promise for it, less what came back. */
  readonly takenMinor: bigint;
  /** Sent, issued or paid and not moved on since. */
  readonly holdings: readonly Holding[];
  /** A part of it was spent by the customer. */
  readonly redeemed: boolean;
};

/** Where the money of one award stands, as the fold of everything posted for it. */
export type Standing = {
  readonly balances: Balances;
  readonly reservedMinor: bigint;
  /** A reservation ends at most once: captured, voided or expired. */
  readonly ended: "captured" | "voided" | "expired" | null;
  readonly reversed: boolean;
  readonly remedies: ReadonlyMap<string, RemedyStanding>;
};

export const UNTOUCHED: RemedyStanding = { takenMinor: 0n, holdings: [], redeemed: false };

const ENDED = { capture: "captured", void: "voided", expire: "expired" } as const;

function holdingsAfter(before: readonly Holding[], postings: readonly Posting[]): readonly Holding[] {
  const sums = new Map(before.map((holding) => [`${holding.account} ${holding.detail}`, holding]));
  for (const posting of postings) {
    const { account, detail } = posting;
    if (account === "promised" || account === "budget") continue;
    const key = `${account} ${detail}`;
    const amountMinor = (sums.get(key)?.amountMinor ?? 0n) + signedMinor(posting);
    sums.set(key, { account, detail, amountMinor });
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor !== 0n);
}

function remedyAfter(before: RemedyStanding, { kind, postings }: AwardTransaction): RemedyStanding {
  return {
    takenMinor: before.takenMinor - foldPostings(postings).promised,
    holdings: holdingsAfter(before.holdings, postings),
    redeemed: before.redeemed || kind === "redeem",
  };
}

/** Folds what was posted for one award, oldest first. */
export function standingOf(transactions: readonly AwardTransaction[]): Standing {
  let balances = NO_BALANCES;
  let reservedMinor = 0n;
  let ended: Standing["ended"] = null;
  let reversed = false;
  const remedies = new Map<string, RemedyStanding>();
  for (const transaction of transactions) {
    const { kind, remedyId, postings } = transaction;
    balances = foldPostings(postings, balances);
    if (kind === "reserve") reservedMinor = balances.reserved;
    if (kind === "capture" || kind === "void" || kind === "expire") ended = ENDED[kind];
    if (kind === "reverse") reversed = true;
    if (remedyId !== null)
      remedies.set(remedyId, remedyAfter(remedies.get(remedyId) ?? UNTOUCHED, transaction));
  }
  return { balances, reservedMinor, ended, reversed, remedies };
}
