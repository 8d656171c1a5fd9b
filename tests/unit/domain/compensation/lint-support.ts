import { expect } from "vitest";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import type { LintFinding } from "@/lib/domain/compensation/lint/finding";
import { lintPolicy } from "@/lib/domain/compensation/lint/lint";
import type { Policy } from "@/lib/domain/compensation/policy";

/** The findings of one code. */
export function found(policy: Policy, code: LintFinding["code"]): LintFinding[] {
  return lintPolicy(policy).filter((finding) => finding.code === code);
}

export function totalOf(facts: CompensationFacts, policy: Policy): bigint {
  return decideCompensation(facts, policy).totals.totalMinor;
}

/** Decides the cases of a finding again: they are as it says. */
export function expectReal({ counterExample, code }: LintFinding, policy: Policy): void {
  if (counterExample === null) return;
  if (counterExample.kind === "case") {
    expect(totalOf(counterExample.facts, policy), code).toBe(counterExample.totalMinor);
    return;
  }
  const { lesser, lesserMinor, graver, graverMinor } = counterExample;
  expect(totalOf(lesser, policy)).toBe(lesserMinor);
  expect(totalOf(graver, policy)).toBe(graverMinor);
  expect(graverMinor < lesserMinor).toBe(true);
  const { impact, provenLossMinor, pricePaidMinor } = lesser;
  expect({ ...graver, impact, provenLossMinor, pricePaidMinor }).toEqual(lesser);
}
