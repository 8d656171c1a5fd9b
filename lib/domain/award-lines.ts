/** A remedy of value as it is proposed: its face value in minor units. */
export type AwardLine<Kind extends string = string> = { readonly kind: Kind; readonly faceMinor: bigint };

/**
 * What is still to be awarded when part of it has been given on this complaint already: a decision made anew on better
 * facts adds the difference and never pays twice. The earlier lines are used up first.
 */
export function remainderOf<Line extends AwardLine>(
  lines: readonly Line[],
  givenMinor: bigint,
): readonly Line[] {
  let left = givenMinor;
  return lines.flatMap((line) => {
    const open = line.faceMinor - left;
    left = open < 0n ? -open : 0n;
    return open > 0n ? [{ ...line, faceMinor: open }] : [];
  });
}

export function sumOfLines(lines: readonly AwardLine[]): bigint {
  return lines.reduce((sum, { faceMinor }) => sum + faceMinor, 0n);
}

/** Amount, currency and payee in one text: an approval was given for exactly this (law R12). */
export function awardFingerprint(award: {
  amountMinor: bigint;
  currency: string;
  customerId: string;
}): string {
  return `${award.amountMinor}:${award.currency}:${award.customerId}`;
}
