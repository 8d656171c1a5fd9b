"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { choosePack, dropPack } from "@/lib/sla/mutations/packs";
import { choosePackSchema, type PackState } from "@/lib/sla/pack-schema";

/** Puts a statutory pack into the draft of the terms for some categories and regions, or takes it out. */
export async function choosePackAction(_before: unknown, form: FormData): Promise<PackState> {
  const staff = await requireStaff("sla.write");
  const at = databaseNow().getTime();
  const input = choosePackSchema.safeParse({
    pack: form.get("pack"),
    decision: form.get("decision"),
    allCategories: form.has("allCategories"),
    categories: form.getAll("categories"),
    allRegions: form.has("allRegions"),
    regions: form.getAll("regions"),
  });
  if (!input.success) return { status: "failed", at, reason: "unknown-pack", field: null };
  const { decision, ...choice } = input.data;
  const result = await (decision === "choose" ? choosePack(staff, choice) : dropPack(staff, choice));
  revalidatePath(paths.settingsSection("clocks"), "layout");
  return result.ok ? { status: "done", at } : { status: "failed", at, reason: result.reason, field: null };
}
