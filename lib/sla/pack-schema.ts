import { z } from "zod";

/** What the forms of the packs' page may have to say; each has its words in packs.failure. */
export const PACK_FAILURES = ["unknown-pack", "nobody", "unknown-place", "conflict", "unreachable"] as const;
export type PackFailure = Exclude<(typeof PACK_FAILURES)[number], "unreachable">;

export type PackState =
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: string; field: null };

const keys = z.array(z.string().max(60)).max(500);

export const choosePackSchema = z
  .object({
    pack: z.string().min(1).max(40),
    decision: z.enum(["choose", "drop"]),
    allCategories: z.boolean(),
    categories: keys,
    allRegions: z.boolean(),
    regions: keys,
  })
  .transform(({ allCategories, allRegions, categories, regions, ...rest }) => ({
    ...rest,
    categories: allCategories ? null : categories,
    regions: allRegions ? null : regions,
  }));
