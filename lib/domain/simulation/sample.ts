/** A case behind a figure, with what it got and what it would get, in minor units of one currency. */
export type SampleCase = {
  readonly id: string;
  readonly currency: string;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
};

/** How many cases are kept behind a figure; the count itself is exact. */
export const CASES_KEPT = 200;

type Ranked = { readonly rank: number; readonly one: SampleCase };

/** The case that moved most comes first; ties are settled by id, so that the order of the cases changes nothing. */
function byRank(left: Ranked, right: Ranked): number {
  return right.rank - left.rank || (left.one.id < right.one.id ? -1 : left.one.id > right.one.id ? 1 : 0);
}

/** Counts the cases behind one figure and keeps those that moved most, in bounded room. */
export type Sample = { n: number; kept: Ranked[]; last: Ranked | null };

export function emptySample(): Sample {
  return { n: 0, kept: [], last: null };
}

/** Counts a case in; `rank` is how far it moved. */
export function addToSample(sample: Sample, one: SampleCase, rank: number): void {
  sample.n += 1;
  const { last } = sample;
  if (last !== null && (rank < last.rank || (rank === last.rank && one.id >= last.one.id))) return;
  sample.kept.push({ rank, one });
  if (sample.kept.length >= 2 * CASES_KEPT) shrink(sample);
}

function shrink(sample: Sample): void {
  sample.kept.sort(byRank);
  sample.kept.length = Math.min(sample.kept.length, CASES_KEPT);
  if (sample.kept.length === CASES_KEPT) sample.last = sample.kept.at(-1) ?? null;
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
  return sample.kept.map(({ one }) => one);
}
