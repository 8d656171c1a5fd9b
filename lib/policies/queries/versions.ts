import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import { isPolicyStatus, standingOf } from "@/lib/domain/policy-life";
import { isEverywhere } from "@/lib/domain/policy-scope";
import { parsePolicy } from "@/lib/policies/policy-schema";
import type { PolicyVersionRow, PolicyVersionView } from "@/lib/policies/types";

type Stored = Omit<PolicyVersionView, "name" | "status" | "standing" | "document"> & {
  status: string;
  document: unknown;
};

function storedVersions(tx: Tx): Promise<Stored[]> {
  return tx.$queryRaw<Stored[]>(sql`
    SELECT p.id, p.policy_id AS "policyId", p.version, p.status, p.document, p.effective_from AS "effectiveFrom",
      p.departments, p.regions, p.revision, p.based_on AS "basedOn", p.note, p.created_at AS "createdAt", p.edited_at AS "editedAt",
      p.edited_by_id AS "editedById", e.name AS "editedByName", p.submitted_by_id AS "submittedById",
      s.name AS "submittedByName", p.submitted_at AS "submittedAt", b.name AS "publishedByName",
      p.published_at AS "publishedAt", p.retired_at AS "retiredAt",
      EXISTS (SELECT 1 FROM compensation_decision d WHERE d.policy_id = p.policy_id AND d.policy_version = p.version)
        AS "hasDecided"
    FROM policy_version p LEFT JOIN staff e ON e.id = p.edited_by_id LEFT JOIN staff s ON s.id = p.submitted_by_id
      LEFT JOIN staff b ON b.id = p.published_by_id
    ORDER BY p.effective_from DESC, p.version DESC, p.id DESC`);
}

async function allVersions(now: Date): Promise<PolicyVersionView[]> {
  const read = (await storedVersions(db())).map(({ status, document, ...row }) => {
    if (!isPolicyStatus(status)) throw new Error(`unknown policy status ${status}`);
    const policy = parsePolicy(document);
    // The columns are written at publishing: before that the document says where it is meant to count.
    const scope = status === "published" || status === "retired" ? {} : policy.scope;
    return { ...row, ...scope, status, document: policy, name: policy.name };
  });
  return read.map((row) => ({ ...row, standing: standingOf(row, read, now) }));
}

/** Every version, the one that came into force last first. */
export async function listPolicyVersions(_staff: Staff, now: Date): Promise<PolicyVersionRow[]> {
  return allVersions(now);
}

export type Comparison = {
  before: PolicyVersionView;
  after: PolicyVersionView;
  /** What else it can be compared with. */
  versions: readonly PolicyVersionView[];
};

/** A version and what it is compared with: the one asked for, else the one in force everywhere, else any other. */
export async function comparableVersions(
  _staff: Staff,
  { id, withId }: { id: string; withId: string | null },
  now: Date,
): Promise<Comparison | null> {
  const all = await allVersions(now);
  const after = all.find((version) => version.id === id);
  const versions = all.filter((version) => version.id !== id);
  const inForce = versions.find((version) => version.standing === "in-force" && isEverywhere(version));
  const before = versions.find((version) => version.id === withId) ?? inForce ?? versions[0] ?? after;
  return after && before ? { before, after, versions } : null;
}

/** One version with its document; null when there is none of that id. */
export async function findPolicyVersion(
  _staff: Staff,
  id: string,
  now: Date,
): Promise<PolicyVersionView | null> {
  return (await allVersions(now)).find((version) => version.id === id) ?? null;
}
