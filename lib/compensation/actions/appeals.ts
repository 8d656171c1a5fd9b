"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { answerAppeal } from "@/lib/compensation/mutations/answer-appeal";
import { deskState, done, refused, refusedInput } from "@/lib/complaints/desk-result";
import type { DeskState } from "@/lib/complaints/desk-state";
import { appealByPhone } from "@/lib/complaints/mutations/appeal";
import { appealAnswerSchema, phoneAppealSchema } from "@/lib/complaints/staff-schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Writes down an appeal that the customer made on the phone. */
export async function recordAppeal(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = phoneAppealSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, why } = input.data;
  const result = await appealByPhone(staff, { complaintId, body: why }, now);
  revalidatePath(paths.case(reference));
  if (result.ok) return done(now);
  return refused(now, result.reason === "not-found" ? "not-found" : `appeal-${result.reason}`);
}

/** Answers an appeal; whoever decided the first time is refused. */
export async function sendAppealAnswer(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = appealAnswerSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const { complaintId, reference, outcome, message } = input.data;
  const result = await answerAppeal(staff, { complaintId, outcome, message }, now);
  revalidatePath(paths.case(reference));
  return deskState(now, result);
}
