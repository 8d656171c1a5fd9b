import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { Month } from "@/lib/domain/ledger/months";
import type { Locale } from "@/lib/i18n/config";
import { formatMonth } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";

/** Another month is another page: a plain form. */
export async function MonthPicker({
  months,
  month,
  locale,
}: {
  months: readonly Month[];
  month: Month;
  locale: Locale;
}) {
  const t = await getTranslations("ledger.accounts");
  const all = months.includes(month) ? months : [month, ...months];
  return (
    <form action={paths.ledgerAccounts} className="flex items-end gap-2">
      <Field name="month" label={t("month")}>
        {(control) => (
          <Select
            {...control}
            options={all.map((one) => ({ value: one, label: formatMonth(one, locale) }))}
            defaultValue={month}
          />
        )}
      </Field>
      <SubmitButton variant="secondary">{t("show")}</SubmitButton>
    </form>
  );
}
