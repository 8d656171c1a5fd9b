/** What is left of the points of one remedy; one point is one minor unit of its currency. */
export type LotRest = { readonly id: string; readonly restMinor: bigint; readonly expiresAt: Date };

export type LotShare = { readonly id: string; readonly amountMinor: bigint };

/** What would run out first goes first; of two that end together the one with the smaller id. */
export function inSpendingOrder<Lot extends LotRest>(lots: readonly Lot[]): readonly Lot[] {
  return [...lots].sort(
    (left, right) => left.expiresAt.getTime() - right.expiresAt.getTime() || (left.id < right.id ? -1 : 1),
  );
}

/** Of two whole amounts; Math.min knows no bigint. */
function leastOf(one: bigint, other: bigint): bigint {
  if (one < other) return one;
  return other;
}

/** How an amount is taken from the lots of a wallet; null when all of them together hold less. */
export function planSpending(lots: readonly LotRest[], amountMinor: bigint): readonly LotShare[] | null {
  const shares: LotShare[] = [];
  let left = amountMinor;
  for (const { id, restMinor } of inSpendingOrder(lots)) {
    if (left === 0n) break;
    const taken = leastOf(restMinor, left);
    if (taken <= 0n) continue;
    shares.push({ id, amountMinor: taken });
    left -= taken;
  }
  return left === 0n ? shares : null;
}
