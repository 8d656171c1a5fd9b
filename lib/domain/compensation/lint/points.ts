import { amountParts } from "../check-policy";
import type { ChoiceFact, Condition, FactName } from "../condition";
import { allRules } from "../guarantee";
import type { Amount, Policy, Rule } from "../policy";

/** One comparison of a condition. */
export type Leaf = Exclude<Condition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** The comparisons a condition is made of. */
export function leavesOf(condition: Condition): readonly Leaf[] {
  if ("all" in condition) return condition.all.flatMap(leavesOf);
  if ("any" in condition) return condition.any.flatMap(leavesOf);
  return "not" in condition ? leavesOf(condition.not) : [condition];
}

function withParts(amount: Amount): readonly Amount[] {
  return [amount, ...amountParts(amount).flatMap(withParts)];
}

/** Every amount that a rule can bring, with the parts it is made of; a tariff's included. */
export function amountsIn(rule: Rule, policy: Policy): readonly Amount[] {
  return rule.grants.flatMap((grant) => {
    if (grant.give === "tariff")
      return policy.tariffs
        .filter(({ id }) => id === grant.tariff)
        .flatMap(({ amount }) => withParts(amount));
    return "amount" in grant ? withParts(grant.amount) : [];
  });
}

/** All that the table and the amounts of a policy compare a case with: what a search has to look at the edges of. */
export type Points = { readonly leaves: readonly Leaf[]; readonly amounts: readonly Amount[] };

/** Reads the points out of the policy itself. */
export function pointsOf(policy: Policy): Points {
  const rules = allRules(policy);
  const amounts = rules.flatMap((rule) => amountsIn(rule, policy));
  const inAmounts = amounts.flatMap((amount) => (amount.op === "if" ? leavesOf(amount.when) : []));
  return { leaves: [...rules.flatMap(({ when }) => leavesOf(when)), ...inAmounts], amounts };
}

/** Whether anything compares a fact. */
export function reads({ leaves }: Points, fact: FactName): boolean {
  return leaves.some((leaf) => leaf.fact === fact);
}

/** The sets that a choice is compared with. */
export function setsOf({ leaves }: Points, fact: ChoiceFact): readonly (readonly string[])[] {
  return leaves.flatMap((leaf) => ("in" in leaf && leaf.fact === fact ? [leaf.in] : []));
}

/** Both sides of every edge of a number: within `from` to `to` nothing else can make a difference. */
export function edgesOf({ leaves, amounts }: Points, fact: string): readonly number[] {
  const edges: number[] = [];
  for (const leaf of leaves) {
    if (leaf.fact !== fact || !("from" in leaf)) continue;
    if (leaf.from !== null) edges.push(leaf.from - 1, leaf.from);
    if (leaf.to !== null) edges.push(leaf.to, leaf.to + 1);
  }
  for (const amount of amounts) edges.push(...edgesOfAmount(amount, fact));
  const whole = edges.filter((edge) => Number.isSafeInteger(edge) && edge >= 0);
  return [...new Set(whole)].sort((left, right) => left - right);
}

function edgesOfAmount(amount: Amount, fact: string): readonly number[] {
  if (amount.op === "bands" && fact === `measure:${amount.measure}`)
    return amount.bands.flatMap((band) =>
      "from" in band ? [band.from - 1, band.from] : [band.over, band.over + 1],
    );
  if (amount.op === "each" && fact === `measure:${amount.measure}`) {
    const last = amount.most === null ? [] : [amount.free + amount.most, amount.free + amount.most + 1];
    return [amount.free, amount.free + 1, ...last];
  }
  return [];
}

/** The amounts, in one currency, that an amount fact is compared with. */
export function thresholdsOf({ leaves }: Points, fact: FactName, currency: string): readonly bigint[] {
  return leaves.flatMap((leaf) =>
    "reachesMinor" in leaf && leaf.fact === fact ? [leaf.reachesMinor[currency] ?? 0n] : [],
  );
}

/** The measures that anything asks for, by name. */
export function measuresOf({ leaves, amounts }: Points): readonly string[] {
  const asked = [
    ...leaves.map(({ fact }) => fact),
    ...amounts.map((amount) => {
      if (amount.op === "bands" || amount.op === "each") return `measure:${amount.measure}`;
      return amount.op === "share" ? amount.of : "";
    }),
  ];
  const prefix = "measure:";
  const names = asked.filter((fact) => fact.startsWith(prefix)).map((fact) => fact.slice(prefix.length));
  return [...new Set(names)].sort();
}
