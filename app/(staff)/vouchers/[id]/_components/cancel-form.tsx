import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { voucherFormWords } from "@/components/vouchers/voucher-words";
import { STAFF_CANCEL_REASONS } from "@/lib/domain/voucher";
import { getTranslations } from "@/lib/i18n/server";
import { cancelVoucherAction } from "@/lib/vouchers/actions";

/** Ends the voucher for good: behind a fold, since it cannot be undone. */
export async function CancelForm({ voucherId }: { voucherId: string }) {
  const t = await getTranslations("vouchers");
  const words = await voucherFormWords(t("cancel.working"));
  const reasons = STAFF_CANCEL_REASONS.map((reason) => ({ value: reason, label: t(`reason.${reason}`) }));
  return (
    <details className="rounded-lg border border-line bg-surface lg:col-span-2">
      <summary className="px-4 py-3 font-semibold">{t("cancel.title")}</summary>
      <DeskForm
        action={cancelVoucherAction}
        words={words}
        done={t("cancel.done")}
        className="grid gap-3 px-4 pb-4"
      >
        <p className="text-ui-sm text-muted">{t("cancel.hint")}</p>
        <input type="hidden" name="voucherId" value={voucherId} />
        <Field name="reason" label={t("cancel.reason")} className="max-w-sm">
          {(control) => <Select {...control} options={reasons} defaultValue="code-leaked" />}
        </Field>
        <div>
          <SubmitButton variant="danger">{t("cancel.submit")}</SubmitButton>
        </div>
      </DeskForm>
    </details>
  );
}
