import { createHash } from "node:crypto";
import { apiMoney } from "@/lib/api/answers";
import type { Evaluation } from "@/lib/api/policy-schema";
import { speechFor } from "@/lib/compensation/speech";
import type { Decision, RemedyLine } from "@/lib/domain/compensation/decision";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { renderExplanation, renderMessage, speak, traceMessage } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import type { ReadablePolicy } from "@/lib/policies/queries/readable";

function lineOf(line: RemedyLine, currency: string): Evaluation["lines"][number] {
  if (line.part === "human")
    return {
      part: line.part,
      kind: line.kind,
      purpose: null,
      value: null,
      cost: null,
      rules: [],
      mismatch: null,
      validityDays: null,
      needsConsent: false,
    };
  const { part, kind, purpose, faceMinor, costMinor, rules, mismatch, validityDays, needsConsent } = line;
  return {
    part,
    kind,
    purpose,
    value: apiMoney(faceMinor, currency),
    cost: apiMoney(costMinor, currency),
    rules: [...rules],
    mismatch,
    validityDays,
    needsConsent,
  };
}

/** What the policy decides, in numbers for a program and in sentences for people. */
export function evaluationAnswer(
  decision: Decision,
  { id: versionId, status, document }: ReadablePolicy,
  locale: Locale,
): Evaluation {
  const { currency, tier, totals } = decision;
  const speech = speechFor(locale);
  const money = (amountMinor: bigint) => apiMoney(amountMinor, currency);
  const named = document.tiers.find(({ id }) => id === tier.id)?.name ?? "tier.unknown";
  return {
    policy: { id: document.id, versionId, version: document.version, status },
    result: decision.kind,
    reason: decision.kind === "needs-human" ? decision.reason : null,
    currency,
    tier: { id: tier.id, name: speak(named, {}, speech), raisedFrom: tier.raisedFrom },
    isRepeat: decision.doubleDeviation,
    lines: decision.lines.map((line) => lineOf(line, currency)),
    totals: {
      entitlement: money(totals.entitlementMinor),
      goodwill: money(totals.goodwillMinor),
      total: money(totals.totalMinor),
      cost: money(totals.costMinor),
    },
    approval: [...decision.approval],
    holds: [...decision.holds],
    caps: decision.caps.map(({ cap, fromMinor, toMinor }) => ({
      cap,
      before: money(fromMinor),
      after: money(toMinor),
    })),
    missing: [...decision.missing],
    trace: decision.trace.map((entry) => ({
      rule: entry.rule,
      outcome: entry.outcome,
      fact: entry.fact,
      by: entry.by,
      text: renderMessage(traceMessage(entry, document), speech),
    })),
    explanation: {
      agent: renderExplanation(decision.explanation, "agent", speech),
      customer: renderExplanation(decision.explanation, "customer", speech),
    },
  };
}

/**
 * The published policy as canonical JSON, so that equal policies are equal bytes, with a tag of those bytes. Who may spend
 * how much is the house's own affair and is left out.
 */
export function publishedAnswer(
  policy: ReadablePolicy["document"],
  effectiveFrom: Date,
): { text: string; etag: string } {
  const { authority: _internal, ...document } = policy;
  const { id, version } = policy;
  const text = toCanonicalJson({ id, version, effectiveFrom: effectiveFrom.toISOString(), document });
  return { text, etag: `"${createHash("sha256").update(text).digest("base64url")}"` };
}
