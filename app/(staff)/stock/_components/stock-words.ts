import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";
import { STOCK_FAILURES } from "@/lib/stock/types";

/** What a form on this page may have to say, in the reader's language. */
export async function stockWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("stock.failure"), getTranslations("common")]);
  const failures = Object.fromEntries(STOCK_FAILURES.map((reason) => [reason, t(reason)]));
  return { saving: common("saving"), failures: { ...failures, unreachable: t("unreachable") } };
}
