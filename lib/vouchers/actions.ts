"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { requireStaff } from "@/lib/auth/session";
import type { Staff } from "@/lib/auth/staff";
import { parseMoney } from "@/lib/domain/money";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";
import { done, refused, refusedInput, type VoucherFormState } from "@/lib/vouchers/form-state";
import { cancelVoucher } from "@/lib/vouchers/mutations/cancel";
import { countWrongCode } from "@/lib/vouchers/mutations/guessing";
import { redeemVoucher } from "@/lib/vouchers/mutations/redeem";
import { renewVoucherCode } from "@/lib/vouchers/mutations/renew-code";
import { voucherByCode } from "@/lib/vouchers/queries/by-code";
import { cancelSchema, findSchema, redeemSchema, renewSchema } from "@/lib/vouchers/schema";
import type { RedeemFailure } from "@/lib/vouchers/types";

async function unknownCode(staff: Staff, now: Date): Promise<VoucherFormState> {
  const wait = await countWrongCode(staff, now);
  return refused(now, wait === null ? "unknown" : "too-many", "code");
}

/** The counter's way to a voucher: the code leads to its page and stands in no address. */
export async function findVoucherAction(_before: unknown, form: FormData): Promise<VoucherFormState> {
  const staff = await requireStaff("voucher.redeem");
  const now = databaseNow();
  const input = findSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error.issues);
  const voucher = await voucherByCode(staff, input.data.code);
  if (!voucher) return unknownCode(staff, now);
  redirect(paths.voucher(voucher.id));
}

const FIELD_OF: Partial<Record<RedeemFailure, string>> = { "over-rest": "amount" };

export async function redeemVoucherAction(_before: unknown, form: FormData): Promise<VoucherFormState> {
  const staff = await requireStaff("voucher.redeem");
  const now = databaseNow();
  const input = redeemSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error.issues);
  const { voucherId, code, amount, reference, key } = input.data;
  const voucher = await voucherByCode(staff, code);
  if (!voucher) return unknownCode(staff, now);
  if (voucher.id !== voucherId) return refused(now, "other-voucher", "code");
  const money = parseMoney(amount, voucher.currency);
  if (!money.ok || money.value.amountMinor <= 0n) return refused(now, "bad-amount", "amount");
  const { amountMinor, currency } = money.value;
  const purchase = { code, amountMinor, currency, reference, key: `${staff.id}:${key}` };
  const result = await redeemVoucher(staff, purchase, now);
  revalidatePath(paths.voucher(voucherId));
  return result.ok ? done(now) : refused(now, result.reason, FIELD_OF[result.reason] ?? null);
}

export async function cancelVoucherAction(_before: unknown, form: FormData): Promise<VoucherFormState> {
  const staff = await requireStaff("voucher.cancel");
  const now = databaseNow();
  const input = cancelSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error.issues);
  const { voucherId, reason } = input.data;
  const result = await cancelVoucher(staff, { id: voucherId, reason }, now);
  revalidatePath(paths.voucher(voucherId));
  return result.ok ? done(now) : refused(now, result.reason);
}

export async function renewVoucherCodeAction(_before: unknown, form: FormData): Promise<VoucherFormState> {
  const staff = await requireStaff("voucher.renew-code");
  const now = databaseNow();
  const input = renewSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error.issues);
  const result = await renewVoucherCode(staff, { id: input.data.voucherId }, now);
  revalidatePath(paths.voucher(input.data.voucherId));
  return result.ok ? done(now) : refused(now, result.reason);
}
