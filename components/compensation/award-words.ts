import type { DeskWords } from "@/components/complaints/desk-form";
import { AWARD_FAILURES } from "@/lib/compensation/form-state";
import { DEVIATION_REFUSALS } from "@/lib/domain/compensation/deviation";
import { getTranslations } from "@/lib/i18n/server";

/** What a form about awards may have to say, in the reader's language. */
export async function awardWords(): Promise<DeskWords> {
  const [t, rules, common] = await Promise.all([
    getTranslations("awards.failure"),
    getTranslations("compensation.deviation-refusal"),
    getTranslations("common"),
  ]);
  const failures = {
    ...Object.fromEntries(DEVIATION_REFUSALS.map((refusal) => [refusal, rules(refusal)])),
    ...Object.fromEntries(AWARD_FAILURES.map((failure) => [failure, t(failure)])),
    unreachable: t("unreachable"),
  };
  return { saving: common("saving"), failures };
}
