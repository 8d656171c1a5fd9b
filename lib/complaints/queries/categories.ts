import { db, sql } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";

export type CategoryChoice = { key: string; name: string };

/** The categories a complaint may be filed under, named in the reader's language. */
export async function listCategories(locale: Locale): Promise<CategoryChoice[]> {
  return db().$queryRaw<CategoryChoice[]>(sql`
    SELECT key, coalesce(names->>${locale}, names->>'en', key) AS name FROM category WHERE active ORDER BY position, key`);
}
