import { db } from "@/lib/db/client";

/** Three regions, the last of them no longer offered. */
export async function someRegions(): Promise<void> {
  await db().region.createMany({
    data: [
      { key: "north", names: { en: "North", "zh-Hans": "北部", "zh-Hant": "北部" }, position: 0 },
      { key: "south", names: { en: "South", "zh-Hans": "南部", "zh-Hant": "南部" }, position: 1 },
      {
        key: "old",
        names: { en: "Old town", "zh-Hans": "旧城", "zh-Hant": "舊城" },
        position: 2,
        active: false,
      },
    ],
    skipDuplicates: true,
  });
}
