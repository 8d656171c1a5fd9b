import { DeskForm } from "@/components/complaints/desk-form";
import { PayeeFields } from "@/components/payouts/payee-fields";
import { payoutWords } from "@/components/payouts/payout-words";
import { ClientMessages } from "@/components/shell/client-messages";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { ACCOUNT_COUNTRIES } from "@/lib/domain/bank-account";
import type { Locale } from "@/lib/i18n/config";
import { countryOptions } from "@/lib/i18n/countries";
import { getTranslations } from "@/lib/i18n/server";
import { saveDebtorAction } from "@/lib/payouts/actions/settings";

const NOTHING = { method: "", reference: "", holder: "", account: "", bank: "", country: "" };

/** Names the account of a currency, or another one for it. */
export async function DebtorForm({ locale, baseCurrency }: { locale: Locale; baseCurrency: string }) {
  const [t, words] = await Promise.all([getTranslations("payouts.debtor"), payoutWords()]);
  return (
    <ClientMessages namespaces={["payee"]}>
      <DeskForm action={saveDebtorAction} words={words} done={t("saved")} className="gap-4">
        <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <Field name="currency" label={t("currency")}>
            {(control) => <Input {...control} required maxLength={3} defaultValue={baseCurrency} />}
          </Field>
          <PayeeFields
            typed={NOTHING}
            countries={countryOptions(locale, ACCOUNT_COUNTRIES)}
            problem={null}
            onlyAccount
          />
        </div>
        <div>
          <SubmitButton>{t("save")}</SubmitButton>
        </div>
      </DeskForm>
    </ClientMessages>
  );
}
