import { factsOf } from "../condition";
import type { Settled } from "../decide";
import { type CompensationFacts, IMPACTS } from "../facts";
import type { Rule } from "../policy";
import { type CounterExample, findingOf } from "./finding";
import { countedIn, pathOf, type Watch } from "./watch";

type Case = { readonly facts: CompensationFacts; readonly settled: Settled };
/** Steps on which law R2 is walked, both in rising order. */
export type Steps = { readonly losses: readonly bigint[]; readonly prices: readonly bigint[] };

function movesMoney(rule: Rule | undefined): boolean {
  return rule?.grants.some(({ give }) => give !== "human") ?? false;
}

function givesNothing(rule: Rule | undefined): boolean {
  return rule?.grants.every(({ give }) => give === "nothing") ?? false;
}

/** What rules owe, by rule. */
function owedBy({ lines }: Settled): ReadonlyMap<string, bigint> {
  const owed = new Map<string, bigint>();
  for (const line of lines) {
    if (line.part !== "entitlement") continue;
    for (const id of line.rules) owed.set(id, (owed.get(id) ?? 0n) + line.faceMinor);
  }
  return owed;
}

type Blame = { readonly path: string; readonly ids: readonly string[] };

/** Rules that counted in both cases and yet brought less in the graver one. */
function blameAmounts({ policy, rules }: Watch, lesser: Settled, graver: Settled): Blame {
  const after = owedBy(graver);
  const owed = [...owedBy(lesser)].flatMap(([id, amount]) => ((after.get(id) ?? 0n) < amount ? [id] : []));
  const chosen = countedIn(graver).filter((id) =>
    rules.get(id)?.grants.some(({ give }) => give === "goodwill"),
  );
  const ids = owed.length > 0 ? owed : chosen;
  const [first] = ids;
  if (first !== undefined) return { path: `${pathOf(policy, first)}.grants`, ids };
  return { path: `tiers[${graver.tier.rank}]`, ids: [lesser.tier.id, graver.tier.id] };
}

/** What a rule asks for and what it gives, without the values. */
function kindOf({ rules }: Watch, id: string): string {
  const rule = rules.get(id);
  return rule ? [...factsOf(rule.when), ...rule.grants.map(({ give }) => give)].sort().join(" ") : "";
}

/** What is to be mended: the rule that stops counting, its amount where another takes its place, or what excludes it. */
function blame(watch: Watch, lesser: Settled, graver: Settled): Blame {
  const before = countedIn(lesser).filter((id) => movesMoney(watch.rules.get(id)));
  const after = countedIn(graver).filter((id) => movesMoney(watch.rules.get(id)));
  const lost = before.filter((id) => !after.includes(id));
  const gained = after.filter((id) => !before.includes(id));
  const [first] = lost;
  if (first === undefined) return blameAmounts(watch, lesser, graver);
  const tiers = lesser.tier.id === graver.tier.id ? [] : [lesser.tier.id, graver.tier.id];
  const exclusion = gained.find((id) => givesNothing(watch.rules.get(id)));
  // A rule that another of its kind follows has the wrong amount; one that none follows asks for the wrong thing.
  const alone = lost.find((id) => !gained.some((other) => kindOf(watch, other) === kindOf(watch, id)));
  const main = exclusion ?? alone ?? first;
  const part = (exclusion ?? alone) ? "when" : "grants";
  const others = [...lost, ...gained].filter((id) => id !== main);
  return { path: `${pathOf(watch.policy, main)}.${part}`, ids: [main, ...others, ...tiers] };
}

function pairOf(lesser: Case, graver: Case): CounterExample {
  return {
    kind: "pair",
    lesser: lesser.facts,
    lesserMinor: lesser.settled.totals.totalMinor,
    graver: graver.facts,
    graverMinor: graver.settled.totals.totalMinor,
  };
}

function compare(watch: Watch, lesser: Case | undefined, graver: Case): void {
  if (!lesser || graver.settled.totals.totalMinor >= lesser.settled.totals.totalMinor) return;
  const { path, ids } = blame(watch, lesser.settled, graver.settled);
  const key = `falls ${path.replace(/\.\w+$/, "")}`;
  if (watch.found.has(key)) return;
  watch.found.set(key, findingOf("not-monotone", { path, ids, counterExample: pairOf(lesser, graver) }));
}

/** Walks a case through every impact and, for each, up a row of other changes; a total that falls is found. */
function walk(watch: Watch, facts: CompensationFacts, row: readonly Partial<CompensationFacts>[]): void {
  let lighter: Case[] = [];
  for (const impact of IMPACTS) {
    const cases: Case[] = [];
    for (const change of row) {
      const changed = { ...facts, ...change, impact };
      const graver = { facts: changed, settled: watch.settle(changed) };
      compare(watch, lighter[cases.length], graver);
      compare(watch, cases.at(-1), graver);
      cases.push(graver);
    }
    lighter = cases;
  }
}

/** Law R2 around one case: the total never falls when impact, proven loss or price rises, all else equal. */
export function walkCase(watch: Watch, facts: CompensationFacts, { losses, prices }: Steps): void {
  walk(
    watch,
    facts,
    losses.map((provenLossMinor) => ({ provenLossMinor })),
  );
  if (prices.length === 0) return;
  // Law R5 draws its line below the price, so where something had no price at all it draws none.
  const paid = facts.acceptance === "accepted-flawed" ? prices.filter((price) => price > 0n) : prices;
  walk(
    watch,
    facts,
    paid.map((pricePaidMinor) => ({ pricePaidMinor })),
  );
}
