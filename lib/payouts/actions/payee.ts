"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { fieldsOf } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { customerProof } from "@/lib/complaints/customer-proof";
import { databaseNow } from "@/lib/now";
import { paths, withQuery } from "@/lib/paths";
import { refused, refusedInput, stateOf } from "@/lib/payouts/actions/state";
import {
  isPayeeFailure,
  type PayeeFailure,
  type PayeeFormState,
  type PayoutFormState,
} from "@/lib/payouts/form-state";
import { givePayeeAsCustomer, givePayeeByStaff } from "@/lib/payouts/mutations/payee";
import { readPayee } from "@/lib/payouts/payee-details";
import { payeeSchema, staffPayeeSchema } from "@/lib/payouts/schema";
import { takeFromWindow } from "@/lib/rate-limit/mutations";

/** Enough for somebody who mistypes; too few to try accounts out. */
const LIMIT = { limit: 20, windowMs: 60 * 60_000 } as const;

/** A colleague types in where the customer's money goes. */
export async function savePayeeAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = staffPayeeSchema.safeParse(fieldsOf(form));
  if (!input.success) return refusedInput(now, input.error);
  const read = readPayee(input.data);
  if (!read.ok) return refused(now, read.reason, read.field);
  const { complaintId, reference } = input.data;
  const result = await givePayeeByStaff(staff, { complaintId, details: read.value }, now);
  revalidatePath(paths.case(reference));
  revalidatePath(paths.promises);
  return stateOf(now, result);
}

/** The customer says where the money goes: works without JavaScript, and gives back what was typed. */
export async function giveOwnPayee(before: PayeeFormState, form: FormData): Promise<PayeeFormState> {
  const now = databaseNow();
  const fields = fieldsOf(form);
  const again = (reason: PayeeFailure, field: string): PayeeFormState => ({
    attempt: before.attempt + 1,
    typed: typedOf(fields),
    problem: { reason, field },
  });
  const reference = fields.reference ?? "";
  const proof = await customerProof(reference);
  if (!proof) return again("link", "");
  if (!(await takeFromWindow(`payee:${proof.complaintId}`, LIMIT, now))) return again("too-many", "");
  const input = payeeSchema.safeParse(fields);
  if (!input.success) {
    const [issue] = input.error.issues;
    const reason = issue && isPayeeFailure(issue.message) ? issue.message : "incomplete";
    return again(reason, String(issue?.path[0] ?? ""));
  }
  const read = readPayee(input.data);
  if (!read.ok) return again(read.reason, read.field);
  const result = await givePayeeAsCustomer(proof, read.value, now);
  if (!result.ok) return again(result.reason, "");
  revalidatePath(paths.complaint(reference));
  redirect(`${withQuery(paths.complaint(reference), { sent: "payee" })}#sent`);
}

function typedOf(fields: Record<string, string>): PayeeFormState["typed"] {
  const { method = "", paymentReference = "", holder = "", account = "", bank = "", country = "" } = fields;
  return { method, reference: paymentReference, holder, account, bank, country };
}
