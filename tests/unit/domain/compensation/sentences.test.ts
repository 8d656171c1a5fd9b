import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  AMOUNT_FACTS,
  type ChoiceFact,
  type Condition,
  type FactName,
  FLAG_FACTS,
  NUMBER_FACTS,
} from "@/lib/domain/compensation/condition";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import { allRules } from "@/lib/domain/compensation/guarantee";
import type { Amount, Grant, MoneyBase } from "@/lib/domain/compensation/policy";
import { PURPOSES, REMEDY_KINDS, VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { amountMessage } from "@/lib/domain/compensation/sentences/amount";
import { conditionMessage, factName, valueName } from "@/lib/domain/compensation/sentences/condition";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { grantMessage, guaranteeSentence, ruleSentence } from "@/lib/domain/compensation/sentences/rule";
import type { Sentence } from "@/lib/domain/compensation/sentences/sentence";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { ROUNDINGS } from "@/lib/domain/money";
import { LOCALES } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";
import { anyPolicy } from "./policies";

// Strict on purpose: a key or a value that a language lacks throws here, where the pages would show the key.
const speeches = LOCALES.map((locale) => {
  const own = translatorFor(locale, "policyWords");
  const shared = translatorFor(locale, "compensation");
  return {
    locale,
    translate: (key: string, params: Record<string, string | number>) =>
      key.startsWith("policyWords.") ? own(key.slice("policyWords.".length), params) : shared(key, params),
    formatMoney: (money: Parameters<typeof formatMoney>[0]) => formatMoney(money, locale),
  };
});

function expectWords(sentence: Sentence): void {
  for (const speech of speeches) {
    const text = renderSentence(sentence, speech);
    expect(text.trim()).not.toBe("");
    expect(text).not.toMatch(/[{}]|undefined|\[object|policyWords/);
  }
}

const english = (sentence: Sentence): string => {
  const [speech] = speeches;
  return speech ? renderSentence(sentence, speech) : "";
};

const VALUES: Record<ChoiceFact, readonly string[]> = {
  impact: IMPACTS,
  failureKind: FAILURE_KINDS,
  acceptance: ACCEPTANCES,
  attribution: ATTRIBUTIONS,
  emotionalImpact: EMOTIONAL_IMPACTS,
  requestedRemedy: [...REMEDY_KINDS, "none"],
  customerChoice: [...REMEDY_KINDS, "none"],
  customerTier: CUSTOMER_TIERS,
  customerSegment: CUSTOMER_SEGMENTS,
  categoryKey: ["delivery", "a category of tomorrow"],
  tier: ["make-good", "gone"],
};

const CONDITIONS: readonly Condition[] = [
  { all: [] },
  { any: [] },
  { fact: "impact", in: [] },
  { fact: "tier", in: [] },
  {
    not: {
      all: [
        { fact: "vulnerable", is: true },
        { fact: "promiseBroken", is: false },
      ],
    },
  },
  ...FLAG_FACTS.flatMap((fact): Condition[] => [
    { fact, is: true },
    { fact, is: false },
  ]),
  ...[...NUMBER_FACTS, "measure:delay_minutes" as const, "measure:eggs" as const].flatMap(
    (fact): Condition[] => [
      { fact, from: 0, to: null },
      { fact, from: null, to: 2880 },
      { fact, from: 60, to: 61 },
      { fact, from: null, to: null },
    ],
  ),
  ...AMOUNT_FACTS.flatMap((fact): Condition[] => [
    { fact, positive: true },
    { fact, positive: false },
    { fact, reachesMinor: { TWD: 10_000n, JPY: 1n } },
    { fact, reachesMinor: {} },
  ]),
];

const BASES: readonly MoneyBase[] = ["price", "proven-loss", "loss-basis", "known-loss", "measure:eggs"];
const FIXED: Amount = { op: "fixed", byCurrency: { TWD: 25_000n, EUR: 250_00n } };
const AMOUNTS: readonly Amount[] = [
  FIXED,
  { op: "fixed", byCurrency: {} },
  ...BASES.flatMap((of) =>
    ROUNDINGS.flatMap((rounding): Amount[] =>
      [5_000, 10_000, 12_345, 30_000].map((bp) => ({ op: "share", of, bp, rounding })),
    ),
  ),
  ...ROUNDINGS.map((rounding): Amount => ({ op: "part", of: FIXED, bp: 5_000, rounding })),
  ...(["sum", "larger", "smaller"] as const).flatMap((op): Amount[] => [
    { op, amounts: [] },
    { op, amounts: [FIXED] },
    { op, amounts: [FIXED, { op: "sum", amounts: [FIXED, FIXED] }] },
  ]),
  { op: "bands", measure: "distance_km", bands: [] },
  {
    op: "bands",
    measure: "distance_km",
    bands: [
      { from: 0, amount: FIXED },
      { over: 1500, amount: FIXED },
    ],
  },
  { op: "each", measure: "days_without_service", free: 2, most: 30, amount: FIXED },
  { op: "each", measure: "eggs", free: 0, most: null, amount: FIXED },
  { op: "if", when: { fact: "vulnerable", is: true }, amount: FIXED, otherwise: null },
  { op: "if", when: { all: [] }, amount: FIXED, otherwise: FIXED },
  ...ROUNDINGS.map((rounding): Amount => ({ op: "round", amount: FIXED, toMinor: { TWD: 100n }, rounding })),
];

const GRANTS: readonly Grant[] = [
  ...PURPOSES.flatMap((purpose): Grant[] =>
    purpose === "goodwill"
      ? []
      : ([...VALUE_KINDS, "restore"] as const).map((kind) => ({
          give: "owed",
          purpose,
          kind,
          amount: FIXED,
        })),
  ),
  { give: "tariff", tariff: "gone", kind: "cash" },
  { give: "rate", bp: 550 },
  { give: "gesture" },
  { give: "goodwill", amount: FIXED },
  { give: "human", kind: "named-person" },
  { give: "human", kind: "call-back" },
  { give: "nothing" },
];

describe("sentences about a policy", () => {
  it("word every kind of condition in three languages", () => {
    for (const condition of CONDITIONS) expectWords(conditionMessage(condition, DEFAULT_POLICY));
    for (const [fact, values] of Object.entries(VALUES)) {
      const choice = Object.keys(VALUES).find((name): name is ChoiceFact => name === fact);
      if (!choice) throw new Error(fact);
      for (const value of values) expectWords(valueName(choice, value, DEFAULT_POLICY));
      expectWords(conditionMessage(condition(choice, values), DEFAULT_POLICY));
    }
  });

  it("name every fact", () => {
    const facts: FactName[] = [...FLAG_FACTS, ...NUMBER_FACTS, ...AMOUNT_FACTS, "occurredOn", "currency"];
    const choices = Object.keys(VALUES).filter((name): name is ChoiceFact => name in VALUES);
    for (const fact of [...facts, ...choices]) {
      expectWords(factName(fact));
      expectWords(conditionMessage({ fact, known: true }, DEFAULT_POLICY));
      expectWords(conditionMessage({ fact, known: false }, DEFAULT_POLICY));
    }
  });

  it.each([null, "TWD", "CHF"])("word every kind of amount, currency %s", (currency) => {
    for (const amount of AMOUNTS) expectWords(amountMessage(amount, currency, DEFAULT_POLICY));
  });

  it("word every kind of grant", () => {
    for (const grant of GRANTS) expectWords(grantMessage(grant, DEFAULT_POLICY));
  });

  it("word every rule of every policy", () => {
    for (const { policy } of POLICY_TEMPLATES) {
      for (const rule of allRules(policy)) ruleSentence(rule, policy).forEach(expectWords);
      for (const tariff of policy.tariffs) expectWords(amountMessage(tariff.amount, null, policy));
    }
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        for (const rule of policy.rules) ruleSentence(rule, policy).forEach(expectWords);
      }),
      { numRuns: 30 },
    );
  });

  it("read as a person would say it", () => {
    const [first] = DEFAULT_POLICY.guarantees;
    const of = (id: string) => DEFAULT_POLICY.rules.find((rule) => rule.id === id);
    const rule = of("rate-make-good");
    expect(rule && ruleSentence(rule, DEFAULT_POLICY).map(english)).toEqual([
      "When the failure is ours and the tier is Make good: add 10% of the known loss.",
    ]);
    const hardship = of("gesture-hardship");
    expect(hardship && ruleSentence({ ...hardship, group: "gestures" }, DEFAULT_POLICY).map(english)).toEqual(
      [
        "When the attribution is force majeure and (the customer is vulnerable or the emotional impact is distressed): give at least the tier’s gesture.",
        "Only the first matching rule of the group “gestures” counts.",
      ],
    );
    expect(first && guaranteeSentence(first, { ...DEFAULT_POLICY, currency: "TWD" }).map(english)).toEqual([
      "When we broke our promise: we owe NT$100.00 (Service guarantee), as payment.",
    ]);
    expect(
      english(
        amountMessage(
          { op: "larger", amounts: [{ op: "share", of: "price", bp: 30_000, rounding: "down" }, FIXED] },
          "EUR",
        ),
      ),
    ).toBe("the larger of 3 times the price (rounded down) and €250.00");
  });

  it("take a category's name where it is lent, and its key where it is not", () => {
    const condition: Condition = { fact: "categoryKey", in: ["delivery"] };
    const names = { en: "Delivery", "zh-Hans": "物流", "zh-Hant": "配送" };
    expect(english(conditionMessage(condition, DEFAULT_POLICY))).toBe("the category is delivery");
    expect(english(conditionMessage(condition, { ...DEFAULT_POLICY, categories: { delivery: names } }))).toBe(
      "the category is Delivery",
    );
  });
});

function condition(fact: ChoiceFact, values: readonly string[]): Condition {
  const made: unknown = { fact, in: values };
  return made as Condition;
}
