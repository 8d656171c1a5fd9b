import { checkPolicy, type PolicyProblem } from "../check-policy";
import type { Policy } from "../policy";
import { dateFindings } from "./dates";
import type { LintFinding } from "./finding";
import { unreachable } from "./reach";
import { searchPolicy } from "./search";
import { type House, termFindings } from "./terms";

/** Ids of what a path of the document leads to: two neighbours where one must rise above the other. */
function idsAt(policy: Policy, { path, problem }: PolicyProblem): readonly string[] {
  const match = /^(rules|tiers|tariffs|guarantees)\[(\d+)\]/.exec(path);
  if (!match) return [];
  const lists: Readonly<Record<string, readonly { readonly id: string }[]>> = {
    rules: policy.rules,
    tiers: policy.tiers,
    tariffs: policy.tariffs,
    guarantees: policy.guarantees,
  };
  const list = lists[match[1] ?? ""] ?? [];
  const index = Number(match[2]);
  const from = problem === "gestures-not-rising" || problem === "tiers-not-rising" ? index - 1 : index;
  return list.slice(from, index + 1).map(({ id }) => id);
}

/**
 * Everything that speaks against publishing a policy in a house (without one named: in one without regions): errors stand in the way, warnings are for the author to weigh.
 * Deterministic: the same policy gives the same findings in the same order. What is no policy at all decides nothing,
 * so its cases are looked at only once its form is right.
 */
export function lintPolicy(policy: Policy, house: House = { regions: [] }): readonly LintFinding[] {
  const problems = checkPolicy(policy).map(
    (found): LintFinding => ({
      code: found.problem,
      severity: "error",
      path: found.path,
      ids: idsAt(policy, found),
      counterExample: null,
    }),
  );
  const documentFindings = [...problems, ...termFindings(policy, house), ...dateFindings(policy)];
  if (problems.length > 0) return documentFindings;
  const watch = searchPolicy(policy);
  return [...documentFindings, ...watch.found.values(), ...unreachable(watch)];
}

export function hasErrors(findings: readonly LintFinding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
