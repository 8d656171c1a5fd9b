import { DeskForm } from "@/components/complaints/desk-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { LOCALE_NAMES, LOCALES, type Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import { namesOf } from "@/lib/organisation/names";
import { saveItem } from "@/lib/stock/actions";
import type { StockItemRow } from "@/lib/stock/types";
import { stockWords } from "./stock-words";

type ItemFieldsProps = {
  item: StockItemRow | null;
  departments: readonly { id: string; names: unknown }[];
  locale: Locale;
};

/** Adds an item, or changes what it is called, whose it is and when it runs low. */
export async function ItemFields({ item, departments, locale }: ItemFieldsProps) {
  const [t, words] = await Promise.all([getTranslations("stock"), stockWords()]);
  const key = item?.id ?? "new";
  const names = item ? namesOf(item.names) : null;
  return (
    <DeskForm action={saveItem} words={words} done={t("edit.saved")} resets={item === null} className="gap-4">
      <input type="hidden" name="id" value={item?.id ?? ""} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field id={`sku-${key}`} name="sku" label={t("edit.sku")}>
          {(control) => <Input {...control} required maxLength={40} defaultValue={item?.sku ?? ""} />}
        </Field>
        {LOCALES.map((each) => (
          <Field
            key={each}
            id={`name-${each}-${key}`}
            name={`name.${each}`}
            label={t("edit.name", { language: LOCALE_NAMES[each] })}
          >
            {(control) => (
              <Input {...control} lang={each} required maxLength={120} defaultValue={names?.[each] ?? ""} />
            )}
          </Field>
        ))}
        <Field id={`department-${key}`} name="departmentId" label={t("department")}>
          {(control) => (
            <Select
              {...control}
              defaultValue={item?.departmentId ?? ""}
              placeholder={t("anyDepartment")}
              options={departments.map(({ id, names: of }) => ({ value: id, label: nameIn(of, locale) }))}
            />
          )}
        </Field>
        <Field id={`low-${key}`} name="lowAt" label={t("lowAt")}>
          {(control) => (
            <Input {...control} type="number" min={0} required defaultValue={String(item?.lowAt ?? 5)} />
          )}
        </Field>
      </div>
      <Checkbox
        id={`active-${key}`}
        name="active"
        label={t("edit.active")}
        defaultChecked={item?.active ?? true}
      />
      <div>
        <SubmitButton variant="secondary">{t("edit.save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}
