import { db, sql, type Tx } from "@/lib/db/client";
import type { Policy } from "@/lib/domain/compensation/policy";
import { parsePolicy } from "@/lib/policies/policy-schema";

// A published version never changes, so its document is read and checked once per process.
const published = new Map<string, Policy>();

async function documentOf(tx: Tx, stored: { id: string } | undefined): Promise<Policy> {
  if (!stored) throw new Error("no compensation policy is in force: the first start publishes one");
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

/** The version that decides this complaint at `now`: a pilot of its department, or the one for everywhere. */
export async function policyForComplaint(tx: Tx, complaintId: string, now: Date): Promise<Policy> {
  const [stored] = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT p.id FROM policy_version p
    WHERE p.status = 'published' AND p.effective_from <= ${now}::timestamptz AND (p.departments IS NULL OR (
      SELECT d.key FROM complaint c LEFT JOIN category k ON k.key = c.category_key
        JOIN department d ON d.id = coalesce(c.department_id, k.department_id)
      WHERE c.id = ${complaintId}::uuid) = ANY (p.departments))
    ORDER BY p.departments IS NULL, p.effective_from DESC, p.version DESC LIMIT 1`);
  return documentOf(tx, stored);
}

/** The version in force everywhere at `now`, pilots aside: what is published to customers. */
export async function policyInForce(tx: Tx, now: Date): Promise<Policy> {
  const [stored] = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM policy_version WHERE status = 'published' AND effective_from <= ${now}::timestamptz AND departments IS NULL
    ORDER BY effective_from DESC, version DESC LIMIT 1`);
  return documentOf(tx, stored);
}

/** The version in force as the public is told of it. */
export type PublishedVersion = {
  id: string;
  policy: Policy;
  effectiveFrom: Date;
  /** Whether other rules are tried in parts of the house. */
  hasPilot: boolean;
};

/** The version in force everywhere, since when, and whether there is a pilot beside it: one small statement. */
export async function publishedVersion(now: Date): Promise<PublishedVersion> {
  const [row] = await db().$queryRaw<Omit<PublishedVersion, "policy">[]>(sql`
    SELECT p.id, p.effective_from AS "effectiveFrom", EXISTS (SELECT 1 FROM policy_version t
        WHERE t.status = 'published' AND t.effective_from <= ${now}::timestamptz AND t.departments IS NOT NULL) AS "hasPilot"
    FROM policy_version p
    WHERE p.status = 'published' AND p.effective_from <= ${now}::timestamptz AND p.departments IS NULL
    ORDER BY p.effective_from DESC, p.version DESC LIMIT 1`);
  const policy = await documentOf(db(), row);
  if (!row) throw new Error("no policy is in force");
  return { ...row, policy };
}

/** The policy in force, for everybody to read. */
export function publishedPolicy(now: Date): Promise<Policy> {
  return policyInForce(db(), now);
}

/** One stored version, for replaying and for explaining an earlier decision; null when it is not there. */
export async function policyVersion(tx: Tx, policyId: string, version: number): Promise<Policy | null> {
  const stored = await tx.policyVersion.findUnique({
    where: { policyId_version: { policyId, version } },
    select: { document: true },
  });
  return stored && parsePolicy(stored.document);
}
