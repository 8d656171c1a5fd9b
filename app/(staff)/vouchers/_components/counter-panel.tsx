import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Panel } from "@/components/ui/panel";
import { SubmitButton } from "@/components/ui/submit-button";
import { voucherFormWords } from "@/components/vouchers/voucher-words";
import { getTranslations } from "@/lib/i18n/server";
import { findVoucherAction } from "@/lib/vouchers/actions";
import { CODE_MAX } from "@/lib/vouchers/schema";

/** A customer stands at the counter with a code: it leads to the voucher's page. */
export async function CounterPanel() {
  const t = await getTranslations("vouchers.counter");
  const words = await voucherFormWords(t("finding"));
  return (
    <Panel id="counter" title={t("title")}>
      <DeskForm action={findVoucherAction} words={words} done="" className="grid gap-2">
        <div className="flex flex-wrap items-end gap-3">
          <Field name="code" label={t("code")} hint={t("hint")} className="min-w-72 flex-1 sm:max-w-xl">
            {(control) => (
              <Input
                {...control}
                required
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={CODE_MAX}
              />
            )}
          </Field>
          <SubmitButton>{t("find")}</SubmitButton>
        </div>
      </DeskForm>
    </Panel>
  );
}
