import type { Tx } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

/**
 * Publishes the policy that a new installation begins with, unless there is one. It counts from the beginning of its
 * own date, so that a house that takes over older cases has rules for them.
 */
export async function installPolicy(tx: Tx): Promise<void> {
  if ((await tx.policyVersion.count()) > 0) return;
  await tx.$executeRaw`
    INSERT INTO policy_version (policy_id, version, status, document, effective_from, based_on, published_at)
    VALUES (${DEFAULT_POLICY.id}, ${DEFAULT_POLICY.version}, 'published', ${toCanonicalJson(DEFAULT_POLICY)}::jsonb,
      ${DEFAULT_POLICY.effectiveFrom}::date, 'template', now())`;
}
