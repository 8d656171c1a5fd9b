import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkPolicy } from "@/lib/domain/compensation/check-policy";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { AMOUNT_OPS, GIVES, grantOf, reshaped } from "@/lib/domain/compensation/edit/amounts";
import {
  addCurrency,
  addGuarantee,
  addMeasure,
  addRule,
  addTariff,
  addTier,
  copyRule,
  inReadingOrder,
  missingAmounts,
  moveRule,
  removeCurrency,
  renameTier,
  withAmount,
} from "@/lib/domain/compensation/edit/edits";
import { CHOICE_FACTS, choiceTest, firstTest, isSoundTest } from "@/lib/domain/compensation/edit/fact-tests";
import { freshId, moved, replaced, without } from "@/lib/domain/compensation/edit/lists";
import { pathsUp, remapPath, remapPaths, sectionOf } from "@/lib/domain/compensation/edit/paths";
import { parseAmount, parsePercent, parseWhole, percentText } from "@/lib/domain/compensation/edit/typed";
import { mapPolicy } from "@/lib/domain/compensation/edit/walk";
import { allRules } from "@/lib/domain/compensation/guarantee";
import type { Amount, Policy } from "@/lib/domain/compensation/policy";
import { POLICY_TEMPLATES } from "@/lib/domain/compensation/templates/catalogue";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { anyPolicy } from "./policies";
import { anyFacts } from "./support";

const TEMPLATES = POLICY_TEMPLATES.map(({ policy }) => policy);

const idsOf = (policy: Policy) => [
  policy.tiers.map(({ id }) => id),
  allRules(policy).map(({ id }) => id),
  policy.tariffs.map(({ id }) => id),
  policy.measures.map(({ name }) => name),
];
function expectUnique(policy: Policy): void {
  for (const ids of idsOf(policy)) expect(new Set(ids).size).toBe(ids.length);
}

type Step = (policy: Policy, at: number) => Policy;
const STEPS: readonly Step[] = [
  (policy) => addRule(policy),
  (policy, at) => copyRule(policy, at % Math.max(1, policy.rules.length)),
  (policy, at) => moveRule(policy, at % Math.max(1, policy.rules.length), 0),
  (policy, at) => ({ ...policy, rules: without(policy.rules, at) }),
  (policy) => addTier(policy),
  (policy, at) => ({ ...policy, tiers: without(policy.tiers, at) }),
  (policy, at) => renameTier(policy, policy.tiers[at]?.id ?? "", `renamed-${at}`),
  (policy) => addTariff(policy),
  (policy) => addGuarantee(policy),
  (policy) => addMeasure(policy),
  (policy) => addCurrency(policy, "CHF"),
  (policy) => removeCurrency(policy, "TWD"),
];

describe("edits of a policy", () => {
  it("keep every id its own, whatever the order of edits", () => {
    const steps = fc.array(fc.tuple(fc.nat(STEPS.length - 1), fc.nat(6)), { maxLength: 25 });
    fc.assert(
      fc.property(anyPolicy, steps, (start, edits) => {
        const end = edits.reduce((policy, [which, at]) => STEPS[which]?.(policy, at) ?? policy, start);
        expectUnique(end);
      }),
      { numRuns: 60 },
    );
  });

  it("change no decision by putting the rules in reading order", () => {
    fc.assert(
      fc.property(anyPolicy, anyFacts, (policy, facts) => {
        const { explanation, ...rest } = decideCompensation(facts, inReadingOrder(policy));
        const before = decideCompensation(facts, policy);
        expect(rest).toEqual({ ...rest, totals: before.totals, trace: before.trace });
        expect(explanation).toEqual(before.explanation);
      }),
      { numRuns: 40 },
    );
  });

  it("write the order of moved rules into their priorities", () => {
    const last = DEFAULT_POLICY.rules.length - 1;
    const next = moveRule(DEFAULT_POLICY, last, 0);
    expect(next.rules[0]?.id).toBe(DEFAULT_POLICY.rules[last]?.id);
    const priorities = next.rules.map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((left, right) => left - right));
    expect(new Set(priorities).size).toBe(priorities.length);
    expect(inReadingOrder(next).rules).toEqual(next.rules);
  });

  it("tell every condition of a tier's new name, those inside amounts too", () => {
    const byTier: Amount = {
      op: "if",
      when: { not: { fact: "tier", in: ["make-good", "gesture"] } },
      amount: { op: "fixed", byCurrency: {} },
      otherwise: null,
    };
    const policy = { ...addTariff(DEFAULT_POLICY), rules: DEFAULT_POLICY.rules };
    const withAmounts = {
      ...policy,
      tariffs: policy.tariffs.map((tariff) => ({ ...tariff, amount: byTier })),
    };
    const next = renameTier(withAmounts, "make-good", "fair");
    const named: string[] = [];
    mapPolicy(next, {
      test: (test) => {
        if ("in" in test && test.fact === "tier") named.push(...test.in);
        return test;
      },
    });
    expect(named).not.toContain("make-good");
    expect(named.filter((id) => id === "fair")).toHaveLength(2);
    expect(next.tiers.map(({ id }) => id)).toEqual(["gesture", "fair", "make-good-plus", "exceptional"]);
    expect(renameTier(DEFAULT_POLICY, "make-good", "gesture")).toBe(DEFAULT_POLICY);
  });

  it("ask every amount for a new currency, and take all of them away with it", () => {
    const more = addCurrency(DEFAULT_POLICY, "CHF");
    const missing = missingAmounts(more);
    expect(missing).toEqual([
      ...DEFAULT_POLICY.tiers.map((_, index) => `tiers[${index}].gestureMinor.CHF`),
      "guarantees[0].amountMinor.CHF",
      "goodwillUnitMinor.CHF",
      ...["agent", "lead", "manager"].map((role) => `authority.limitMinor.${role}.CHF`),
    ]);
    expect(new Set(checkPolicy(more).map(({ path }) => path))).toEqual(new Set(missing));
    expect(removeCurrency(more, "CHF")).toEqual(DEFAULT_POLICY);
    expect(missingAmounts(DEFAULT_POLICY)).toEqual([]);
    for (const policy of TEMPLATES) {
      for (const code of policy.currencies) {
        const less = removeCurrency(policy, code);
        mapPolicy(less, {
          amounts: (amounts) => {
            expect(amounts).not.toHaveProperty(code);
            return amounts;
          },
        });
      }
    }
  });

  it("walk through a policy without changing it", () => {
    for (const policy of TEMPLATES) {
      expect(mapPolicy(policy, { amounts: (same) => same, test: (same) => same })).toEqual(policy);
    }
  });

  it("begin with things that are sound", () => {
    const facts = [
      ...CHOICE_FACTS,
      "vulnerable",
      "answerLateMinutes",
      "measure:eggs",
      "pricePaid",
      "currency",
    ] as const;
    for (const fact of facts) expect(isSoundTest(firstTest(fact))).toBe(true);
    expect(isSoundTest({ fact: "pricePaid", from: 1, to: null } as never)).toBe(false);
    expect(isSoundTest({ fact: "surveyScore", known: true } as never)).toBe(false);
    expect(choiceTest("impact", ["major", "enormous"])).toEqual({ fact: "impact", in: ["major"] });
    const added = addRule(addTier(addCurrency(DEFAULT_POLICY, "CHF")));
    expect(added.rules.at(-1)?.priority).toBe(added.rules.length * 10);
  });

  it("keep the inner amount when an amount takes another shape", () => {
    const fixed: Amount = { op: "fixed", byCurrency: { TWD: 5n } };
    for (const op of AMOUNT_OPS) {
      const shaped = reshaped(fixed, op);
      expect(shaped.op).toBe(op);
      expect(reshaped(shaped, op)).toBe(shaped);
      if (op !== "share") expect(reshaped(shaped, "fixed")).toEqual(fixed);
    }
    for (const give of GIVES) expect(grantOf(give, null, DEFAULT_POLICY).give).toBe(give);
    expect(grantOf("owed", { give: "goodwill", amount: fixed }, DEFAULT_POLICY)).toMatchObject({
      amount: fixed,
    });
  });
});

describe("lists and paths", () => {
  it("move, replace and remove one item", () => {
    expect(moved(["a", "b", "c"], 0, 2)).toEqual(["b", "c", "a"]);
    expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
    expect(moved(["a"], 0, 1)).toEqual(["a"]);
    expect(without(["a", "b"], 0)).toEqual(["b"]);
    expect(replaced(["a", "b"], 1, "x")).toEqual(["a", "x"]);
    expect(freshId("rule-2", ["rule-1", "rule-2"])).toBe("rule-3");
  });

  it("follow a list's items, whatever happens to them", () => {
    const change = fc.oneof(
      fc.record({ kind: fc.constant("removed" as const), index: fc.nat(5) }),
      fc.record({ kind: fc.constant("moved" as const), from: fc.nat(5), to: fc.nat(5) }),
    );
    fc.assert(
      fc.property(change, (how) => {
        const items = ["a", "b", "c", "d", "e", "f"];
        const after = how.kind === "removed" ? without(items, how.index) : moved(items, how.from, how.to);
        for (const [index, item] of items.entries()) {
          const path = remapPath(`rules[${index}].grants[0].bp`, "rules", how);
          const now = Number(/\d+/.exec(path ?? "")?.[0] ?? Number.NaN);
          if (path === null) expect(after).not.toContain(item);
          else expect(after[now]).toBe(item);
        }
      }),
    );
    expect(remapPath("tiers[0].id", "rules", { kind: "removed", index: 0 })).toBe("tiers[0].id");
    expect(remapPaths({ "a[1].x": 1, "a[0].x": 2 }, "a", { kind: "inserted", index: 1 })).toEqual({
      "a[2].x": 1,
      "a[0].x": 2,
    });
  });

  it("lead to a section and upwards", () => {
    expect(sectionOf("rules[3].when.all[0].in")).toBe("rules");
    expect(sectionOf("goodwillKind.service")).toBe("remedies");
    expect(sectionOf("name.en")).toBe("scope");
    expect(pathsUp("rules[3].when.all[0]")).toEqual([
      "rules[3].when.all[0]",
      "rules[3].when.all",
      "rules[3].when",
      "rules[3]",
      "rules",
    ]);
  });
});

describe("what is typed", () => {
  it("reads shares in percent, whole numbers and amounts in major units", () => {
    expect(parsePercent("12.5 %")).toEqual({ ok: true, value: 1250 });
    expect(parsePercent("１０％")).toEqual({ ok: true, value: 1000 });
    expect(parsePercent("12.345")).toEqual({ ok: false, reason: "too-many-decimals" });
    expect(parseWhole("1.5")).toMatchObject({ ok: false });
    expect(parseAmount("1,299.50", "CNY")).toEqual({ ok: true, value: 129_950n });
    expect(parseAmount("500", "JPY")).toEqual({ ok: true, value: 500n });
    expect(parseAmount("", "JPY")).toEqual({ ok: true, value: null });
    expect(parseAmount("5x", "JPY")).toEqual({ ok: false, reason: "not-a-number" });
    fc.assert(
      fc.property(fc.nat(100_000), (bp) => {
        expect(parsePercent(percentText(bp))).toEqual({ ok: true, value: bp });
      }),
    );
    expect(withAmount({ TWD: 1n }, "TWD", null)).toEqual({});
  });
});
