"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { type DeskAnswer, deskAnswer, deskDone, deskRefused } from "@/lib/desk-answer";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { moveStock, saveStockItem } from "@/lib/stock/mutations/items";
import { stockItemSchema, stockMoveSchema } from "@/lib/stock/schema";

/** Adds an item, or changes the one that is named. */
export async function saveItem(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("stock.write");
  const now = databaseNow();
  const input = stockItemSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const { id, sku, departmentId, lowAt, active, ...names } = input.data;
  const result = await saveStockItem(staff, {
    id: id || null,
    sku,
    names: { en: names["name.en"], "zh-Hans": names["name.zh-Hans"], "zh-Hant": names["name.zh-Hant"] },
    departmentId: departmentId || null,
    lowAt,
    active,
  });
  revalidatePath(paths.stock);
  return result.ok ? deskDone(now) : deskRefused(now, result.reason, "sku");
}

/** Takes goods in, or sets a count right. */
export async function recordMove(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("stock.write");
  const now = databaseNow();
  const input = stockMoveSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const { reason, ...move } = input.data;
  const result = await moveStock(staff, { ...move, reason: reason || null }, now);
  if (!result.ok) return deskRefused(now, result.reason, "units");
  // Only now: a page made anew brings a new form, and one that was refused keeps what was typed.
  revalidatePath(paths.stock);
  return deskDone(now);
}
