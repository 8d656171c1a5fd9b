import { createHash } from "node:crypto";
import type { Decision } from "@/lib/domain/compensation/decision";
import { toCanonicalJson } from "@/lib/domain/compensation/json";

/**
 * Names what an agent has seen and is about to send: remedies, tier, approvals. Whoever sends it after the facts have
 * changed is shown the new decision instead. Lateness that only grows by the minute is not part of it.
 */
export function decisionMark(decision: Decision): string {
  const { kind, lines, tier, approval, holds, currency, policyId, policyVersion } = decision;
  const seen = toCanonicalJson({ kind, lines, tier, approval, holds, currency, policyId, policyVersion });
  return createHash("sha256").update(seen).digest("base64url").slice(0, 22);
}
