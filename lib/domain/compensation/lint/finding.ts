import type { PolicyProblem } from "../check-policy";
import type { CompensationFacts } from "../facts";

/** What a policy can be in trouble with although it is one. The errors break a law or decide nothing; the warnings are unwise. */
export const LINT_ERRORS = [
  "not-monotone",
  "region-unknown",
  "paid-twice",
  "dates-overlap",
  "not-in-money",
] as const;
export const LINT_WARNINGS = [
  "unreachable-rule",
  "above-ceiling",
  "gap",
  "dates-gap",
  "law-threshold",
  "no-first-goodwill",
  "limits-not-rising",
] as const;
export type LintCode =
  | (typeof LINT_ERRORS)[number]
  | (typeof LINT_WARNINGS)[number]
  | PolicyProblem["problem"];

/** Cases that show it: one, or two of which the second is the graver and gets less. Amounts are what they bring in all. */
export type CounterExample =
  | { readonly kind: "case"; readonly facts: CompensationFacts; readonly totalMinor: bigint }
  | {
      readonly kind: "pair";
      readonly lesser: CompensationFacts;
      readonly lesserMinor: bigint;
      readonly graver: CompensationFacts;
      readonly graverMinor: bigint;
    };

export type LintFinding = {
  readonly code: LintCode;
  readonly severity: "error" | "warning";
  /** Where in the document ("rules[3].when", "tiers[1].gestureMinor"). */
  readonly path: string;
  /** Ids of the rules, tiers or tariffs concerned. */
  readonly ids: readonly string[];
  readonly counterExample: CounterExample | null;
};

const ERRORS: readonly string[] = LINT_ERRORS;

/** A finding of a code; how grave it is follows from the code. */
export function findingOf(
  code: Exclude<LintCode, PolicyProblem["problem"]>,
  where: { path: string; ids?: readonly string[]; counterExample?: CounterExample },
): LintFinding {
  return {
    code,
    severity: ERRORS.includes(code) ? "error" : "warning",
    path: where.path,
    ids: where.ids ?? [],
    counterExample: where.counterExample ?? null,
  };
}
