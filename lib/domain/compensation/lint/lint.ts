import { checkPolicy } from "../check-policy";
import type { Policy } from "../policy";
import type { LintFinding } from "./finding";

/**
 * Everything that speaks against publishing a policy: errors stand in the way, warnings are for the author to weigh.
 * Deterministic: the same policy gives the same findings in the same order.
 */
export function lintPolicy(policy: Policy): readonly LintFinding[] {
  return checkPolicy(policy).map(({ path, problem }) => ({
    code: problem,
    severity: "error",
    path,
    ids: [],
    counterExample: null,
  }));
}

export function hasErrors(findings: readonly LintFinding[]): boolean {
  return findings.some(({ severity }) => severity === "error");
}
