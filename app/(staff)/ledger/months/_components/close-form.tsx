import { DeskForm } from "@/components/complaints/desk-form";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Month } from "@/lib/domain/ledger/months";
import type { Locale } from "@/lib/i18n/config";
import { formatMonth } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { closeMonthAction } from "@/lib/ledger/actions/close";

/** Closes the month that comes next; books that do not add up are not closed. */
export async function CloseForm({ month, locale }: { month: Month; locale: Locale }) {
  const [t, common] = await Promise.all([getTranslations("ledger.months"), getTranslations("common")]);
  const failures = {
    "not-allowed": t("failure.not-allowed"),
    "not-next": t("failure.not-next"),
    "books-differ": t("failure.books-differ"),
    incomplete: t("failure.not-next"),
  };
  return (
    <DeskForm
      action={closeMonthAction}
      words={{ saving: common("saving"), failures }}
      done={t("closedNow")}
      className="flex flex-wrap items-center gap-3"
    >
      <input type="hidden" name="month" value={month} />
      <SubmitButton>{t("close", { month: formatMonth(month, locale) })}</SubmitButton>
    </DeskForm>
  );
}
