"use server";

import { revalidatePath } from "next/cache";
import { type FormState, submitForm } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { decideReopening } from "@/lib/closing/mutations/reopen";
import { closingSchema, reopeningSchema } from "@/lib/closing/schema";
import { paths } from "@/lib/paths";

export async function closeComplaintAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("case.work");
  const state = await submitForm({
    form,
    schema: closingSchema,
    change: (input) => closeComplaint(staff, input, new Date()),
    fieldOf: { "unknown-cause": "rootCause", "apology-not-ours": "apology" },
  });
  if (state.done) revalidatePath(paths.case(String(form.get("reference"))));
  return state;
}

export async function decideReopeningAction(_before: FormState, form: FormData): Promise<FormState> {
  const staff = await requireStaff("reopening.decide");
  const state = await submitForm({
    form,
    schema: reopeningSchema,
    change: (input) => decideReopening(staff, input, new Date()),
  });
  if (state.done) revalidatePath(paths.case(String(form.get("reference"))));
  return state;
}
