import type { CompensationFacts } from "../facts";
import { IMPACTS } from "../facts";
import { findingOf } from "./finding";
import type { Watch } from "./watch";

/** Tiers in which a plain failure of ours with a known loss brings no goodwill, although it does in another. */
export function findGaps(watch: Watch, plain: CompensationFacts): void {
  const { tiers } = watch.policy;
  const cases = IMPACTS.map((impact) => {
    const facts = { ...plain, impact };
    return { facts, settled: watch.settle(facts) };
  });
  if (cases.every(({ settled }) => settled.totals.goodwillMinor === 0n)) return;
  tiers.forEach(({ id }, rank) => {
    const own = cases.find(({ settled }) => settled.tier.rank === rank);
    if (!own || own.settled.totals.goodwillMinor > 0n || watch.found.has(`gap ${id}`)) return;
    const counterExample = {
      kind: "case",
      facts: own.facts,
      totalMinor: own.settled.totals.totalMinor,
    } as const;
    watch.found.set(`gap ${id}`, findingOf("gap", { path: `tiers[${rank}]`, ids: [id], counterExample }));
  });
}
