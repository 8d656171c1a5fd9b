import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { LEDGER_PARTS, TRANSACTION_KINDS } from "@/lib/domain/ledger/accounts";
import type { Locale } from "@/lib/i18n/config";
import { nameIn } from "@/lib/ledger/names";
import type { LedgerFilter } from "@/lib/ledger/types";
import { paths } from "@/lib/paths";

type LedgerFiltersProps = {
  filter: LedgerFilter;
  departments: readonly { id: string; names: unknown }[];
  currencies: readonly string[];
  locale: Locale;
};

/** What other pages narrow the ledger to; "show all" takes it off with the rest. */
const DRILLED = ["budget", "account", "detail", "category", "month"] as const;

/** The filter is the URL: a plain form that asks for another page. */
export function LedgerFilters({ filter, departments, currencies, locale }: LedgerFiltersProps) {
  const t = useTranslations("ledger");
  const selects = [
    {
      name: "kind",
      value: filter.kind,
      options: TRANSACTION_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) })),
    },
    {
      name: "part",
      value: filter.part,
      options: LEDGER_PARTS.map((part) => ({ value: part, label: t(`part.${part}`) })),
    },
    {
      name: "department",
      value: filter.departmentId,
      options: departments.map(({ id, names }) => ({ value: id, label: nameIn(names, locale) })),
    },
    {
      name: "currency",
      value: filter.currency,
      options: currencies.map((code) => ({ value: code, label: code })),
    },
  ] as const satisfies readonly { name: string; value: string | null; options: SelectOption[] }[];
  return (
    <form action={paths.ledger} className="flex flex-wrap items-end gap-3 border-b border-line p-3">
      {selects.map(({ name, value, options }) => (
        <Field key={name} name={name} label={t(`filter.${name}`)} className="min-w-36">
          {(control) => (
            <Select {...control} placeholder={t("filter.all")} options={options} defaultValue={value ?? ""} />
          )}
        </Field>
      ))}
      {(["from", "to"] as const).map((name) => (
        <Field key={name} name={name} label={t(`filter.${name}`)}>
          {(control) => <Input {...control} type="date" defaultValue={filter[name] ?? ""} />}
        </Field>
      ))}
      {DRILLED.map((name) =>
        filter[name] === null ? null : <input key={name} type="hidden" name={name} value={filter[name]} />,
      )}
      <div className="flex gap-2">
        <SubmitButton variant="secondary">{t("filter.apply")}</SubmitButton>
        <ButtonLink href={paths.ledger} variant="quiet">
          {t("filter.clear")}
        </ButtonLink>
      </div>
    </form>
  );
}
