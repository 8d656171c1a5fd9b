import type { Applied } from "./apply-rules";
import type { CompiledPolicy } from "./compile/policy";
import type { FactName } from "./condition";
import type { Decision, Explanation, Message, Param, RejectedAlternative } from "./decision";
import { ruleById } from "./guarantee";
import { measureName } from "./measures";
import type { Policy, Rule } from "./policy";
import { HUMAN_KINDS, REMEDY_KINDS, type RemedyKind } from "./remedies";
import type { Wording } from "./wording";

/** What an explanation speaks of. */
export type Explained = Pick<
  Extract<Decision, { kind: "award" }>,
  | "currency"
  | "tier"
  | "doubleDeviation"
  | "lines"
  | "totals"
  | "approval"
  | "holds"
  | "caps"
  | "rejected"
  | "missing"
  | "limits"
>;
type Ground = { readonly compiled: CompiledPolicy; readonly applied: readonly Applied[] };
type Params = Readonly<Record<string, Param>>;

const NO_PARAMS: Params = {};
const MEASURE = "measure:";
const NO_TIER = { name: { message: "tier.unknown" }, gesture: 0 };

// What is said again and again in the same words is made once.
function onceFor<K extends string, V>(keys: readonly K[], make: (key: K) => V): ReadonlyMap<string, V> {
  return new Map(keys.map((key) => [key, make(key)]));
}
const SAID = {
  agent: onceFor(HUMAN_KINDS, (kind) => say(`agent.${kind}`)),
  customer: onceFor(HUMAN_KINDS, (kind) => say(`customer.${kind}`)),
};
const KIND_NAMES = onceFor(REMEDY_KINDS, (kind): Param => ({ message: `kind.${kind}` }));
const NO_AWARD = { agent: say("agent.no-award"), customer: say("customer.no-award") };
const FACTS_OPEN = say("customer.facts-open");

function say(key: string, params: Params = NO_PARAMS): Message {
  return { key, params };
}

function money(amountMinor: bigint, currency: string): Param {
  return { money: { amountMinor, currency } };
}

function named(key: string): Param {
  return { message: key };
}

function tierName(policy: Policy, id: string): Param {
  return { message: policy.tiers.find((tier) => tier.id === id)?.name ?? "tier.unknown" };
}

function ruleName(policy: Policy, id: string): Param {
  return {
    message: ruleById(policy, id)?.wording.name ?? "rule.unknown",
  };
}

function kindName(kind: RemedyKind): Param {
  return KIND_NAMES.get(kind) ?? { message: `kind.${kind}` };
}

/** "We lack this fact", by the fact's own name; a measure is called as the policy calls it. */
function missingMessage(fact: FactName, policy: Policy): Message {
  return fact.startsWith(MEASURE)
    ? say("agent.missing-measure", { name: measureName(policy, fact.slice(MEASURE.length)) })
    : say("agent.missing", { fact: named(`fact.${fact}`) });
}

function rejectedMessage(rejected: RejectedAlternative, policy: Policy): Message {
  return rejected.alternative === "rule"
    ? say("agent.superseded", { rule: ruleName(policy, rejected.rule), by: ruleName(policy, rejected.by) })
    : say(`agent.rejected.${rejected.reason}`, { kind: kindName(rejected.kind) });
}

function humanMessages(decision: Pick<Decision, "lines">, to: "agent" | "customer"): Message[] {
  const messages: Message[] = [];
  for (const { part, kind } of decision.lines) {
    const said = part === "human" && kind !== "explanation" ? SAID[to].get(kind) : undefined;
    if (said) messages.push(said);
  }
  return messages;
}

function tierMessage(decision: Pick<Decision, "tier" | "doubleDeviation">, policy: Policy): Message {
  const { id, raisedFrom } = decision.tier;
  const tier = tierName(policy, id);
  if (raisedFrom !== null) return say("agent.tier-raised", { tier, from: tierName(policy, raisedFrom) });
  return say(decision.doubleDeviation ? "agent.tier-top" : "agent.tier", { tier });
}

function givesNothing(rule: Rule): boolean {
  return rule.grants.every((grant) => grant.give === "nothing");
}

function agentMessages(decision: Explained, ground: Ground): Message[] {
  const { policy, tiers, nothing } = ground.compiled;
  const { currency, limits } = decision;
  const { name: tier, gesture } = tiers[decision.tier.rank] ?? NO_TIER;
  const messages = [tierMessage(decision, policy), ...humanMessages(decision, "agent")];
  for (const { rule, amountMinor, bp } of ground.applied) {
    messages.push({
      key: rule.wording.agent,
      params: {
        amount: amountMinor === 0n ? nothing : money(amountMinor, currency),
        percent: bp / 100,
        gesture,
        tier,
      },
    });
  }
  const { entitlementMinor, goodwillMinor, totalMinor } = decision.totals;
  if (goodwillMinor > 0n) {
    messages.push(
      say("agent.goodwill", {
        amount: money(goodwillMinor, currency),
        basis: money(limits.lossBasisMinor, currency),
      }),
    );
  }
  for (const { cap, fromMinor, toMinor } of decision.caps) {
    messages.push(
      say(`agent.cap.${cap}`, { from: money(fromMinor, currency), to: money(toMinor, currency) }),
    );
  }
  for (const reason of decision.approval) {
    messages.push(say(`agent.approval.${reason}`, { line: money(limits.approvalLineMinor, currency) }));
  }
  for (const reason of decision.holds) {
    messages.push(say(`agent.hold.${reason}`, { percent: policy.caps.holdBelowPriceBp / 100 }));
  }
  for (const fact of decision.missing) messages.push(missingMessage(fact, policy));
  for (const rejected of decision.rejected) messages.push(rejectedMessage(rejected, policy));
  messages.push(
    totalMinor === 0n
      ? NO_AWARD.agent
      : say("agent.total", {
          entitlement: money(entitlementMinor, currency),
          goodwill: money(goodwillMinor, currency),
          total: money(totalMinor, currency),
        }),
  );
  return messages;
}

function customerRuleMessage(key: Wording, decision: Explained, applied: Applied): Message | null {
  if (givesNothing(applied.rule)) return { key, params: NO_PARAMS };
  if (applied.amountMinor === 0n) return null;
  const line = decision.lines.find((each) => each.part !== "human" && each.rules.includes(applied.rule.id));
  const amount = money(applied.amountMinor, decision.currency);
  return { key, params: { amount, kind: kindName(line?.kind ?? "cash") } };
}

function customerMessages(decision: Explained, ground: Ground): Message[] {
  const messages = humanMessages(decision, "customer");
  for (const applied of ground.applied) {
    const key = applied.rule.wording.customer;
    const message = key === null ? null : customerRuleMessage(key, decision, applied);
    if (message) messages.push(message);
  }
  for (const line of decision.lines) {
    if (line.part !== "goodwill") continue;
    const amount = money(line.faceMinor, decision.currency);
    messages.push(say("customer.goodwill", { amount, kind: kindName(line.kind) }));
  }
  if (decision.totals.totalMinor === 0n) messages.push(NO_AWARD.customer);
  // What is not known yet may still add to what we owe; the customer should not think that this is the last word.
  if (decision.missing.length > 0) messages.push(FACTS_OPEN);
  return messages;
}

/** Why the decision is as it is, for the agent and for the customer, as message keys with parameters. */
export function explain(decision: Explained, ground: Ground): Explanation {
  return { agent: agentMessages(decision, ground), customer: customerMessages(decision, ground) };
}

/** What to say where the policy has no limits in the customer's currency. */
export function explainNeedsHuman(decision: Decision, policy: Policy): Explanation {
  const currency = decision.currency;
  return {
    agent: [
      tierMessage(decision, policy),
      ...humanMessages(decision, "agent"),
      say("agent.approval.currency-without-limits", { currency }),
    ],
    customer: [...humanMessages(decision, "customer"), say("customer.person-decides")],
  };
}
