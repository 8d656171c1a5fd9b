import { DeskForm } from "@/components/complaints/desk-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { voucherFormWords } from "@/components/vouchers/voucher-words";
import { getTranslations } from "@/lib/i18n/server";
import { renewVoucherCodeAction } from "@/lib/vouchers/actions";

/** Another code for a letter that was lost: behind a fold, since the old one ends with it. */
export async function RenewForm({ voucherId }: { voucherId: string }) {
  const t = await getTranslations("vouchers");
  const words = await voucherFormWords(t("renew.working"));
  return (
    <details className="rounded-lg border border-line bg-surface lg:col-span-2">
      <summary className="px-4 py-3 font-semibold">{t("renew.title")}</summary>
      <DeskForm
        action={renewVoucherCodeAction}
        words={words}
        done={t("renew.done")}
        className="grid gap-3 px-4 pb-4"
      >
        <p className="text-ui-sm text-muted">{t("renew.hint")}</p>
        <input type="hidden" name="voucherId" value={voucherId} />
        <div>
          <SubmitButton variant="secondary">{t("renew.submit")}</SubmitButton>
        </div>
      </DeskForm>
    </details>
  );
}
