import { db, sql } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";

export type RegionChoice = { key: string; name: string };

/** The regions a case may be filed under, named in the reader's language. */
export function listRegionChoices(locale: Locale): Promise<RegionChoice[]> {
  return db().$queryRaw<RegionChoice[]>(sql`
    SELECT key, coalesce(names->>${locale}, names->>'en', key) AS name FROM region WHERE active ORDER BY position, key`);
}
