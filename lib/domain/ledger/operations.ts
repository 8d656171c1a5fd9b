import { type Balances, foldPostings, NO_BALANCES, type Posting, type TransactionKind } from "./accounts";

/** A transaction as the story of one award needs it; a reversal names the one it undoes. */
export type AwardTransaction = {
  readonly id: string;
  readonly kind: TransactionKind;
  readonly reversesId: string | null;
  readonly postings: readonly Posting[];
};

/** Where the money of one award stands, as the fold of everything posted for it. */
export type Standing = {
  readonly balances: Balances;
  readonly reservedMinor: bigint;
  /** A reservation ends at most once: captured, voided or expired. */
  readonly ended: "captured" | "voided" | "expired" | null;
  readonly paid: boolean;
  readonly reversed: boolean;
};

export type LedgerOperation =
  | { readonly kind: "reserve"; readonly amountMinor: bigint }
  /** At most what was reserved; the rest goes back to the budget. */
  | { readonly kind: "capture"; readonly amountMinor: bigint }
  | { readonly kind: "pay" | "void" | "expire" };

export type OperationRefusal =
  | "not-positive"
  | "already-reserved"
  | "not-reserved"
  | "reservation-ended"
  | "over-reservation"
  | "not-captured"
  | "already-paid"
  | "already-reversed"
  | "nothing-to-reverse";
export type OperationResult =
  | { ok: true; value: readonly Posting[] }
  | { ok: false; reason: OperationRefusal };

function move(from: Posting["account"], to: Posting["account"], amountMinor: bigint): readonly Posting[] {
  if (amountMinor === 0n) return [];
  return [
    { account: to, direction: "debit", amountMinor },
    { account: from, direction: "credit", amountMinor },
  ];
}

const ENDED = { capture: "captured", void: "voided", expire: "expired" } as const;

/** Folds what was posted for one award, oldest first. */
export function standingOf(transactions: readonly AwardTransaction[]): Standing {
  let standing: Standing = {
    balances: NO_BALANCES,
    reservedMinor: 0n,
    ended: null,
    paid: false,
    reversed: false,
  };
  for (const { kind, postings } of transactions) {
    const balances = foldPostings(postings, standing.balances);
    standing = { ...standing, balances };
    if (kind === "reserve") standing = { ...standing, reservedMinor: balances.reserved };
    if (kind === "capture" || kind === "void" || kind === "expire") {
      standing = { ...standing, ended: ENDED[kind] };
    }
    if (kind === "pay") standing = { ...standing, paid: true };
    if (kind === "reverse") standing = { ...standing, reversed: true };
  }
  return standing;
}

function refusalOf(standing: Standing, operation: LedgerOperation): OperationRefusal | null {
  if ("amountMinor" in operation && operation.amountMinor <= 0n) return "not-positive";
  if (operation.kind === "reserve") return standing.reservedMinor > 0n ? "already-reserved" : null;
  if (standing.reversed) return "already-reversed";
  if (standing.reservedMinor === 0n) return "not-reserved";
  if (operation.kind === "pay") {
    if (standing.paid) return "already-paid";
    return standing.ended === "captured" ? null : "not-captured";
  }
  if (standing.ended !== null) return "reservation-ended";
  if (operation.kind === "capture" && operation.amountMinor > standing.reservedMinor)
    return "over-reservation";
  return null;
}

/** The postings of an operation, or why it cannot happen to an award that stands so. */
export function postingsFor(standing: Standing, operation: LedgerOperation): OperationResult {
  const reason = refusalOf(standing, operation);
  if (reason !== null) return { ok: false, reason };
  const { reserved, promised } = standing.balances;
  switch (operation.kind) {
    case "reserve":
      return { ok: true, value: move("budget", "reserved", operation.amountMinor) };
    case "capture":
      return {
        ok: true,
        value: [
          ...move("reserved", "promised", operation.amountMinor),
          ...move("reserved", "budget", reserved - operation.amountMinor),
        ],
      };
    case "pay":
      return { ok: true, value: move("promised", "paid", promised) };
    case "void":
    case "expire":
      return { ok: true, value: move("reserved", "budget", reserved) };
  }
}

/** The mirror image: amounts are copied, never computed anew, so a reversal undoes exactly what was posted. */
export function mirrorOf(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => ({
    ...posting,
    direction: posting.direction === "debit" ? "credit" : "debit",
  }));
}

export type Reversal = { readonly reversesId: string; readonly postings: readonly Posting[] };

/**
 * Undoes a captured award as a whole, newest transaction first: payment, capture, reservation. Afterwards all
 * of its money is back in the budget, and each reversal names its one original.
 */
export function reversalsOf(
  transactions: readonly AwardTransaction[],
): { ok: true; value: readonly Reversal[] } | { ok: false; reason: OperationRefusal } {
  const standing = standingOf(transactions);
  if (standing.reversed) return { ok: false, reason: "already-reversed" };
  if (standing.ended !== "captured") return { ok: false, reason: "nothing-to-reverse" };
  const value = [...transactions]
    .reverse()
    .map(({ id, postings }) => ({ reversesId: id, postings: mirrorOf(postings) }));
  return { ok: true, value };
}

/** What postings do to a budget's own figures: open reservations, and what is promised or paid. */
export function budgetChange(postings: readonly Posting[]): { pendingMinor: bigint; postedMinor: bigint } {
  const { reserved, promised, paid } = foldPostings(postings);
  return { pendingMinor: reserved, postedMinor: promised + paid };
}
