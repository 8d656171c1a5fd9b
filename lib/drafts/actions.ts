"use server";

import { can } from "@/lib/auth/permissions";
import { currentStaff } from "@/lib/auth/session";
import { saveDraft } from "@/lib/drafts/mutations";
import { draftSchema } from "@/lib/drafts/schema";
import { databaseNow } from "@/lib/now";

/** Saves what is being typed. Answers whether it is safe, so that the page can say so; never redirects a typist away. */
export async function keepDraft(input: unknown): Promise<{ saved: boolean }> {
  const staff = await currentStaff();
  const draft = draftSchema.safeParse(input);
  if (!staff || !can(staff.role, "case.work") || !draft.success) return { saved: false };
  await saveDraft(staff, draft.data, databaseNow());
  return { saved: true };
}
