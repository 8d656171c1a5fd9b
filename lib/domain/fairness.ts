import { type Sums, studentT95 } from "./statistics/mean";
import type { Interval } from "./statistics/proportion";
import { holm, studentP } from "./statistics/student";

/** What must make no difference between like cases. */
export const DIMENSIONS = ["locale", "channel", "tier", "department"] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** What is compared: all that was given, or what we chose to add. */
export const FAIRNESS_MEASURES = ["total", "goodwill"] as const;
export type FairnessMeasure = (typeof FAIRNESS_MEASURES)[number];

/** Awards of one group of people in one cell of like cases, added up by the database. */
export type GroupSums = Sums & {
  readonly dimension: Dimension;
  readonly group: string;
  readonly cell: string;
};

/** Below this many comparable cases nothing is said of a group. */
export const FEWEST_OF_GROUP = 20;
const ALPHA = 0.05;
/** Rounding of sums leaves this much of a spread that is none. */
const NOTHING = 1e-9;

export type GroupFinding = {
  readonly dimension: Dimension;
  readonly group: string;
  /** Cases with somebody of another group to compare with. */
  readonly n: number;
  /** Cases that are the only ones of their kind, or of a kind that never gets anything. */
  readonly leftOut: number;
  /** Mean difference from the like cases' mean, as a share of it; null where there are too few to say. */
  readonly result: {
    readonly difference: number;
    readonly interval: Interval;
    /** Corrected for the number of groups that were looked at. */
    readonly p: number;
    readonly isFinding: boolean;
  } | null;
};

type Cell = { mean: number; groups: number };
type Tally = Sums & { dimension: Dimension; group: string; leftOut: number };

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function inOrder(rows: readonly GroupSums[]): GroupSums[] {
  return [...rows].sort(
    (a, b) =>
      DIMENSIONS.indexOf(a.dimension) - DIMENSIONS.indexOf(b.dimension) ||
      compare(a.group, b.group) ||
      compare(a.cell, b.cell),
  );
}

/** Each cell's mean over all groups of one dimension, and of how many groups it is made. */
function cellsOf(rows: readonly GroupSums[]): Map<string, Cell> {
  const sums = new Map<string, { n: number; sum: number; groups: number }>();
  for (const { dimension, cell, n, sum } of rows) {
    const key = `${dimension}\n${cell}`;
    const before = sums.get(key) ?? { n: 0, sum: 0, groups: 0 };
    sums.set(key, { n: before.n + n, sum: before.sum + sum, groups: before.groups + 1 });
  }
  return new Map([...sums].map(([key, { n, sum, groups }]) => [key, { mean: sum / n, groups }]));
}

/** Differences from the cell's mean as shares of it, added up from sums: d = x / m − 1. */
function tallied(rows: readonly GroupSums[]): Tally[] {
  const cells = cellsOf(rows);
  const tallies = new Map<string, Tally>();
  for (const { dimension, group, cell, n, sum, sumOfSquares } of rows) {
    const key = `${dimension}\n${group}`;
    const tally = tallies.get(key) ?? { dimension, group, n: 0, sum: 0, sumOfSquares: 0, leftOut: 0 };
    const { mean, groups } = cells.get(`${dimension}\n${cell}`) ?? { mean: 0, groups: 0 };
    if (groups < 2 || mean <= 0) tallies.set(key, { ...tally, leftOut: tally.leftOut + n });
    else
      tallies.set(key, {
        ...tally,
        n: tally.n + n,
        sum: tally.sum + (sum / mean - n),
        sumOfSquares: tally.sumOfSquares + (sumOfSquares / (mean * mean) - (2 * sum) / mean + n),
      });
  }
  return [...tallies.values()];
}

function estimateOf({ n, sum, sumOfSquares }: Sums): { difference: number; interval: Interval; p: number } {
  const difference = sum / n;
  const variance = Math.max(0, (sumOfSquares - n * difference * difference) / (n - 1));
  const error = Math.sqrt(variance / n);
  const margin = studentT95(n - 1) * error;
  const isNothing = Math.abs(difference) < NOTHING;
  // All alike and yet apart from the others: chance has no part in it.
  const p = isNothing ? 1 : error < NOTHING ? 0 : studentP(difference / error, n - 1);
  return { difference, interval: { low: difference - margin, high: difference + margin }, p };
}

/**
 * Compares like with like: each award with the mean of its cell, per group of a dimension. A group's figure is the mean
 * of those differences with a t interval; it is a finding only if the interval excludes 0 and Holm's correction over all
 * groups that were looked at leaves it standing. The group is part of its cell's mean, so the figure is cautious.
 */
export function compareGroups(rows: readonly GroupSums[]): GroupFinding[] {
  const tallies = tallied(inOrder(rows));
  const enough = tallies.filter(({ n }) => n >= FEWEST_OF_GROUP);
  const estimates = enough.map(estimateOf);
  const corrected = holm(estimates.map(({ p }) => p));
  return tallies.map((tally) => {
    const { dimension, group, n, leftOut } = tally;
    const index = enough.indexOf(tally);
    const estimate = estimates[index];
    if (!estimate) return { dimension, group, n, leftOut, result: null };
    const { difference, interval } = estimate;
    const p = corrected[index] ?? 1;
    const isFinding = p < ALPHA && (interval.low > 0 || interval.high < 0);
    return { dimension, group, n, leftOut, result: { difference, interval, p, isFinding } };
  });
}

/** A cell's middle: its median award and the median distance from it, in minor units. */
export type CellMiddle = { readonly n: number; readonly median: number; readonly deviation: number };

/** Fewer like cases have no usual award to be far from. */
export const FEWEST_OF_CELL = 8;
const SCALED_MADS = 3;
/** Makes the median distance of a normal sample its standard deviation. */
const MAD_SCALE = 1.4826;
const TIMES_MEDIAN = 2;

/**
 * Where a single award stops being like its cell: more than three scaled median deviations away, or above twice the
 * median. Null where the cell is too small, or where most got nothing, so that there is no usual award.
 */
export function outlierBounds({ n, median, deviation }: CellMiddle): Interval | null {
  if (n < FEWEST_OF_CELL || median <= 0) return null;
  const far = SCALED_MADS * MAD_SCALE * deviation;
  // Without any spread the median deviation says nothing of how far is far.
  if (deviation === 0) return { low: Number.NEGATIVE_INFINITY, high: TIMES_MEDIAN * median };
  return { low: median - far, high: Math.min(median + far, TIMES_MEDIAN * median) };
}
