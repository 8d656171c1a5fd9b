import { inPlainTransaction } from "@/lib/db/plain-transaction";
import type { ImportContext } from "@/lib/imports/types";

export type Departments = ReadonlyMap<string, string>;

/** The zone that dates of the source stand for, what regions are called, and the department that answers for each category. */
export type House = ImportContext & { departments: Departments };

/** Null before the organisation is set up. Asked on a bare connection: the usual client takes half a second to load. */
export async function importHouse(): Promise<House | null> {
  return inPlainTransaction(async (client) => {
    const organisation = await client.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM organisation WHERE id = 1',
    );
    const categories = await client.query<{ key: string; departmentId: string | null }>(
      'SELECT key, department_id AS "departmentId" FROM category',
    );
    const regions = await client.query<{ key: string; names: Record<string, string> }>(
      "SELECT key, names FROM region ORDER BY position, key",
    );
    const timeZone = organisation.rows[0]?.timeZone;
    if (!timeZone) return null;
    const answering = categories.rows.flatMap(({ key, departmentId }) =>
      departmentId ? [[key, departmentId] as const] : [],
    );
    return {
      timeZone,
      departments: new Map(answering),
      regions: calledBy(regions.rows),
    };
  });
}

/** A key always means its own region; a name that several have means the first of them. */
function calledBy(
  regions: readonly { key: string; names: Record<string, string> }[],
): ImportContext["regions"] {
  const called = new Map(regions.map(({ key }) => [key, key] as const));
  for (const { key, names } of regions)
    for (const name of Object.values(names)) {
      const small = name.trim().toLowerCase();
      if (!called.has(small)) called.set(small, key);
    }
  return called;
}
