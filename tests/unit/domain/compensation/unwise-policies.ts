import type { Condition } from "@/lib/domain/compensation/condition";
import type { Amount, Policy, Rule } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { inAll } from "./conditions";

const ALWAYS: Condition = { all: [] };
const AMOUNT: Amount = { op: "fixed", byCurrency: inAll(7_000_000n) };
/** What added rules are made of. */
export const ruleLike = { always: ALWAYS, amount: AMOUNT };

const ADDED: Rule = {
  id: "added",
  priority: 500,
  group: null,
  when: ALWAYS,
  grants: [],
  wording: { name: "rule.unknown", agent: "rule.unknown", customer: null },
};

/** A policy with one more rule at the end of its table. */
export function withRule(rule: Partial<Rule>, policy: Policy = DEFAULT_POLICY): Policy {
  return { ...policy, rules: [...policy.rules, { ...ADDED, ...rule }] };
}

/** The default policy with one rule of its table changed. */
export function changed(id: string, change: Partial<Rule>): Policy {
  const rules = DEFAULT_POLICY.rules.map((rule) => (rule.id === id ? { ...rule, ...change } : rule));
  return { ...DEFAULT_POLICY, rules };
}

type Dates = readonly [from: string | null, to: string | null];

/** The default policy with tariffs, each with a rule that always pays it. */
export function withTariffs(dates: Readonly<Record<string, Dates>>): Policy {
  const ids = Object.keys(dates);
  return {
    ...DEFAULT_POLICY,
    tariffs: Object.entries(dates).map(([id, [effectiveFrom, effectiveTo]]) => ({
      id,
      basis: "statute",
      source: "test",
      effectiveFrom,
      effectiveTo,
      amount: { op: "fixed", byCurrency: inAll(100n) },
    })),
    rules: [
      ...DEFAULT_POLICY.rules,
      ...ids.map((id) => ({
        ...ADDED,
        id: `pay-${id}`,
        grants: [{ give: "tariff", tariff: id, kind: "cash" }] as const,
      })),
    ],
  };
}
