import type { Condition } from "./condition";
import type { Guarantee, Policy, Rule } from "./policy";

function isBroken({ promise, fromLateMinutes }: Guarantee): Condition {
  if (promise === "resolution")
    return { fact: "resolutionLateMinutes", from: Math.max(1, fromLateMinutes), to: null };
  // Whether a promise was broken at all is known to the second, how late it was to the minute.
  return fromLateMinutes === 0
    ? { fact: "promiseBroken", is: true }
    : { fact: "answerLateMinutes", from: fromLateMinutes, to: null };
}

/** A guarantee in the form of a rule: what stands behind the table of rules, as the last to be looked at. */
export function guaranteeRule(guarantee: Guarantee): Rule {
  return {
    id: guarantee.id,
    priority: Number.MAX_SAFE_INTEGER,
    group: null,
    when: isBroken(guarantee),
    grants: [
      {
        give: "owed",
        purpose: "guarantee",
        kind: guarantee.kind,
        amount: { op: "fixed", byCurrency: guarantee.amountMinor },
      },
    ],
    wording: guarantee.wording,
  };
}

/** Everything that a decision looks at: the table's rules and the guarantees. */
export function allRules(policy: Policy): readonly Rule[] {
  return [...policy.rules, ...policy.guarantees.map(guaranteeRule)];
}

/** The rule of an id, guarantees included; undefined where the policy has none of that name. */
export function ruleById(policy: Policy, id: string): Rule | undefined {
  const rule = policy.rules.find((each) => each.id === id);
  if (rule) return rule;
  const guarantee = policy.guarantees.find((each) => each.id === id);
  return guarantee && guaranteeRule(guarantee);
}

/** The order in which rules are looked at. */
export function compareRules(left: Rule, right: Rule): number {
  return left.priority - right.priority || (left.id < right.id ? -1 : 1);
}
