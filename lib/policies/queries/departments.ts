import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { namesOf } from "@/lib/organisation/names";

/** Names of departments by their keys, as a pilot's scope names them. */
export async function departmentNames(_staff: Staff, locale: Locale): Promise<ReadonlyMap<string, string>> {
  const rows = await db().department.findMany({
    orderBy: { key: "asc" },
    select: { key: true, names: true },
  });
  return new Map(rows.map(({ key, names }) => [key, namesOf(names)[locale]]));
}
