"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { type DeskAnswer, deskAnswer, deskDone, deskRefused } from "@/lib/desk-answer";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { setRate } from "@/lib/rates/mutations";
import { rateSchema } from "@/lib/rates/schema";

export async function saveRate(_before: unknown, form: FormData): Promise<DeskAnswer> {
  const staff = await requireStaff("budget.write");
  const now = databaseNow();
  const input = rateSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return deskAnswer(now, input.error);
  const result = await setRate(staff, input.data, now);
  revalidatePath(paths.settingsSection("budgets"));
  return result.ok ? deskDone(now) : deskRefused(now, result.reason);
}
