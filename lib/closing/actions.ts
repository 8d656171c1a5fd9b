"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { decideReopening } from "@/lib/closing/mutations/reopen";
import { closingSchema, reopeningSchema } from "@/lib/closing/schema";
import type { ClosingState } from "@/lib/closing/types";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Ends a case and tells the customer. After a refusal the page is fresh and the text is kept. */
export async function closeComplaintAction(_before: unknown, form: FormData): Promise<ClosingState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = closingSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(now, "incomplete", String(input.error.issues[0]?.path[0] ?? ""));
  const result = await closeComplaint(staff, input.data, now);
  revalidatePath(paths.case(input.data.reference));
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}

/** A lead takes a case up again, or leaves it closed. */
export async function decideReopeningAction(_before: unknown, form: FormData): Promise<ClosingState> {
  const staff = await requireStaff("reopening.decide");
  const now = databaseNow();
  const input = reopeningSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(now, "incomplete", String(input.error.issues[0]?.path[0] ?? ""));
  const result = await decideReopening(staff, input.data, now);
  revalidatePath(paths.case(input.data.reference));
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}

function refused(now: Date, reason: string, field: string | null = null): ClosingState {
  return { status: "failed", at: now.getTime(), reason, field };
}
