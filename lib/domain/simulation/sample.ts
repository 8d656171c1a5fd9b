/** A case behind a figure, with what it got and what it would get, in minor units of one currency. */
export type SampleCase = {
  readonly id: string;
  readonly currency: string;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
};

/** How many cases are kept behind a figure; the count itself is exact. */
export const CASES_KEPT = 200;

/** How far a case moved: what orders the cases behind a figure. */
export function moveOf({ beforeMinor, afterMinor }: SampleCase): number {
  return Math.abs(Number(afterMinor - beforeMinor));
}

/** The case that moved most comes first; ties are settled by id, so that the order of the cases changes nothing. */
function byMove(left: SampleCase, right: SampleCase): number {
  return moveOf(right) - moveOf(left) || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);
}

/**
 * Counts the cases behind one figure and keeps those that moved most, in bounded room. There are thousands of figures,
 * so no more is kept of a case than the case itself, which its figures share.
 */
export type Sample = { n: number; kept: SampleCase[]; last: { move: number; id: string } | null };

export function emptySample(): Sample {
  return { n: 0, kept: [], last: null };
}

/** Counts a case in; `move` is how far it moved, worked out once for all its figures. */
export function addToSample(sample: Sample, one: SampleCase, move: number): void {
  sample.n += 1;
  const { last } = sample;
  if (last !== null && (move < last.move || (move === last.move && one.id >= last.id))) return;
  sample.kept.push(one);
  if (sample.kept.length >= 2 * CASES_KEPT) shrink(sample);
}

function shrink(sample: Sample): void {
  sample.kept.sort(byMove);
  sample.kept.length = Math.min(sample.kept.length, CASES_KEPT);
  const last = sample.kept[CASES_KEPT - 1];
  if (last) sample.last = { move: moveOf(last), id: last.id };
}

/** Adds what another sample counted and kept: of both together, those that moved most are kept. */
export function mergeSample(into: Sample, from: Sample): void {
  into.n += from.n;
  into.kept.push(...from.kept);
  shrink(into);
}

/** The kept cases, the one that moved most first. */
export function casesOf(sample: Sample): readonly SampleCase[] {
  shrink(sample);
  return sample.kept;
}
