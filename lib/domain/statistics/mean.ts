import { type Direction, directionOf, type Interval, Z95 } from "./proportion";

/** What is needed of a sample to know its mean, so that a database can add it up. */
export type Sums = { n: number; sum: number; sumOfSquares: number };

/** The interval is null for fewer than two values: one answer says nothing about the spread. */
export type Mean = { n: number; mean: number; interval: Interval | null; direction: Direction };

export function sumsOf(values: readonly number[]): Sums {
  return values.reduce(
    ({ n, sum, sumOfSquares }, value) => ({
      n: n + 1,
      sum: sum + value,
      sumOfSquares: sumOfSquares + value * value,
    }),
    { n: 0, sum: 0, sumOfSquares: 0 },
  );
}

const SMALL_T = [12.7062, 4.3027, 3.1824, 2.7764] as const;

/** The 97.5 % point of Student's t: tabled up to 4 degrees of freedom, then Cornish and Fisher's expansion. */
export function studentT95(degrees: number): number {
  const tabled = SMALL_T[degrees - 1];
  if (tabled !== undefined) return tabled;
  const z = Z95;
  return (
    z +
    (z ** 3 + z) / (4 * degrees) +
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * degrees ** 2) +
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / (384 * degrees ** 3)
  );
}

/** Mean with its 95 % interval; the direction is that of the mean against 0. Null for an empty sample. */
export function meanOf({ n, sum, sumOfSquares }: Sums): Mean | null {
  if (n <= 0) return null;
  const mean = sum / n;
  if (n < 2) return { n, mean, interval: null, direction: "unclear" };
  const variance = Math.max(0, (sumOfSquares - n * mean * mean) / (n - 1));
  const margin = studentT95(n - 1) * Math.sqrt(variance / n);
  const interval = { low: mean - margin, high: mean + margin };
  // Equal answers have no spread, which for a few of them is luck and not certainty.
  return { n, mean, interval, direction: variance === 0 ? "unclear" : directionOf(interval) };
}
