import { sql, type Tx } from "@/lib/db/client";
import { isPolicyStatus, type PolicyHands, type PolicyStatus } from "@/lib/domain/policy-life";

export type LockedVersion = PolicyHands & {
  id: string;
  policyId: string;
  version: number;
  status: PolicyStatus;
  revision: number;
  document: unknown;
};

/** Takes one version for the rest of the transaction. */
export async function lockVersion(tx: Tx, id: string): Promise<LockedVersion | null> {
  const [row] = await tx.$queryRaw<(Omit<LockedVersion, "status"> & { status: string })[]>(sql`
    SELECT id, policy_id AS "policyId", version, status, revision, document, edited_by_id AS "editedById",
      submitted_by_id AS "submittedById"
    FROM policy_version WHERE id = ${id}::uuid FOR UPDATE`);
  if (!row) return null;
  const { status } = row;
  if (!isPolicyStatus(status)) throw new Error(`unknown policy status ${status}`);
  return { ...row, status };
}
