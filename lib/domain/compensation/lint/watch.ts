import { compilePolicy } from "../compile/policy";
import { type Settled, settle, situationOf } from "../decide";
import { type CompensationFacts, isOurs, UNKNOWN } from "../facts";
import { allRules } from "../guarantee";
import type { Policy, Rule } from "../policy";
import { isMoneyKind } from "../remedies";
import { plainPrice } from "./dimensions";
import { type CounterExample, findingOf, type LintFinding } from "./finding";

/** Settles cases of a policy and notes on the way what is wrong with any of them; each thing is noted once. */
export type Watch = {
  readonly policy: Policy;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Throws for a currency that the policy does not have. */
  readonly settle: (facts: CompensationFacts) => Settled;
  /** Rules that some case has counted, and for the others those that counted instead. */
  readonly counted: Set<string>;
  readonly insteadOf: Map<string, string>;
  /** Findings by what they are about: the first case found is the plainest. */
  readonly found: Map<string, LintFinding>;
};

/** Where a rule or guarantee stands in the document. */
export function pathOf(policy: Policy, id: string): string {
  const index = policy.rules.findIndex((rule) => rule.id === id);
  if (index >= 0) return `rules[${index}]`;
  return `guarantees[${policy.guarantees.findIndex((guarantee) => guarantee.id === id)}]`;
}

/** The rules that counted in a settled. */
export function countedIn(settled: Settled): readonly string[] {
  return settled.tally.trace.flatMap(({ rule, outcome }) => (outcome === "matched" ? [rule] : []));
}

function note(watch: Watch, key: string, finding: () => LintFinding): void {
  if (!watch.found.has(key)) watch.found.set(key, finding());
}

function example(facts: CompensationFacts, settled: Settled): CounterExample {
  return { kind: "case", facts, totalMinor: settled.totals.totalMinor };
}

/** Each of some rules once, in the order of the document. */
function asWritten({ rules }: Watch, ids: readonly string[]): readonly string[] {
  return [...rules.keys()].filter((id) => ids.includes(id));
}

function tariffsOf(rule: Rule | undefined): readonly string[] {
  return rule?.grants.flatMap((grant) => (grant.give === "tariff" ? [grant.tariff] : [])) ?? [];
}

/** The price given back more than once, or one tariff paid by two rules. */
function watchPayments(watch: Watch, facts: CompensationFacts, settled: Settled): void {
  const { lines } = settled;
  const price = lines.filter(({ purpose }) => purpose === "price");
  const back = price.reduce((sum, { faceMinor }) => sum + faceMinor, 0n);
  if (facts.pricePaidMinor !== UNKNOWN && back > facts.pricePaidMinor) {
    const ids = asWritten(
      watch,
      price.flatMap(({ rules }) => rules),
    );
    const last = ids.at(-1) ?? "";
    note(watch, `twice price ${ids.join(" ")}`, () =>
      findingOf("paid-twice", {
        path: pathOf(watch.policy, last),
        ids,
        counterExample: example(facts, settled),
      }),
    );
  }
  const paying = lines.flatMap(({ purpose, rules }) => (purpose === "tariff" ? rules : []));
  if (paying.length < 2) return;
  const payers = asWritten(watch, paying);
  const tariffs = payers.flatMap((id) => tariffsOf(watch.rules.get(id)));
  const twice = new Set(tariffs.filter((tariff, index) => tariffs.indexOf(tariff) < index));
  for (const tariff of twice) {
    const ids = payers.filter((id) => tariffsOf(watch.rules.get(id)).includes(tariff));
    note(watch, `twice tariff ${tariff} ${ids.join(" ")}`, () =>
      findingOf("paid-twice", {
        path: pathOf(watch.policy, ids.at(-1) ?? ""),
        ids: [...ids, tariff],
        counterExample: example(facts, settled),
      }),
    );
  }
}

function rateOf(rule: Rule | undefined): number {
  return rule?.grants.reduce((sum, grant) => sum + (grant.give === "rate" ? grant.bp : 0), 0) ?? 0;
}

function addsAmount(rule: Rule | undefined): boolean {
  return rule?.grants.some(({ give }) => give === "goodwill") ?? false;
}

/** Goodwill that the law cuts although nothing special is the matter: it stands in the table and is never paid. */
function watchCeiling(watch: Watch, facts: CompensationFacts, settled: Settled): void {
  if (facts.pricePaidMinor === UNKNOWN || facts.pricePaidMinor === 0n) return;
  if (!settled.caps.some(({ cap }) => cap === "goodwill-ceiling")) return;
  const ids = countedIn(settled).filter((id) => {
    const rule = watch.rules.get(id);
    return rateOf(rule) > 0 || addsAmount(rule);
  });
  const rate = ids.reduce((sum, id) => sum + rateOf(watch.rules.get(id)), 0);
  const amounts = ids.filter((id) => addsAmount(watch.rules.get(id)));
  // A fixed amount is paid in full where the price is high enough; only at the plain price is it out of proportion.
  const isOut = amounts.length > 0 && facts.pricePaidMinor >= plainPrice(watch.policy, facts.currency);
  if (rate <= watch.policy.caps.goodwillCeilingBp && !isOut) return;
  const [most] = isOut
    ? amounts
    : ids.toSorted((a, b) => rateOf(watch.rules.get(b)) - rateOf(watch.rules.get(a)));
  if (most === undefined) return;
  note(watch, `ceiling ${most}`, () =>
    findingOf("above-ceiling", {
      path: `${pathOf(watch.policy, most)}.grants`,
      ids: [most, ...ids.filter((id) => id !== most)],
      counterExample: example(facts, settled),
    }),
  );
}

/** Law R7: after a monetary failure nothing but money, unless the customer chose something else on record. */
function watchKinds(watch: Watch, facts: CompensationFacts, settled: Settled): void {
  if (facts.failureKind !== "monetary" || facts.customerChoice !== "none") return;
  for (const { kind, rules } of settled.lines) {
    if (isMoneyKind(kind)) continue;
    note(watch, `kind ${rules.join(" ")}`, () =>
      findingOf("not-in-money", {
        path: pathOf(watch.policy, rules[0] ?? ""),
        ids: rules,
        counterExample: example(facts, settled),
      }),
    );
  }
}

/** Law R5: the first goodwill for something of ours that was accepted though flawed is more than nothing. */
function watchFirstGoodwill(watch: Watch, facts: CompensationFacts, settled: Settled): void {
  if (facts.acceptance !== "accepted-flawed" || !isOurs(facts.attribution)) return;
  if (facts.pricePaidMinor === UNKNOWN || facts.pricePaidMinor <= 1n || facts.awardsInWindowMinor > 0n)
    return;
  if (settled.totals.goodwillMinor > 0n || facts.earlierComplaints.length > 0) return;
  const { id, rank } = settled.tier;
  note(watch, `first ${id}`, () =>
    findingOf("no-first-goodwill", {
      path: `tiers[${rank}].gestureMinor`,
      ids: [id],
      counterExample: example(facts, settled),
    }),
  );
}

function record(watch: Watch, settled: Settled): void {
  for (const { rule, outcome, by } of settled.tally.trace) {
    if (outcome === "matched") watch.counted.add(rule);
    else if (by !== null && !watch.insteadOf.has(rule)) watch.insteadOf.set(rule, by);
  }
}

/** Begins to watch a policy. */
export function watchOf(policy: Policy): Watch {
  const watch: Watch = {
    policy,
    rules: new Map(allRules(policy).map((rule) => [rule.id, rule])),
    counted: new Set(),
    insteadOf: new Map(),
    found: new Map(),
    settle(facts) {
      const compiled = compilePolicy(policy, facts.currency);
      if (!compiled) throw new RangeError(`Policy ${policy.id} has no ${facts.currency}`);
      const settled = settle(compiled, situationOf(facts, compiled));
      record(watch, settled);
      watchPayments(watch, facts, settled);
      watchCeiling(watch, facts, settled);
      watchKinds(watch, facts, settled);
      watchFirstGoodwill(watch, facts, settled);
      return settled;
    },
  };
  return watch;
}
