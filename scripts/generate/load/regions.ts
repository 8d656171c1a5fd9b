import type { Client } from "pg";
import type { Names } from "@/lib/organisation/names";

/** Where a house without regions of its own gets its cases from. */
const REGIONS = {
  north: { en: "North", "zh-Hans": "北部", "zh-Hant": "北部" },
  central: { en: "Centre", "zh-Hans": "中部", "zh-Hant": "中部" },
  south: { en: "South", "zh-Hans": "南部", "zh-Hant": "南部" },
} as const satisfies Record<string, Names>;

/** Keys of the regions that cases may be in; a house that has none is given three, like the people it needs. */
export async function readRegions(client: Client): Promise<readonly string[]> {
  await client.query(
    `INSERT INTO region (key, names, position)
     SELECT e.key, e.value, e.place - 1 FROM jsonb_each($1::jsonb) WITH ORDINALITY AS e (key, value, place)
     WHERE NOT EXISTS (SELECT 1 FROM region)`,
    [JSON.stringify(REGIONS)],
  );
  const { rows } = await client.query<{ key: string }>("SELECT key FROM region WHERE active ORDER BY key");
  return rows.map(({ key }) => key);
}
