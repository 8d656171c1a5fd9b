"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { done, refused, refusedInput } from "@/lib/compensation/actions/state";
import type { AwardFormState } from "@/lib/compensation/form-state";
import { decideApproval, overrideApproval } from "@/lib/compensation/mutations/approve";
import { approvalSchema } from "@/lib/compensation/schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Approves, sends back or refuses; a manager may override in an emergency. */
export async function answerApproval(_before: unknown, form: FormData): Promise<AwardFormState> {
  const now = databaseNow();
  const input = approvalSchema.safeParse(Object.fromEntries(form));
  const isOverride = input.success && input.data.decision === "override";
  const staff = await requireStaff(isOverride ? "award.override" : "award.approve");
  if (!input.success) return refusedInput(now, input.error);
  const { approvalId, decision, comment } = input.data;
  const result =
    decision === "override"
      ? await overrideApproval(staff, { approvalId, comment }, now)
      : await decideApproval(staff, { approvalId, decision, comment }, now);
  revalidatePath(paths.approvals);
  if (!result.ok) return refused(now, result.reason, result.reason === "comment-missing" ? "comment" : null);
  // Approved, and yet nothing went out: the approver should know why.
  return result.value.waitsFor ? refused(now, result.value.waitsFor) : done(now);
}
