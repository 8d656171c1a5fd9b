import { randomUUID } from "node:crypto";
import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { voucherFormWords } from "@/components/vouchers/voucher-words";
import { getTranslations } from "@/lib/i18n/server";
import { redeemVoucherAction } from "@/lib/vouchers/actions";
import { CODE_MAX, REFERENCE_MAX } from "@/lib/vouchers/schema";

/** At the counter: the customer's code, and what to take off. */
export async function RedeemForm({ voucher }: { voucher: { id: string; currency: string } }) {
  const t = await getTranslations("vouchers");
  const words = await voucherFormWords(t("redeem.working"));
  return (
    <Panel id="redeem" title={t("redeem.title")}>
      <DeskForm
        action={redeemVoucherAction}
        words={words}
        done={t("redeem.done")}
        resets
        className="grid gap-3"
      >
        <input type="hidden" name="voucherId" value={voucher.id} />
        <input type="hidden" name="key" value={randomUUID()} />
        <Field name="code" label={t("counter.code")} hint={t("redeem.hint")}>
          {(control) => (
            <Input {...control} required autoComplete="off" spellCheck={false} maxLength={CODE_MAX} />
          )}
        </Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field name="amount" label={t("redeem.amount", { currency: voucher.currency })}>
            {(control) => (
              <Input {...control} required inputMode="decimal" autoComplete="off" maxLength={30} />
            )}
          </Field>
          <Field name="reference" label={t("redeem.reference")}>
            {(control) => <Input {...control} autoComplete="off" maxLength={REFERENCE_MAX} />}
          </Field>
        </div>
        <div>
          <SubmitButton>{t("redeem.submit")}</SubmitButton>
        </div>
      </DeskForm>
    </Panel>
  );
}
