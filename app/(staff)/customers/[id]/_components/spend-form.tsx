import { randomUUID } from "node:crypto";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { voucherFormWords } from "@/components/vouchers/voucher-words";
import { getTranslations } from "@/lib/i18n/server";
import { spendPointsAction } from "@/lib/points/actions";
import { REFERENCE_MAX } from "@/lib/vouchers/schema";

/** At the counter: the customer pays with points of one currency. */
export async function SpendForm({ customerId, currency }: { customerId: string; currency: string }) {
  const t = await getTranslations("vouchers.wallet");
  const words = await voucherFormWords(t("working"));
  return (
    <details>
      <summary className="cursor-pointer font-medium">
        {t("spend")} ({currency})
      </summary>
      <DeskForm action={spendPointsAction} words={words} done={t("done")} resets className="mt-2 grid gap-2">
        <input type="hidden" name="customerId" value={customerId} />
        <input type="hidden" name="currency" value={currency} />
        <input type="hidden" name="key" value={randomUUID()} />
        <Field name="amount" id={`amount-${currency}`} label={t("amount", { currency })}>
          {(control) => <Input {...control} required inputMode="decimal" autoComplete="off" maxLength={30} />}
        </Field>
        <Field name="reference" id={`reference-${currency}`} label={t("reference")}>
          {(control) => <Input {...control} autoComplete="off" maxLength={REFERENCE_MAX} />}
        </Field>
        <div>
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </DeskForm>
    </details>
  );
}
