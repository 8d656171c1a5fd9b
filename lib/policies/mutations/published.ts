import { sql, type Tx } from "@/lib/db/client";
import type { DatedVersion } from "@/lib/domain/policy-life";

/** Every published version, held until the end of the transaction; meanwhile no other one is published. */
export async function publishedVersions(tx: Tx): Promise<DatedVersion[]> {
  await tx.$executeRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('policy-published', 0))`);
  const rows = await tx.$queryRaw<Omit<DatedVersion, "status">[]>(sql`
    SELECT id, version, effective_from AS "effectiveFrom", departments, regions FROM policy_version
    WHERE status = 'published' ORDER BY id FOR UPDATE`);
  return rows.map((row) => ({ ...row, status: "published" }));
}
