import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";

const FAILURES = [
  "not-allowed",
  "period-wrong",
  "period-start-late",
  "period-overlaps",
  "period-followed",
  "department-missing",
  "currency-unknown",
  "bad-amount",
  "days-wrong",
  "incomplete",
  "rate-wrong",
  "same-currency",
  "unreachable",
] as const;

/** What a form on this page may have to say, in the reader's language; one that names a figure comes as a sentence. */
export async function budgetWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("budgets.failure"), getTranslations("common")]);
  const failures = Object.fromEntries(FAILURES.map((reason) => [reason, t(reason)]));
  return { saving: common("saving"), failures };
}
