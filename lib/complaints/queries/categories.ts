import { db, sql } from "@/lib/db/client";
import { lastGood } from "@/lib/db/last-good";
import type { Locale } from "@/lib/i18n/config";

export type CategoryChoice = { key: string; name: string };

const lastChoices = lastGood<CategoryChoice[]>();

/** The categories a complaint may be filed under, named in the reader's language; also while the database is away. */
export function listCategories(locale: Locale): Promise<CategoryChoice[]> {
  return lastChoices(locale, () =>
    db().$queryRaw<CategoryChoice[]>(sql`
      SELECT key, coalesce(names->>${locale}, names->>'en', key) AS name FROM category WHERE active ORDER BY position, key`),
  );
}
