import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { IMPACTS } from "@/lib/domain/compensation/facts";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import { isMoneyKind } from "@/lib/domain/compensation/remedies";
import { expectReal, found, totalOf } from "./lint-support";
import { anyPolicy, wildPolicy } from "./policies";
import { amounts, anyFacts, valuesOf } from "./support";

// Generated cases on a busy machine: the laws are about amounts, not about time.
vi.setConfig({ testTimeout: 60_000 });

// Whole policies take a while to search, so these are few, and always the same: chance must not decide whether we ship.
describe("over generated policies", () => {
  const few = { numRuns: 8, seed: 20_261 };
  const cases = fc.array(fc.record({ facts: anyFacts, loss: amounts, more: amounts }), {
    minLength: 30,
    maxLength: 30,
  });

  it("finds the same twice, and every case it shows is real", () => {
    fc.assert(
      fc.property(wildPolicy, (policy) => {
        const findings = lintPolicy(policy);
        expect(lintPolicy({ ...policy })).toEqual(findings);
        for (const finding of findings) expectReal(finding, policy);
      }),
      few,
    );
  });

  it("where it finds nothing against laws R2 and R7, no case breaks them", () => {
    fc.assert(
      fc.property(wildPolicy, cases, (policy, some) => {
        const codes = new Set(lintPolicy(policy).map(({ code }) => code));
        for (const { facts, loss, more } of some) {
          if (!codes.has("not-monotone")) {
            const rising = IMPACTS.map((impact) => totalOf({ ...facts, impact }, policy));
            expect(rising).toEqual(rising.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
            const less = totalOf({ ...facts, provenLossMinor: loss }, policy);
            expect(totalOf({ ...facts, provenLossMinor: loss + more }, policy) >= less).toBe(true);
          }
          if (codes.has("not-in-money")) continue;
          const monetary = { ...facts, failureKind: "monetary", customerChoice: "none" } as const;
          for (const [kind] of valuesOf(decideCompensation(monetary, policy)))
            expect(isMoneyKind(kind)).toBe(true);
        }
      }),
      few,
    );
  });

  it("never cries R2 over a table that turns on neither impact nor loss", () => {
    fc.assert(
      fc.property(anyPolicy, (policy) => {
        const falls = found(policy, "not-monotone").flatMap(({ counterExample }) =>
          counterExample?.kind === "pair" ? [counterExample] : [],
        );
        // A table may still turn on the price, which is no part of the law's oracle but of the linter's.
        for (const { lesser, graver } of falls)
          expect(lesser.pricePaidMinor).not.toEqual(graver.pricePaidMinor);
      }),
      few,
    );
  });
});
