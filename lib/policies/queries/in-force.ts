import { db, sql, type Tx } from "@/lib/db/client";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isPolicyStatus, versionInForce } from "@/lib/domain/policy-life";
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

type Candidate = {
  id: string;
  version: number;
  status: string;
  effectiveFrom: Date;
  departments: string[] | null;
  regions: string[] | null;
  department: string | null;
  region: string | null;
};

/**
 * The version that decides this complaint at `now`: the pilot that fits its department and region best, or the one for
 * everywhere. Published versions are few, so which of them it is says the one definition in lib/domain.
 */
export async function policyForComplaint(tx: Tx, complaintId: string, now: Date): Promise<Policy> {
  const rows = await tx.$queryRaw<Candidate[]>(sql`
    SELECT p.id, p.version, p.status, p.effective_from AS "effectiveFrom", p.departments, p.regions, place.*
    FROM policy_version p LEFT JOIN (
      SELECT d.key AS department, c.region_key AS region FROM complaint c LEFT JOIN category k ON k.key = c.category_key
        LEFT JOIN department d ON d.id = coalesce(c.department_id, k.department_id)
      WHERE c.id = ${complaintId}::uuid) place ON true
    WHERE p.status = 'published' AND p.effective_from <= ${now}::timestamptz`);
  const { department = null, region = null } = rows[0] ?? {};
  const versions = rows.flatMap(({ status, ...row }) => (isPolicyStatus(status) ? [{ ...row, status }] : []));
  return documentOf(tx, versionInForce(versions, { department, region }, now) ?? undefined);
}

/** The version in force everywhere at `now`, pilots aside: what is published to customers. */
export async function policyInForce(tx: Tx, now: Date): Promise<Policy> {
  const [stored] = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM policy_version WHERE status = 'published' AND effective_from <= ${now}::timestamptz AND departments IS NULL AND regions IS NULL
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
        WHERE t.status = 'published' AND t.effective_from <= ${now}::timestamptz 
          AND (t.departments IS NOT NULL OR t.regions IS NOT NULL)) AS "hasPilot"
    FROM policy_version p
    WHERE p.status = 'published' AND p.effective_from <= ${now}::timestamptz AND p.departments IS NULL AND p.regions IS NULL
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
