"use server";

import { revalidatePath } from "next/cache";
import { requireStaff } from "@/lib/auth/session";
import { deskState, refused, refusedInput } from "@/lib/complaints/desk-result";
import type { DeskState } from "@/lib/complaints/desk-state";
import { correctContact } from "@/lib/complaints/mutations/correct-contact";
import { sendMailAgain } from "@/lib/complaints/mutations/send-again";
import { contactSchema, resendSchema } from "@/lib/complaints/staff-schema";
import { normaliseEmail } from "@/lib/customers/schema";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/** Sends a mail once more that was given up or came back. */
export async function resendMail(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("mail.resend");
  const now = databaseNow();
  const input = resendSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await sendMailAgain(staff, input.data.mailId, now);
  revalidatePath(paths.outbox);
  revalidatePath(paths.outboxMail(input.data.mailId));
  return deskState(now, result);
}

/** The address the customer gave instead of one that letters came back from. */
export async function correctCaseContact(_before: unknown, form: FormData): Promise<DeskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = contactSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const email = normaliseEmail(input.data.email);
  if (email === null) return refused(now, "email-wrong", "email");
  const result = await correctContact(staff, { complaintId: input.data.complaintId, email }, now);
  revalidatePath(paths.case(input.data.reference));
  return result.ok ? deskState(now, result) : refused(now, result.reason, "email");
}
