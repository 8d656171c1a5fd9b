import { MINUTE_MS } from "../duration";

/** Quantile with linear interpolation between the neighbours (Hyndman and Fan's type 7). Null for an empty sample. */
export function quantileOf(values: readonly number[], q: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const position = q * (sorted.length - 1);
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) return null;
  return below + (above - below) * (position - Math.floor(position));
}

const GROWTH = Math.log(1.05);

/**
 * The bucket of a duration: 5 % wide for anything above some minutes, about 3 seconds wide near 0. The database has
 * the same formula in its function duration_bucket, which fills the roll-ups.
 */
export function durationBucket(ms: number): number {
  return Math.floor(Math.log(Math.max(ms, 0) / MINUTE_MS + 1) / GROWTH);
}

/** Milliseconds in the (geometric) middle of a bucket. */
export function bucketMidpoint(bucket: number): number {
  return (Math.exp((bucket + 0.5) * GROWTH) - 1) * MINUTE_MS;
}

/** How many durations fell into which bucket. */
export type DurationHistogram = readonly { bucket: number; n: number }[];

/**
 * Quantile of durations in milliseconds from their buckets: the middle of the bucket that holds the ⌈q·n⌉th of them,
 * so within 2.5 % of a real one (2 seconds near 0). Null when nothing was counted.
 */
export function quantileOfDurations(histogram: DurationHistogram, q: number): number | null {
  const sorted = histogram.filter(({ n }) => n > 0).sort((a, b) => a.bucket - b.bucket);
  const total = sorted.reduce((sum, { n }) => sum + n, 0);
  const rank = Math.max(1, Math.ceil(q * total));
  let counted = 0;
  for (const { bucket, n } of sorted) {
    counted += n;
    if (counted >= rank) return bucketMidpoint(bucket);
  }
  return null;
}
