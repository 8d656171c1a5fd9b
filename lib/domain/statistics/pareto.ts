export type Counted = { key: string; n: number };
/** `vital` marks the few that together make up most of it. */
export type ParetoRow = Counted & { share: number; cumulativeShare: number; vital: boolean };

/**
 * Descending, ties by key; vital is the smallest prefix that reaches the threshold. Empty when nothing was counted.
 * Counts are compared, not shares: a sum of rounded shares may miss 80 % by a hair.
 */
export function pareto(counts: readonly Counted[], threshold = 0.8): ParetoRow[] {
  const sorted = counts
    .filter(({ n }) => n > 0)
    .sort((a, b) => b.n - a.n || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const total = sorted.reduce((sum, { n }) => sum + n, 0);
  let before = 0;
  return sorted.map(({ key, n }) => {
    const vital = before < threshold * total;
    before += n;
    return { key, n, share: n / total, cumulativeShare: before / total, vital };
  });
}
