import { speechFor } from "@/lib/compensation/speech";
import type { TrialSide } from "@/lib/compensation/trial-types";
import { authorityLimits, requiredApproval } from "@/lib/domain/compensation/authority";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { Decision } from "@/lib/domain/compensation/decision";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { renderExplanation, renderMessage, speak, traceMessage } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";

/** Who confirms it if an agent proposes it and a hold, where there is one, was released by a reason. */
function approvalOf(decision: Decision, facts: CompensationFacts, policy: Policy): TrialSide["approval"] {
  const limits = authorityLimits(policy, facts.currency) ?? { agent: 0n, lead: 0n, manager: 0n };
  const required = requiredApproval({
    role: "agent",
    limits,
    awardsInWindowMinor: facts.awardsInWindowMinor,
    thisAward: decision.totals,
    decision: { approval: decision.approval, holds: [] },
    holdReasonCode: null,
  });
  if (required.kind !== "settled" || !required.whole.needed) return null;
  return { who: required.whole.approver, why: required.whole.reasons };
}

/** The decision of a policy on a case, in the words of one language. */
export function trialSide(facts: CompensationFacts, policy: Policy, locale: Locale): TrialSide {
  const speech = speechFor(locale);
  const say = (key: string, params = {}): string => speech.translate(key, params);
  const decision = decideCompensation(facts, policy);
  const { currency } = decision;
  const money = (amountMinor: bigint): string => formatMoney({ amountMinor, currency }, locale);
  const approval = approvalOf(decision, facts, policy);
  const tier = policy.tiers.find(({ id }) => id === decision.tier.id)?.name ?? "tier.unknown";
  return {
    version: policy.version,
    kind: decision.kind,
    tier: speak(tier, {}, speech),
    lines: decision.lines.map(({ part, kind, faceMinor }) => ({
      part,
      kind: say(`kind.${kind}`),
      amount: part === "human" ? null : money(faceMinor),
    })),
    entitlement: money(decision.totals.entitlementMinor),
    goodwill: money(decision.totals.goodwillMinor),
    total: money(decision.totals.totalMinor),
    approval: approval && { who: approval.who, why: approval.why.map((why) => say(`authority.${why}`)) },
    holds: decision.holds.map((hold) => say(`hold.${hold}`)),
    caps: decision.caps.map(({ cap, fromMinor, toMinor }) =>
      say(`agent.cap.${cap}`, { from: money(fromMinor), to: money(toMinor) }),
    ),
    agent: renderExplanation(decision.explanation, "agent", speech),
    customer: renderExplanation(decision.explanation, "customer", speech),
    trace: decision.trace.map((entry) => ({
      rule: entry.rule,
      outcome: entry.outcome,
      sentence: renderMessage(traceMessage(entry, policy), speech),
    })),
  };
}
