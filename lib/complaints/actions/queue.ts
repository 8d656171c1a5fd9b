"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import { deskState, refused } from "@/lib/complaints/desk-result";
import type { DeskState } from "@/lib/complaints/desk-state";
import { assignComplaint, claimNext } from "@/lib/complaints/mutations/assign";
import { assignSchema } from "@/lib/complaints/staff-schema";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";

/** Assigns the case whose button was pressed to whom the form names. */
export async function assignFromQueue(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = assignSchema.safeParse({ complaintId: form.get("complaintId"), to: form.get("to") ?? "me" });
  if (!input.success) return refused(now, "incomplete");
  const { complaintId, to } = input.data;
  const assignee = to === "me" ? staff.id : to === "nobody" ? null : to;
  const result = await assignComplaint(staff, { complaintId, to: assignee }, now);
  if (result.ok) revalidatePath(paths.queue, "layout");
  return deskState(now, result);
}

/** Takes the first free case and opens it; with nothing free the queue says so. */
export async function takeNext(): Promise<void> {
  const staff = await requireStaff("case.work");
  const result = await claimNext(staff, databaseNow());
  revalidatePath(paths.queue, "layout");
  redirect(
    result.ok ? paths.case(result.value.reference) : withQuery(paths.queue, { notice: result.reason }),
  );
}
