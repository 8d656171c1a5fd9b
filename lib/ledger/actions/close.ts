"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { type CloseFailure, closeMonth } from "@/lib/ledger/mutations/close-month";
import { monthSchema } from "@/lib/ledger/schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

export type CloseFormState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: CloseFailure | "incomplete"; field: string | null };

export async function closeMonthAction(_before: unknown, form: FormData): Promise<CloseFormState> {
  const staff = await requireStaff("ledger.close");
  const now = databaseNow();
  const at = now.getTime();
  const input = monthSchema.safeParse(form.get("month"));
  if (!input.success) return { status: "failed", at, reason: "incomplete", field: "month" };
  const result = await closeMonth(staff, input.data, now);
  revalidatePath(paths.ledgerMonths);
  return result.ok ? { status: "done", at } : { status: "failed", at, reason: result.reason, field: null };
}
