import type { ApiClient } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isPolicyStatus, type PolicyStatus } from "@/lib/domain/policy-life";
import { parsePolicy } from "@/lib/policies/policy-schema";

/** A stored version with its document. */
export type ReadablePolicy = { id: string; status: PolicyStatus; document: Policy };

/** Any version, drafts included, for a program that may try it; null when there is none of that id. */
export async function policyVersionForClient(_client: ApiClient, id: string): Promise<ReadablePolicy | null> {
  const stored = await db().policyVersion.findUnique({
    where: { id },
    select: { id: true, status: true, document: true },
  });
  if (!stored) return null;
  if (!isPolicyStatus(stored.status)) throw new Error(`unknown policy status ${stored.status}`);
  return { id: stored.id, status: stored.status, document: parsePolicy(stored.document) };
}
