import { awardWords } from "@/components/compensation/award-words";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveLimits } from "@/lib/compensation/actions/settings";
import { MONEY_ROLES } from "@/lib/domain/compensation/policy";
import { getTranslations } from "@/lib/i18n/server";

/** Sets the three limits of one currency. */
export async function LimitsForm({ baseCurrency }: { baseCurrency: string }) {
  const [t, words] = await Promise.all([getTranslations("ledger.authority"), awardWords()]);
  return (
    <DeskForm action={saveLimits} words={words} done={t("saved")} className="gap-4">
      <div className="grid gap-4 sm:grid-cols-4">
        <Field name="currency" label={t("currency")}>
          {(control) => <Input {...control} required maxLength={3} defaultValue={baseCurrency} />}
        </Field>
        {MONEY_ROLES.map((role) => (
          <Field key={role} name={role} label={t(role)}>
            {(control) => <Input {...control} required inputMode="decimal" className="tabular" />}
          </Field>
        ))}
      </div>
      <div>
        <SubmitButton>{t("save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
