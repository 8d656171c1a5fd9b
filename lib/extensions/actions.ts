"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { askExtension } from "@/lib/extensions/mutations/ask";
import { decideExtension } from "@/lib/extensions/mutations/decide";
import { askExtensionSchema, decideExtensionSchema } from "@/lib/extensions/schema";
import type { ExtensionState } from "@/lib/extensions/types";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Asks for the law's next limit of a clock, or takes it where nobody's approval is needed. */
export async function askExtensionAction(_before: unknown, form: FormData): Promise<ExtensionState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = askExtensionSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(now, "incomplete", "reason");
  const result = await askExtension(staff, input.data, now);
  refresh(input.data.reference);
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}

/** Somebody else grants or refuses it. */
export async function decideExtensionAction(_before: unknown, form: FormData): Promise<ExtensionState> {
  const staff = await requireStaff("extension.decide");
  const now = databaseNow();
  const input = decideExtensionSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(now, "incomplete", "note");
  const result = await decideExtension(staff, input.data, now);
  refresh(input.data.reference);
  if (result.ok) return { status: "done", at: now.getTime() };
  return refused(now, result.reason, result.reason === "note-missing" ? "note" : null);
}

function refresh(reference: string): void {
  revalidatePath(paths.case(reference), "layout");
  revalidatePath(paths.approvals);
}

function refused(now: Date, reason: string, field: string | null = null): ExtensionState {
  return { status: "failed", at: now.getTime(), reason, field };
}
