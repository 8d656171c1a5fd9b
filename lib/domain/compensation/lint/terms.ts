import { MONEY_ROLES, type Policy } from "../policy";
import { findingOf, type LintFinding } from "./finding";

/** The lines as laws R3 and R4 were drawn from research; a policy may draw others, knowingly. */
const LAW = { approvalBp: 2_000, ceilingBp: 5_000, holdBp: 6_000 } as const;

function thresholds({ caps, doubleDeviation, authority }: Policy): readonly LintFinding[] {
  const crossed: readonly [string, boolean][] = [
    ["caps.goodwillApprovalBp", caps.goodwillApprovalBp > LAW.approvalBp],
    ["caps.goodwillCeilingBp", caps.goodwillCeilingBp > LAW.ceilingBp],
    ["caps.holdBelowPriceBp", caps.holdBelowPriceBp < LAW.holdBp],
    // Without a window there is neither a repeat (law R9) nor a sum over several awards (law R11).
    ["doubleDeviation.windowDays", doubleDeviation.windowDays === 0],
    ["authority.windowDays", authority.windowDays === 0],
  ];
  return crossed.flatMap(([path, isCrossed]) => (isCrossed ? [findingOf("law-threshold", { path })] : []));
}

/** Who approves must be able to award at least what the asking person can. */
function limits({ authority, currencies }: Policy): readonly LintFinding[] {
  return MONEY_ROLES.flatMap((role, index) => {
    const below = MONEY_ROLES[index - 1];
    if (below === undefined) return [];
    const falls = currencies.filter(
      (code) => (authority.limitMinor[role][code] ?? 0n) < (authority.limitMinor[below][code] ?? 0n),
    );
    return falls.map((code) =>
      findingOf("limits-not-rising", { path: `authority.limitMinor.${role}.${code}`, ids: [below, role] }),
    );
  });
}

/** What the house has that a policy names by key. */
export type House = { readonly regions: readonly string[] };

/** A pilot for a region that the house does not have would decide nothing there. */
function regions({ scope }: Policy, house: House): readonly LintFinding[] {
  const unknown = (scope.regions ?? []).filter((key) => !house.regions.includes(key));
  return unknown.length === 0 ? [] : [findingOf("region-unknown", { path: "scope.regions", ids: unknown })];
}

/** What the terms of a policy say by themselves, without looking at any case. */
export function termFindings(policy: Policy, house: House): readonly LintFinding[] {
  return [...regions(policy, house), ...thresholds(policy), ...limits(policy)];
}
