import { inPlainTransaction } from "@/lib/db/plain-transaction";

export type Departments = ReadonlyMap<string, string>;

/** The zone that dates of the source stand for, and the department that answers for each category. */
export type House = { timeZone: string; departments: Departments };

/** Null before the organisation is set up. Asked on a bare connection: the usual client takes half a second to load. */
export async function importHouse(): Promise<House | null> {
  return inPlainTransaction(async (client) => {
    const organisation = await client.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM organisation WHERE id = 1',
    );
    const categories = await client.query<{ key: string; departmentId: string | null }>(
      'SELECT key, department_id AS "departmentId" FROM category',
    );
    const timeZone = organisation.rows[0]?.timeZone;
    if (!timeZone) return null;
    const answering = categories.rows.flatMap(({ key, departmentId }) =>
      departmentId ? [[key, departmentId] as const] : [],
    );
    return { timeZone, departments: new Map(answering) };
  });
}
