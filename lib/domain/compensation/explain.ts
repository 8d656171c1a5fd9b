import type { Tally } from "./apply-rules";
import type { CompiledPolicy, CompiledRule, CompiledTier } from "./compile/policy";
import { type TierSayings, tierSayings, UNKNOWN_RULE } from "./compile/sayings";
import type { FactName } from "./condition";
import type {
  CapName,
  Decision,
  DecisionTier,
  Explanation,
  Message,
  Param,
  RejectedAlternative,
  RemedyLine,
} from "./decision";
import type { HumanPart } from "./human-part";
import { measureName } from "./measures";
import type { Policy } from "./policy";
import { REMEDY_KINDS, type RemedyKind } from "./remedies";
import { money, named, onceFor, say } from "./say";

/** What an explanation speaks of. */
export type Explained = Omit<Extract<Decision, { kind: "award" }>, "kind" | "explanation">;
type Ground = {
  readonly compiled: CompiledPolicy;
  readonly tally: Pick<Tally, "applied" | "amounts" | "telling">;
  readonly human: HumanPart;
};

const MEASURE = "measure:";
const KIND_NAMES = onceFor(REMEDY_KINDS, (kind): Param => named(`kind.${kind}`));
const CAP_KEYS: Readonly<Record<CapName, string>> = {
  "goodwill-ceiling": "agent.cap.goodwill-ceiling",
  "flawed-below-price": "agent.cap.flawed-below-price",
  "per-complaint": "agent.cap.per-complaint",
  "per-window": "agent.cap.per-window",
  "incident-case": "agent.cap.incident-case",
  "whole-units": "agent.cap.whole-units",
};
const NO_AWARD = { agent: say("agent.no-award"), customer: say("customer.no-award") };
const FACTS_OPEN = say("customer.facts-open");
const UNNAMED_TIER = say("agent.tier", { tier: named("tier.unknown") });

function kindName(kind: RemedyKind): Param {
  return KIND_NAMES.get(kind) ?? named(`kind.${kind}`);
}

/** "We lack this fact", by the fact's own name; a measure is called as the policy calls it. */
function missingMessage(fact: FactName, policy: Policy): Message {
  return fact.startsWith(MEASURE)
    ? say("agent.missing-measure", { name: measureName(policy, fact.slice(MEASURE.length)) })
    : say("agent.missing", { fact: named(`fact.${fact}`) });
}

function rejectedMessage(rejected: RejectedAlternative, { ruleNames }: CompiledPolicy): Message {
  if (rejected.alternative === "kind")
    return say(`agent.rejected.${rejected.reason}`, { kind: kindName(rejected.kind) });
  return say("agent.superseded", {
    rule: ruleNames.get(rejected.rule) ?? UNKNOWN_RULE,
    by: ruleNames.get(rejected.by) ?? UNKNOWN_RULE,
  });
}

function tierMessage(
  { tier, doubleDeviation }: { tier: DecisionTier; doubleDeviation: boolean },
  says: TierSayings | undefined,
): Message {
  if (!says) return UNNAMED_TIER;
  if (tier.raisedFrom !== null) return says.raised;
  return doubleDeviation ? says.top : says.reached;
}

/** What a rule says to the agent: made once where it brings no amount of its own, otherwise with the amount in it. */
function ruleMessage(
  { says, fixed, rule }: CompiledRule,
  amount: Param | null,
  { rank, tier }: { rank: number; tier: CompiledTier | undefined },
): Message {
  const plain = says.plain[rank];
  if (amount === null || !plain || !tier) return plain ?? { key: rule.wording.agent, params: {} };
  const params = { amount, percent: fixed.bp / 100, gesture: tier.gesture, tier: tier.name };
  return { key: plain.key, params };
}

/** What stands against the amount, or for a second look at it. */
function remarks(decision: Explained, { compiled }: Ground, to: Message[]): void {
  const { currency, limits } = decision;
  for (const { cap, fromMinor, toMinor } of decision.caps) {
    to.push(say(CAP_KEYS[cap], { from: money(fromMinor, currency), to: money(toMinor, currency) }));
  }
  for (const reason of decision.approval) {
    to.push(say(`agent.approval.${reason}`, { line: money(limits.approvalLineMinor, currency) }));
  }
  for (const reason of decision.holds) {
    to.push(say(`agent.hold.${reason}`, { percent: compiled.policy.caps.holdBelowPriceBp / 100 }));
  }
  for (const fact of decision.missing) to.push(missingMessage(fact, compiled.policy));
  for (const rejected of decision.rejected) to.push(rejectedMessage(rejected, compiled));
}

function agentMessages(decision: Explained, ground: Ground, goodwill: Param | null): Message[] {
  const { currency, totals } = decision;
  const { rank } = decision.tier;
  const tier = ground.compiled.tiers[rank];
  const messages = [tierMessage(decision, tier), ...ground.human.agent];
  const { applied, amounts } = ground.tally;
  let at = 0;
  for (const by of applied) {
    const amount = at < amounts.length ? (amounts[at] ?? null) : null;
    messages.push(ruleMessage(by, amount, { rank, tier }));
    at += 1;
  }
  if (goodwill) {
    const basis = money(decision.limits.lossBasisMinor, currency);
    messages.push(say("agent.goodwill", { amount: goodwill, basis }));
  }
  remarks(decision, ground, messages);
  messages.push(
    totals.totalMinor === 0n
      ? NO_AWARD.agent
      : say("agent.total", {
          entitlement: money(totals.entitlementMinor, currency),
          goodwill: goodwill ?? ground.compiled.nothing,
          total: money(totals.totalMinor, currency),
        }),
  );
  return messages;
}

/** The kind of the first line that a rule has a part in. */
function kindBroughtBy(rule: string, lines: readonly RemedyLine[]): RemedyKind {
  for (const line of lines) {
    if (line.part !== "human" && line.rules.includes(rule)) return line.kind;
  }
  return "cash";
}

function customerRuleMessage({ lines }: Explained, by: CompiledRule, amount: Param | null): Message | null {
  const { customer: key, reason } = by.says;
  if (key === null || reason !== null) return reason;
  if (amount === null) return null;
  return { key, params: { amount, kind: kindName(kindBroughtBy(by.id, lines)) } };
}

function customerMessages(decision: Explained, ground: Ground, goodwill: Param | null): Message[] {
  const messages = [...ground.human.customer];
  const { applied, amounts, telling } = ground.tally;
  for (const at of telling) {
    const by = applied[at];
    const amount = at < amounts.length ? (amounts[at] ?? null) : null;
    const message = by ? customerRuleMessage(decision, by, amount) : null;
    if (message !== null) messages.push(message);
  }
  if (goodwill) {
    const line = decision.lines.find(({ part }) => part === "goodwill");
    if (line) messages.push(say("customer.goodwill", { amount: goodwill, kind: kindName(line.kind) }));
  }
  if (decision.totals.totalMinor === 0n) messages.push(NO_AWARD.customer);
  // What is not known yet may still add to what we owe; the customer should not think that this is the last word.
  if (decision.missing.length > 0) messages.push(FACTS_OPEN);
  return messages;
}

/** Why the decision is as it is, for the agent and for the customer, as message keys with parameters. */
export function explain(decision: Explained, ground: Ground): Explanation {
  const { goodwillMinor } = decision.totals;
  const goodwill = goodwillMinor > 0n ? money(goodwillMinor, decision.currency) : null;
  return {
    agent: agentMessages(decision, ground, goodwill),
    customer: customerMessages(decision, ground, goodwill),
  };
}

/** What to say where the policy has no limits in the customer's currency. */
export function explainNeedsHuman(
  decision: Pick<Decision, "currency" | "tier" | "doubleDeviation">,
  policy: Policy,
  human: HumanPart,
): Explanation {
  const { currency } = decision;
  return {
    agent: [
      tierMessage(decision, tierSayings(policy)[decision.tier.rank]),
      ...human.agent,
      say("agent.approval.currency-without-limits", { currency }),
    ],
    customer: [...human.customer, say("customer.person-decides")],
  };
}
