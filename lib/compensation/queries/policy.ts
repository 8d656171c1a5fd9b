import { parsePolicy } from "@/lib/compensation/policy-schema";
import type { Tx } from "@/lib/db/client";
import type { AuthorityLimits } from "@/lib/domain/compensation/authority";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/default-policy";
import { MONEY_ROLES, type Policy } from "@/lib/domain/compensation/policy";

// A published version never changes, so its document is read and checked once per process.
const published = new Map<string, Policy>();

/** The published policy in force at `now`; the default one as long as none is stored. */
export async function activePolicy(tx: Tx, now: Date): Promise<Policy> {
  const stored = await tx.policyVersion.findFirst({
    where: { status: "published", effectiveFrom: { lte: now } },
    orderBy: [{ effectiveFrom: "desc" }, { version: "desc" }],
    select: { id: true },
  });
  if (!stored) return DEFAULT_POLICY;
  const known = published.get(stored.id);
  if (known) return known;
  const { document } = await tx.policyVersion.findUniqueOrThrow({
    where: { id: stored.id },
    select: { document: true },
  });
  const policy = parsePolicy(document);
  published.set(stored.id, policy);
  return policy;
}

/** One stored version, for replaying and for explaining an earlier decision; null when it is not there. */
export async function policyVersion(tx: Tx, policyId: string, version: number): Promise<Policy | null> {
  const stored = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId, version } },
    select: { document: true },
  });
  if (stored) return parsePolicy(stored.document);
  return policyId === DEFAULT_POLICY.id && version === DEFAULT_POLICY.version ? DEFAULT_POLICY : null;
}

/** What each role may award by itself in a currency (minor units); null when the table does not name all three. */
export async function limitsIn(tx: Tx, currency: string): Promise<AuthorityLimits | null> {
  const rows = await tx.authorityLimit.findMany({
    where: { currency },
    select: { role: true, limitMinor: true },
  });
  const [agent, lead, manager] = MONEY_ROLES.map((role) => rows.find((row) => row.role === role)?.limitMinor);
  if (agent === undefined || lead === undefined || manager === undefined) return null;
  return { agent, lead, manager };
}
