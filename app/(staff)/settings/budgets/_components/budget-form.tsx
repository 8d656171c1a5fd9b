import { awardWords } from "@/components/compensation/award-words";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveBudget } from "@/lib/compensation/actions/settings";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";

type BudgetFormProps = {
  departments: readonly { id: string; names: unknown }[];
  locale: Locale;
  baseCurrency: string;
  /** The year that is running, for a period to start from. */
  year: string;
};

/** Opens a budget, or changes the one of the same department, currency and first day. */
export async function BudgetForm({ departments, locale, baseCurrency, year }: BudgetFormProps) {
  const [t, words, common] = await Promise.all([
    getTranslations("ledger.budgets"),
    awardWords(),
    getTranslations("common"),
  ]);
  const text = (name: "currency" | "goodwillLimit" | "entitlementPlanned", value: string) => (
    <Field name={name} label={t(name)}>
      {(control) => <Input {...control} required defaultValue={value} />}
    </Field>
  );
  return (
    <DeskForm action={saveBudget} words={words} done={t("saved")} className="gap-4">
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        <Field name="departmentId" label={t("department")}>
          {(control) => (
            <Select
              {...control}
              required
              placeholder={common("choose")}
              options={departments.map(({ id, names }) => ({ value: id, label: nameIn(names, locale) }))}
            />
          )}
        </Field>
        <Field name="periodStart" label={t("from")}>
          {(control) => <Input {...control} type="date" required defaultValue={`${year}-01-01`} />}
        </Field>
        <Field name="periodEnd" label={t("to")}>
          {(control) => <Input {...control} type="date" required defaultValue={`${year}-12-31`} />}
        </Field>
        {text("currency", baseCurrency)}
        {text("goodwillLimit", "")}
        {text("entitlementPlanned", "")}
      </div>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
