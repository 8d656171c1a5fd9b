import type { Currency } from "../../currency";
import { IMPACTS } from "../facts";
import { allRules, compareRules } from "../guarantee";
import type { Amounts, Guarantee, Policy, Rule, Tariff, Tier } from "../policy";
import type { OwnWords } from "../wording";
import { freshId, moved } from "./lists";
import { mapPolicy } from "./walk";

const NO_WORDS: OwnWords = { en: "", "zh-Hans": "", "zh-Hant": "" };
const STEP = 10;

/** The rules in the order in which they are looked at, which is how a person reads them; nothing else changes. */
export function inReadingOrder(policy: Policy): Policy {
  return { ...policy, rules: [...policy.rules].sort(compareRules) };
}

/** Priorities that say what the order of the list says. */
function renumbered(rules: readonly Rule[]): readonly Rule[] {
  return rules.map((rule, index) => ({ ...rule, priority: (index + 1) * STEP }));
}

const ruleIds = (policy: Policy): readonly string[] => allRules(policy).map(({ id }) => id);

/** One rule earlier or later; the order is then written into the priorities. */
export function moveRule(policy: Policy, from: number, to: number): Policy {
  return { ...policy, rules: renumbered(moved(policy.rules, from, to)) };
}

/** A new rule at the end, for the failures that are ours, which gives nothing yet. */
export function addRule(policy: Policy): Policy {
  const rule: Rule = {
    id: freshId("rule", ruleIds(policy)),
    priority: 0,
    group: null,
    when: { all: [{ fact: "attribution", in: ["company", "partner"] }] },
    grants: [{ give: "rate", bp: 0 }],
    wording: { name: NO_WORDS, agent: NO_WORDS, customer: null },
  };
  return { ...policy, rules: renumbered([...policy.rules, rule]) };
}

/** The same rule again, right behind, under an id of its own. */
export function copyRule(policy: Policy, index: number): Policy {
  const rule = policy.rules[index];
  if (!rule) return policy;
  const copy = { ...rule, id: freshId(rule.id, ruleIds(policy)) };
  return {
    ...policy,
    rules: renumbered([...policy.rules.slice(0, index + 1), copy, ...policy.rules.slice(index + 1)]),
  };
}

/** A tier above the highest, with its gesture to start from. */
export function addTier(policy: Policy): Policy {
  const highest = policy.tiers.at(-1);
  const next = highest ? IMPACTS.indexOf(highest.fromImpact) + 1 : 0;
  const tier: Tier = {
    id: freshId(
      "tier",
      policy.tiers.map(({ id }) => id),
    ),
    name: NO_WORDS,
    fromImpact: IMPACTS[Math.min(next, IMPACTS.length - 1)] ?? "minor",
    gestureMinor: highest?.gestureMinor ?? {},
  };
  return { ...policy, tiers: [...policy.tiers, tier] };
}

/** Gives a tier another id and tells every condition that names it. An id that another tier has changes nothing. */
export function renameTier(policy: Policy, from: string, to: string): Policy {
  if (from === to || policy.tiers.some(({ id }) => id === to)) return policy;
  const told = mapPolicy(policy, {
    test: (test) =>
      "in" in test && test.fact === "tier"
        ? { ...test, in: test.in.map((id) => (id === from ? to : id)) }
        : test,
  });
  return { ...told, tiers: told.tiers.map((tier) => (tier.id === from ? { ...tier, id: to } : tier)) };
}

/** A new tariff without words or amounts. */
export function addTariff(policy: Policy): Policy {
  const id = freshId(
    "tariff",
    policy.tariffs.map((tariff) => tariff.id),
  );
  const tariff: Tariff = {
    id,
    basis: "contract",
    source: "",
    effectiveFrom: null,
    effectiveTo: null,
    amount: { op: "fixed", byCurrency: {} },
  };
  return { ...policy, tariffs: [...policy.tariffs, tariff] };
}

/** A measure that the case page is to ask for. */
export function addMeasure(policy: Policy): Policy {
  const names = policy.measures.map(({ name }) => name);
  const measure = { name: freshId("measure", names), label: NO_WORDS, unit: "times" } as const;
  return { ...policy, measures: [...policy.measures, measure] };
}

/** A new promise whose breach brings money; how much is to be said. */
export function addGuarantee(policy: Policy): Policy {
  const guarantee: Guarantee = {
    id: freshId("guarantee", ruleIds(policy)),
    promise: "answer",
    fromLateMinutes: 0,
    kind: "cash",
    amountMinor: {},
    wording: { name: NO_WORDS, agent: NO_WORDS, customer: NO_WORDS },
  };
  return { ...policy, guarantees: [...policy.guarantees, guarantee] };
}

/** One more currency. Nothing is converted: every amount in it is still to be filled in. */
export function addCurrency(policy: Policy, currency: Currency): Policy {
  if (policy.currencies.includes(currency)) return policy;
  return { ...policy, currencies: [...policy.currencies, currency] };
}

/** A currency less, with every amount in it. */
export function removeCurrency(policy: Policy, currency: Currency): Policy {
  const less = mapPolicy(policy, {
    amounts: (amounts) => Object.fromEntries(Object.entries(amounts).filter(([code]) => code !== currency)),
  });
  return { ...less, currencies: policy.currencies.filter((code) => code !== currency) };
}

/** The amount of one currency set, or taken away (null). */
export function withAmount(amounts: Amounts, currency: Currency, amountMinor: bigint | null): Amounts {
  const rest = Object.entries(amounts).filter(([code]) => code !== currency);
  return Object.fromEntries(amountMinor === null ? rest : [...rest, [currency, amountMinor]]);
}

/** Where an amount in one of the policy's currencies is still to be filled in. */
export function missingAmounts(policy: Policy): readonly string[] {
  const missing: string[] = [];
  mapPolicy(policy, {
    amounts: (amounts, path) => {
      for (const code of policy.currencies) if (amounts[code] === undefined) missing.push(`${path}.${code}`);
      return amounts;
    },
  });
  return missing;
}
