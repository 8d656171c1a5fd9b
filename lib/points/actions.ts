"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/session";
import { isCurrency } from "@/lib/domain/currency";
import { parseMoney } from "@/lib/domain/money";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { spendPoints } from "@/lib/points/mutations/spend";
import { done, refused, refusedInput, type VoucherFormState } from "@/lib/vouchers/form-state";
import { amountText, formKey, referenceText } from "@/lib/vouchers/schema";

const spendSchema = z.object({
  customerId: z.guid(),
  currency: z.string().refine(isCurrency, "wrong-currency"),
  amount: amountText,
  reference: referenceText,
  key: formKey,
});

/** A customer pays with points at the counter. */
export async function spendPointsAction(_before: unknown, form: FormData): Promise<VoucherFormState> {
  const staff = await requireStaff("voucher.redeem");
  const now = databaseNow();
  const input = spendSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error.issues);
  const { customerId, currency, amount, reference, key } = input.data;
  const money = parseMoney(amount, currency);
  if (!money.ok || money.value.amountMinor <= 0n) return refused(now, "bad-amount", "amount");
  const { amountMinor } = money.value;
  const purchase = { customerId, currency, amountMinor, reference, key: `${staff.id}:${key}` };
  const result = await spendPoints(staff, purchase, now);
  revalidatePath(paths.customer(customerId));
  return result.ok ? done(now) : refused(now, result.reason, result.reason === "over-rest" ? "amount" : null);
}
