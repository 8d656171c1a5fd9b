import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { ADJUST_REASONS } from "@/lib/domain/stock";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import { recordMove } from "@/lib/stock/actions";
import type { StockItemRow } from "@/lib/stock/types";
import { stockWords } from "./stock-words";

type MoveFormProps = {
  items: readonly StockItemRow[];
  chosen: string | null;
  /** New with every showing of the form: sent twice, it moves once. */
  formKey: string;
  locale: Locale;
};

/** Takes goods in, or sets a count right. */
export async function MoveForm({ items, chosen, formKey, locale }: MoveFormProps) {
  const [t, common, words] = await Promise.all([
    getTranslations("stock"),
    getTranslations("common"),
    stockWords(),
  ]);
  return (
    <DeskForm
      key={formKey}
      action={recordMove}
      words={words}
      done={t("move.saved")}
      tells="stock"
      className="gap-4"
    >
      <input type="hidden" name="key" value={formKey} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field name="itemId" label={t("item")}>
          {(control) => (
            <Select
              {...control}
              required
              defaultValue={chosen ?? ""}
              placeholder={common("choose")}
              options={items.map(({ id, sku, names }) => ({
                value: id,
                label: `${nameIn(names, locale)} (${sku})`,
              }))}
            />
          )}
        </Field>
        <Field name="kind" label={t("move.kind")}>
          {(control) => (
            <Select
              {...control}
              options={(["receive", "adjust"] as const).map((value) => ({
                value,
                label: t(`move.${value}`),
              }))}
            />
          )}
        </Field>
        <Field name="units" label={t("move.units")} hint={t("move.unitsHint")}>
          {(control) => <Input {...control} type="number" required />}
        </Field>
        <Field name="reason" label={t("move.reason")}>
          {(control) => (
            <Select
              {...control}
              placeholder="–"
              options={ADJUST_REASONS.map((value) => ({ value, label: t(`reasons.${value}`) }))}
            />
          )}
        </Field>
      </div>
      <div>
        <SubmitButton>{t("move.save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
