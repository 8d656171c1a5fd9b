/** The 97.5 % point of the normal distribution: every interval here is one of 95 %. */
export const Z95 = 1.959964;

export type Interval = { low: number; high: number };

/** k of n, with the interval that the true share lies in. Shares run from 0 to 1. */
export type Share = { k: number; n: number; share: number; interval: Interval };

/** Wilson score interval of k of n (Wilson 1927); honest for small n and at 0 and 1. Null when nothing was counted. */
export function wilsonInterval(k: number, n: number): Interval | null {
  if (n <= 0) return null;
  const share = k / n;
  const z2 = Z95 * Z95;
  const centre = share + z2 / (2 * n);
  const half = Z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: k === 0 ? 0 : Math.max(0, (centre - half) / scale),
    high: k === n ? 1 : Math.min(1, (centre + half) / scale),
  };
}

export function shareOf(k: number, n: number): Share | null {
  const interval = wilsonInterval(k, n);
  return interval === null ? null : { k, n, share: k / n, interval };
}

/** What may be said of a difference; "unclear" when its interval holds 0. */
export type Direction = "up" | "down" | "unclear";

export function directionOf({ low, high }: Interval): Direction {
  if (low > 0) return "up";
  return high < 0 ? "down" : "unclear";
}

export type Difference = { difference: number; interval: Interval; direction: Direction };

/**
 * Share after minus share before with Newcombe's hybrid score interval (1998, method 10), which joins the two Wilson
 * intervals. Null when either side is empty.
 */
export function differenceOfShares(before: Share | null, after: Share | null): Difference | null {
  if (before === null || after === null) return null;
  const difference = after.share - before.share;
  const interval = {
    low: difference - Math.hypot(after.share - after.interval.low, before.interval.high - before.share),
    high: difference + Math.hypot(after.interval.high - after.share, before.share - before.interval.low),
  };
  return { difference, interval, direction: directionOf(interval) };
}
