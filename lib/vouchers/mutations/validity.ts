import { sql, type Tx } from "@/lib/db/client";
import { validityDays } from "@/lib/domain/voucher";
import { policyVersion } from "@/lib/policies/queries/in-force";

export type Validity = {
  policyId: string;
  policyVersion: number;
  kind: "voucher" | "points";
  now: Date;
};

/**
 * A new id, and the instant at which what is issued now ends: after its last whole day where the organisation is. How
 * many days that are says the catalogue of the policy that the award was decided by, else the organisation.
 */
export async function newWithEnd(
  tx: Tx,
  { policyId, policyVersion: version, kind, now }: Validity,
): Promise<{ id: string; expiresAt: Date }> {
  const policy = await policyVersion(tx, policyId, version);
  const { voucherValidDays } = await tx.organisation.findUniqueOrThrow({
    where: { id: 1 },
    select: { voucherValidDays: true },
  });
  const days = validityDays(policy?.remedies[kind].validityDays, voucherValidDays);
  const [row] = await tx.$queryRaw<{ id: string; expiresAt: Date }[]>(sql`
    SELECT uuidv7()::text AS id,
      (organisation_day(${now}::timestamptz) + ${days}::int + 1)::timestamp AT TIME ZONE time_zone AS "expiresAt"
    FROM organisation WHERE id = 1`);
  if (!row) throw new Error("there is no organisation");
  return row;
}
