import { useTranslations } from "next-intl";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import type { SpendPeriod } from "@/lib/ledger/queries/spend";
import { paths } from "@/lib/paths";

type SpendFormProps = { period: SpendPeriod; currencies: readonly string[] };

/** Another period is another page: a plain form. */
export function SpendForm({ period, currencies }: SpendFormProps) {
  const t = useTranslations("ledger");
  const all = currencies.includes(period.currency) ? currencies : [period.currency, ...currencies];
  return (
    <form action={paths.ledgerSpend} className="flex flex-wrap items-end gap-3 p-3">
      {(["from", "to"] as const).map((name) => (
        <Field key={name} name={name} label={t(`filter.${name}`)}>
          {(control) => (
            <Input
              {...control}
              pattern="\d{4}-\d{2}"
              placeholder="2026-01"
              defaultValue={period[name]}
              className="w-28"
            />
          )}
        </Field>
      ))}
      <Field name="currency" label={t("filter.currency")}>
        {(control) => (
          <Select
            {...control}
            options={all.map((code) => ({ value: code, label: code }))}
            defaultValue={period.currency}
          />
        )}
      </Field>
      <SubmitButton variant="secondary">{t("filter.apply")}</SubmitButton>
    </form>
  );
}
