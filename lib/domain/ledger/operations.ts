import { type AccountName, type ExternalParty, foldPostings, type Posting } from "./accounts";
import { type AwardTransaction, type RemedyStanding, type Standing, standingOf, UNTOUCHED } from "./standing";

/** A remedy of the award, as its money needs it: what kind of relief it is. */
export type RemedyRef = { readonly id: string; readonly kind: string };

/** What a customer gets to spend: a voucher by its code, or points in the wallet. */
export type Issued = { readonly as: "voucher" } | { readonly as: "points"; readonly customerId: string };

export type LedgerOperation =
  | { readonly kind: "reserve"; readonly amountMinor: bigint }
  /** At most what was reserved; the rest goes back to the budget. */
  | { readonly kind: "capture"; readonly amountMinor: bigint }
  | { readonly kind: "void" | "expire" }
  /** The remedy has reached the customer. */
  | { readonly kind: "pay"; readonly remedy: RemedyRef; readonly amountMinor: bigint }
  /** An outside party was told to pay, and has not said yet that it did. */
  | {
      readonly kind: "send";
      readonly remedy: RemedyRef;
      readonly amountMinor: bigint;
      readonly to: ExternalParty;
    }
  /** The outside party did, or it sent the money back. */
  | { readonly kind: "settle" | "return"; readonly remedy: RemedyRef }
  | {
      readonly kind: "issue";
      readonly remedy: RemedyRef;
      readonly amountMinor: bigint;
      readonly issued: Issued;
    }
  /** The customer spent a part of a voucher or of points, or it ran out. */
  | { readonly kind: "redeem" | "lapse"; readonly remedy: RemedyRef; readonly amountMinor: bigint };

export type OperationRefusal =
  | "not-positive"
  | "already-reserved"
  | "not-reserved"
  | "reservation-ended"
  | "over-reservation"
  | "not-captured"
  | "over-promise"
  | "already-paid"
  | "nothing-sent"
  | "over-remaining"
  | "already-reversed"
  | "already-used"
  | "on-its-way"
  | "nothing-to-reverse";
export type OperationResult =
  | { ok: true; value: readonly Posting[] }
  | { ok: false; reason: OperationRefusal };

const named = (account: AccountName["account"], detail = ""): AccountName => ({ account, detail });
const BUDGET = named("budget");
const RESERVED = named("reserved");
const PROMISED = named("promised");

function move(from: AccountName, to: AccountName, amountMinor: bigint): readonly Posting[] {
  if (amountMinor === 0n) return [];
  return [
    { ...to, direction: "debit", amountMinor },
    { ...from, direction: "credit", amountMinor },
  ];
}

const ok = (value: readonly Posting[]): OperationResult => ({ ok: true, value });
const refused = (reason: OperationRefusal): OperationResult => ({ ok: false, reason });

/** The postings of an operation, or why it cannot happen to an award that stands so. */
export function postingsFor(standing: Standing, operation: LedgerOperation): OperationResult {
  if ("amountMinor" in operation && operation.amountMinor <= 0n) return refused("not-positive");
  if (operation.kind === "reserve") {
    if (standing.reservedMinor > 0n) return refused("already-reserved");
    return ok(move(BUDGET, RESERVED, operation.amountMinor));
  }
  if (standing.reversed) return refused("already-reversed");
  if (standing.reservedMinor === 0n) return refused("not-reserved");
  if (!("remedy" in operation)) return endReservation(standing, operation);
  if (standing.ended !== "captured") return refused("not-captured");
  return moveRemedy(standing, operation);
}

type Ending = Exclude<LedgerOperation, RemedyMove | { kind: "reserve" }>;

function endReservation(standing: Standing, operation: Ending): OperationResult {
  if (standing.ended !== null) return refused("reservation-ended");
  const { reserved } = standing.balances;
  if (operation.kind !== "capture") return ok(move(RESERVED, BUDGET, reserved));
  if (operation.amountMinor > reserved) return refused("over-reservation");
  return ok([
    ...move(RESERVED, PROMISED, operation.amountMinor),
    ...move(RESERVED, BUDGET, reserved - operation.amountMinor),
  ]);
}

type RemedyMove = Extract<LedgerOperation, { remedy: RemedyRef }>;

function moveRemedy(standing: Standing, operation: RemedyMove): OperationResult {
  const remedy = standing.remedies.get(operation.remedy.id) ?? UNTOUCHED;
  switch (operation.kind) {
    case "pay":
    case "send":
    case "issue": {
      if (remedy.takenMinor > 0n) return refused("already-paid");
      if (operation.amountMinor > standing.balances.promised) return refused("over-promise");
      return ok(move(PROMISED, destination(operation), operation.amountMinor));
    }
    case "settle":
    case "return": {
      const sent = remedy.holdings.find(({ account }) => account === "external");
      if (!sent) return refused("nothing-sent");
      const to = operation.kind === "return" ? PROMISED : named("paid", operation.remedy.kind);
      return ok(move(named("external", sent.detail), to, sent.amountMinor));
    }
    case "redeem":
    case "lapse":
      return spend(remedy, operation);
  }
}

function destination(operation: Extract<RemedyMove, { kind: "pay" | "send" | "issue" }>): AccountName {
  if (operation.kind === "pay") return named("paid", operation.remedy.kind);
  if (operation.kind === "send") return named("external", operation.to);
  const { issued } = operation;
  return issued.as === "points" ? named("points", issued.customerId) : named("voucher");
}

function spend(
  remedy: RemedyStanding,
  operation: Extract<RemedyMove, { kind: "redeem" | "lapse" }>,
): OperationResult {
  const left = remedy.holdings.find(({ account }) => account === "voucher" || account === "points");
  if (!left || operation.amountMinor > left.amountMinor) return refused("over-remaining");
  const to = operation.kind === "lapse" ? BUDGET : named("paid", operation.remedy.kind);
  return ok(move(named(left.account, left.detail), to, operation.amountMinor));
}

/** The mirror image: amounts are copied, never computed anew, so a reversal undoes exactly what was posted. */
export function mirrorOf(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => ({
    ...posting,
    direction: posting.direction === "debit" ? "credit" : "debit",
  }));
}

export type Reversal = {
  readonly reversesId: string;
  readonly remedyId: string | null;
  readonly postings: readonly Posting[];
};

/**
 * Undoes a captured award as a whole, newest transaction first, so that all of its money is back in the budget and each
 * reversal names its one original. What the customer has spent of it, or a bank has in hand, cannot be undone here.
 */
export function reversalsOf(
  transactions: readonly AwardTransaction[],
): { ok: true; value: readonly Reversal[] } | { ok: false; reason: OperationRefusal } {
  const standing = standingOf(transactions);
  if (standing.reversed) return { ok: false, reason: "already-reversed" };
  if (standing.ended !== "captured") return { ok: false, reason: "nothing-to-reverse" };
  if (standing.balances.external > 0n) return { ok: false, reason: "on-its-way" };
  if ([...standing.remedies.values()].some(({ redeemed }) => redeemed))
    return { ok: false, reason: "already-used" };
  const value = [...transactions]
    .reverse()
    .map(({ id, remedyId, postings }) => ({ reversesId: id, remedyId, postings: mirrorOf(postings) }));
  return { ok: true, value };
}

/** What postings do to a budget's own figures: open reservations, and what is promised, on its way, issued or paid. */
export function budgetChange(postings: readonly Posting[]): { pendingMinor: bigint; postedMinor: bigint } {
  const { reserved, promised, external, voucher, points, paid } = foldPostings(postings);
  return { pendingMinor: reserved, postedMinor: promised + external + voucher + points + paid };
}
