import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { APPROVAL_REASONS, type Message } from "@/lib/domain/compensation/decision";
import { DEVIATION_REASONS, DEVIATION_REFUSALS } from "@/lib/domain/compensation/deviation";
import { allRules } from "@/lib/domain/compensation/guarantee";
import { PURPOSES, REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { renderExplanation, renderMessage, traceMessage } from "@/lib/domain/compensation/render";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { LOCALES } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { anyPolicy } from "./policies";
import { anyFacts, factsFor, factsOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 30_000 });

const speeches = LOCALES.map((locale) => {
  // Throws on a key or a parameter that is missing, so a sentence that comes out is whole.
  const translate = translatorFor(locale, "compensation");
  return {
    locale,
    translate,
    formatMoney: (money: Parameters<typeof formatMoney>[0]) => formatMoney(money, locale),
  };
});

/** Every value the module's closed unions can put into a key. */
const NAMED: readonly string[] = [
  ...REMEDY_KINDS.map((kind) => `kind.${kind}`),
  ...PURPOSES.map((purpose) => `purpose.${purpose}`),
  ...["entitlement", "goodwill", "human"].map((part) => `part.${part}`),
  ...[...APPROVAL_REASONS, "above-limit"].map((reason) => `authority.${reason}`),
  ...["facts", "facts-and-judgement"].map((what) => `confirms.${what}`),
  ...["short", "normal"].map((clock) => `clock.${clock}`),
  ...["owed-in-money", "customer-request", "customer-choice"].map((reason) => `mismatch.${reason}`),
  ...DEVIATION_REASONS.map((reason) => `deviation-reason.${reason}`),
  ...DEVIATION_REFUSALS.map((reason) => `deviation-refusal.${reason}`),
  ...["no-money-rights", "role-too-low", "is-requester", "is-assignee", "is-beneficiary"].map(
    (x) => `four-eyes.${x}`,
  ),
  ...["amount", "currency", "payee"].map((what) => `voided.${what}`),
  "hold.rejected-liability-open",
  "tier.unknown",
  "rule.unknown",
  ...[
    DEFAULT_POLICY.name,
    ...DEFAULT_POLICY.tiers.map((tier) => tier.name),
    ...allRules(DEFAULT_POLICY).map((rule) => rule.wording.name),
  ].filter((words) => typeof words === "string"),
];
const CAPS = [
  "whole-units",
  "goodwill-ceiling",
  "flawed-below-price",
  "per-complaint",
  "per-window",
  "incident-case",
];
const cases = fc.oneof(
  fc.record({ facts: anyFacts, policy: anyPolicy }),
  fc
    .constantFrom(...POLICY_TEMPLATES)
    .chain(({ policy }) => factsFor(policy).map((facts) => ({ facts, policy }))),
);
const money = { money: { amountMinor: 123_450n, currency: "TWD" } };

describe.each(speeches)("in $locale", (speech) => {
  it.each(NAMED)("%s is worded", (key) => {
    expect(speech.translate.has(key)).toBe(true);
    expect(speech.translate(key)).not.toBe("");
  });

  it.each(CAPS)("the cap %s is worded", (cap) => {
    expect(renderMessage({ key: `agent.cap.${cap}`, params: { from: money, to: money } }, speech)).toMatch(
      /1,234\.50/,
    );
  });

  it("renders every explanation and every trace that a case can bring", () => {
    fc.assert(
      fc.property(cases, ({ facts, policy }) => {
        const decision = decideCompensation(facts, policy);
        const sentences = [
          ...renderExplanation(decision.explanation, "agent", speech),
          ...renderExplanation(decision.explanation, "customer", speech),
          ...decision.trace.map((entry) => renderMessage(traceMessage(entry, policy), speech)),
        ];
        for (const sentence of sentences)
          expect(sentence).not.toMatch(/[{}]|undefined|\[object|compensation\./);
      }),
      { numRuns: 120 },
    );
  });

  it("rejects, holds and a currency without limits are worded", () => {
    const said = (messages: readonly Message[]) =>
      messages.map((message) => renderMessage(message, speech)).join("\n");
    const held = decideCompensation(
      factsOf({ attribution: "unknown", failureKind: "monetary" }),
      DEFAULT_POLICY,
    );
    expect(said(held.explanation.agent)).toMatch(/60/);
    const foreign = decideCompensation(factsOf({ currency: "CHF" }), DEFAULT_POLICY);
    expect(said(foreign.explanation.agent)).toMatch(/CHF/);
  });
});

it("explains the hotel case to the customer in plain words", () => {
  const facts = factsOf({
    pricePaidMinor: 480_000n,
    provenLossMinor: 35_000n,
    impact: "major",
    emotionalImpact: "distressed",
  });
  const { explanation } = decideCompensation(facts, DEFAULT_POLICY);
  const [en, hans, hant] = speeches.map((speech) => renderExplanation(explanation, "customer", speech));
  expect(en).toEqual([
    "We are sorry. This was our failure.",
    "One named person will look after you until this is settled.",
    "We will call you to make sure that all is well.",
    "You did not get what you paid for. We return its full value of NT$4,800.00 (refund).",
    "We make good the loss this caused you: NT$350.00 (payment).",
    "In addition we offer you NT$1,030.00 as a sign of goodwill (free service).",
  ]);
  expect(hans?.[3]).toMatch(/全额退还.*退款/);
  expect(hant?.[3]).toMatch(/全額返還.*退款/);
});
