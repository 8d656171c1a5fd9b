import type { Staff } from "@/lib/auth/staff";
import { db, type Tx } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";

/** Keys of every region that a policy may name, those that are no longer offered included: cases may still be there. */
export async function regionKeys(tx: Tx): Promise<readonly string[]> {
  const rows = await tx.region.findMany({ select: { key: true } });
  return rows.map(({ key }) => key);
}

/** The same for whoever writes policies. */
export function knownRegions(_staff: Staff): Promise<readonly string[]> {
  return regionKeys(db());
}

/** Names of regions by their keys, as a pilot's scope names them. */
export async function regionNames(_staff: Staff, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const rows = await db().region.findMany({
    orderBy: [{ position: "asc" }, { key: "asc" }],
    select: { key: true, names: true },
  });
  return new Map(rows.map(({ key, names }) => [key, namesOf(names)[locale]]));
}
