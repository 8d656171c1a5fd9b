import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { LINT_ERRORS, LINT_WARNINGS } from "@/lib/domain/compensation/lint/finding";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { findingWords } from "@/lib/domain/compensation/lint/words";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { LOCALES } from "@/lib/i18n/config";
import { messagesFor } from "@/lib/i18n/load-messages";
import { policySpeech } from "@/lib/policies/speech";
import { wildPolicy } from "./policies";
import { changed, withRule } from "./unwise-policies";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 60_000 });

const FORM = [
  "duplicate-id",
  "unknown-currency",
  "missing-currency",
  "unknown-tariff",
  "no-tiers",
  "lowest-impact-uncovered",
  "tiers-not-rising",
  "gestures-not-rising",
  "share-out-of-range",
  "caps-not-rising",
  "kind-does-not-match",
  "reads-customer-standing",
  "bands-not-rising",
  "unknown-measure",
];

describe.each(LOCALES)("in %s", (locale) => {
  const speech = policySpeech(locale);

  it("each code has its words, and no words are left over", () => {
    const { title, advice } = messagesFor(locale).policyLint;
    const codes = [...LINT_ERRORS, ...LINT_WARNINGS, ...FORM].sort();
    expect(Object.keys(advice).sort()).toEqual(codes);
    expect(Object.keys(title).sort()).toEqual([...codes, "unreachable-rule-in-group"].sort());
  });

  it("whatever is found is said in whole sentences", () => {
    fc.assert(
      fc.property(wildPolicy, (policy) => {
        for (const finding of lintPolicy(policy)) {
          const { title, advice, example } = findingWords(finding, policy);
          for (const sentence of [title, advice, ...(example ? [example] : [])])
            expect(renderSentence(sentence, speech)).not.toMatch(
              /[{}]|undefined|\[object|policyLint|policyWords|value\./,
            );
        }
      }),
      { numRuns: 6, seed: 11 },
    );
  });
});

describe("an example", () => {
  const [en, hans, hant] = LOCALES.map((locale) => policySpeech(locale));
  const words = (policy: Parameters<typeof lintPolicy>[0]) => {
    const [finding] = lintPolicy(policy);
    if (!finding) throw new Error("There is a finding");
    return findingWords(finding, policy);
  };

  it("of a pair names both amounts and what rises", () => {
    const { title, example } = words(changed("rate-make-good", { grants: [{ give: "rate", bp: 3_000 }] }));
    const said = [en, hans, hant].map((speech) => speech && example && renderSentence(example, speech));
    expect(en && renderSentence(title, en)).toBe(
      "A graver case gets less: “Goodwill share: Make good”, “Goodwill share: Make good and more”",
    );
    expect(said).toEqual([
      "For example (impact moderate, price NT$10,000.00, proven loss NT$0.00): NT$13,000.00 in all. The same case with impact major: only NT$11,500.00.",
      "例如（影响程度一般，价款 NT$10,000.00，已核实损失 NT$0.00）：合计 NT$13,000.00。其他不变，仅影响程度为严重时：只有 NT$11,500.00。",
      "例如（影響程度中等，價款 NT$10,000.00，已查證損失 NT$0.00）：合計 NT$13,000.00。其他條件不變，僅影響程度為嚴重時：只有 NT$11,500.00。",
    ]);
  });

  it("of a case says what is out of the ordinary about it", () => {
    const when = {
      all: [
        { fact: "vulnerable", is: true },
        { fact: "measure:delay_minutes", from: 90, to: null },
      ],
    } as const;
    const refund = { op: "share", of: "price", bp: 10_000, rounding: "down" } as const;
    const grants = [{ give: "owed", purpose: "price", kind: "restore", amount: refund }] as const;
    const { example } = words(withRule({ when, grants }));
    expect(en && example && renderSentence(example, en)).toBe(
      "For example (impact minor, price NT$10,000.00, proven loss NT$0.00; the customer is vulnerable, the delay in minutes: 90): NT$20,500.00 in all.",
    );
  });
});
