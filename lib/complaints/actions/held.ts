"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { deskState, refused } from "@/lib/complaints/desk-result";
import type { DeskState } from "@/lib/complaints/desk-state";
import { markAsSpam, releaseHeld, restoreHeld } from "@/lib/complaints/mutations/review-held";
import { reviewHeldSchema } from "@/lib/complaints/staff-schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

const DECISIONS = { release: releaseHeld, spam: markAsSpam, restore: restoreHeld } as const;

/** A person's word about a filing that was held: a complaint after all, spam, or not spam after all. */
export async function reviewHeld(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("held.review");
  const now = databaseNow();
  const input = reviewHeldSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refused(now, "incomplete");
  const { heldId, decision } = input.data;
  const result = await DECISIONS[decision](staff, { heldId }, now);
  revalidatePath(paths.held);
  return deskState(now, result);
}
