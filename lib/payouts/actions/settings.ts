"use server";

import { revalidatePath } from "next/cache";
import { fieldsOf } from "@/lib/action";
import { requireStaff } from "@/lib/auth/session";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { refusedInput, stateOf } from "@/lib/payouts/actions/state";
import type { PayoutFormState } from "@/lib/payouts/form-state";
import { saveDebtor } from "@/lib/payouts/mutations/debtor";
import { debtorSchema } from "@/lib/payouts/schema";

/** Names the account that runs of a currency are paid from. */
export async function saveDebtorAction(_before: unknown, form: FormData): Promise<PayoutFormState> {
  const staff = await requireStaff("organisation.write");
  const now = databaseNow();
  const input = debtorSchema.safeParse(fieldsOf(form));
  if (!input.success) return refusedInput(now, input.error);
  const result = await saveDebtor(staff, input.data);
  revalidatePath(paths.settingsSection("payouts"));
  revalidatePath(paths.payouts);
  return stateOf(now, result);
}
