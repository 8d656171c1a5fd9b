import { type Sql, sql, type Tx } from "@/lib/db/client";
import type { Names } from "@/lib/organisation/names";
import type { DemoCase } from "./story/types";

const REGIONS = {
  north: { en: "North", "zh-Hans": "北部", "zh-Hant": "北部" },
  south: { en: "South", "zh-Hans": "南部", "zh-Hant": "南部" },
  shanghai: { en: "Shanghai", "zh-Hans": "上海", "zh-Hant": "上海" },
} as const satisfies Record<string, Names>;
type DemoRegion = keyof typeof REGIONS;

/** A booking names its house by its city; an order of the shop belongs nowhere. */
const REGION_OF_HOUSE: Readonly<Record<string, DemoRegion>> = {
  TPE: "north",
  TNN: "south",
  KHH: "south",
  SHA: "shanghai",
};

/** The region that staff would put a case of the story in. */
export function regionOf({ order }: Pick<DemoCase, "order">): DemoRegion | null {
  return REGION_OF_HOUSE[order?.split("-")[1] ?? ""] ?? null;
}

/** The regions of the demo company; what is there already stays. */
export async function openRegions(tx: Tx): Promise<void> {
  await tx.region.createMany({
    data: Object.entries(REGIONS).map(([key, names], position) => ({ key, names, position })),
    skipDuplicates: true,
  });
}

/** Puts the cases of the story where they belong: the recording is older than regions. */
export async function placeCases(tx: Tx, story: readonly DemoCase[]): Promise<void> {
  const placed = story.flatMap((one) => {
    const key = regionOf(one);
    return key && one.order ? [{ order: one.order, key }] : [];
  });
  const rows: Sql = sql`jsonb_to_recordset(${JSON.stringify(placed)}::jsonb) AS p ("order" text, key text)`;
  await tx.$executeRaw(
    sql`UPDATE complaint SET region_key = p.key FROM ${rows} WHERE order_reference = p."order" AND region_key IS NULL`,
  );
}
