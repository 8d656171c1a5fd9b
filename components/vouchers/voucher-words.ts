import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";
import { VOUCHER_FAILURES } from "@/lib/vouchers/form-state";

/** The words of a form about vouchers or points: while it is sent, and for each refusal. */
export async function voucherFormWords(saving: string): Promise<DeskWords> {
  const t = await getTranslations("vouchers.failure");
  const failures = [...VOUCHER_FAILURES, "unreachable"] as const;
  return { saving, failures: Object.fromEntries(failures.map((failure) => [failure, t(failure)])) };
}
