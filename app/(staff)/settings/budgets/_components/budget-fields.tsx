import { DeskForm } from "@/components/complaints/desk-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select, type SelectOption } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { BUDGET_PURPOSES, dayAfter, PERIOD_KINDS, ROLL_OVERS } from "@/lib/domain/ledger/budget-periods";
import { toDecimalString } from "@/lib/domain/money";
import type { Locale } from "@/lib/i18n/config";
import { getTranslations } from "@/lib/i18n/server";
import { saveBudget } from "@/lib/ledger/actions/budgets";
import { nameIn } from "@/lib/ledger/names";
import type { BudgetCard } from "@/lib/ledger/queries/budget-cards";
import { budgetWords } from "./budget-words";

export type FieldChoices = {
  departments: readonly { id: string; names: unknown }[];
  baseCurrency: string;
  /** The first day of the month that is running, for a period to start from. */
  monthStart: string;
};

type BudgetFieldsProps = { budget: BudgetCard | null; choices: FieldChoices; locale: Locale };

/** Opens a budget, or changes one: what makes it that one is then fixed. */
export async function BudgetFields({ budget, choices, locale }: BudgetFieldsProps) {
  const [t, words] = await Promise.all([getTranslations("budgets"), budgetWords()]);
  return (
    <DeskForm action={saveBudget} words={words} done={t("saved")} className="gap-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {budget ? <FixedFields budget={budget} /> : <SeriesFields choices={choices} locale={locale} />}
        <LimitFields budget={budget} />
      </div>
      <div>
        <SubmitButton size={budget ? "small" : "normal"}>{t("save")}</SubmitButton>
      </div>
    </DeskForm>
  );
}

function FixedFields({ budget }: { budget: BudgetCard }) {
  const { purpose, departmentId, currency, periodKind, periodStart, periodEnd } = budget;
  const fixed = {
    purpose,
    departmentId: departmentId ?? "",
    currency,
    periodKind,
    periodStart,
    periodEnd: dayAfter(periodEnd, -1),
  };
  return Object.entries(fixed).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}

async function SeriesFields({ choices, locale }: Omit<BudgetFieldsProps, "budget">) {
  const t = await getTranslations("budgets");
  const departments: SelectOption[] = choices.departments.map(({ id, names }) => ({
    value: id,
    label: nameIn(names, locale),
  }));
  return (
    <>
      <Field name="purpose" label={t("field.purpose")}>
        {(control) => (
          <Select
            {...control}
            options={BUDGET_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        )}
      </Field>
      <Field name="departmentId" label={t("field.department")}>
        {(control) => <Select {...control} placeholder={t("wholeHouse")} options={departments} />}
      </Field>
      <Field name="currency" label={t("field.currency")}>
        {(control) => <Input {...control} required maxLength={3} defaultValue={choices.baseCurrency} />}
      </Field>
      <Field name="periodKind" label={t("field.kind")}>
        {(control) => (
          <Select
            {...control}
            options={PERIOD_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
          />
        )}
      </Field>
      <Field name="periodStart" label={t("field.from")}>
        {(control) => <Input {...control} type="date" required defaultValue={choices.monthStart} />}
      </Field>
      <Field name="periodEnd" label={t("field.to")} hint={t("field.toHint")}>
        {(control) => <Input {...control} type="date" />}
      </Field>
    </>
  );
}

async function LimitFields({ budget }: { budget: BudgetCard | null }) {
  const t = await getTranslations("budgets");
  const key = budget?.id ?? "new";
  const decimal = (amountMinor: bigint) =>
    budget ? toDecimalString({ amountMinor, currency: budget.currency }) : "";
  const [goodwill, owed] = budget?.parts ?? [];
  // As granted: what came over is not granted anew, what went over was.
  const granted = goodwill
    ? goodwill.limitMinor - (budget?.rolledMinor ?? 0n) + (budget?.rolledOutMinor ?? 0n)
    : 0n;
  return (
    <>
      <Field id={`goodwill-${key}`} name="goodwillLimit" label={t("field.goodwill")}>
        {(control) => <Input {...control} required inputMode="decimal" defaultValue={decimal(granted)} />}
      </Field>
      <Field id={`planned-${key}`} name="entitlementPlanned" label={t("field.planned")}>
        {(control) => (
          <Input {...control} required inputMode="decimal" defaultValue={decimal(owed?.limitMinor ?? 0n)} />
        )}
      </Field>
      <Field id={`roll-${key}`} name="rollOver" label={t("field.rollOver")}>
        {(control) => (
          <Select
            {...control}
            defaultValue={budget?.rollOver.rule ?? "none"}
            options={ROLL_OVERS.map((value) => ({ value, label: t(`rollOver.${value}`) }))}
          />
        )}
      </Field>
      <Field id={`cap-${key}`} name="rollOverCap" label={t("field.cap")} hint={t("field.capHint")}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            defaultValue={budget?.rollOver.rule === "capped" ? decimal(budget.rollOver.capMinor) : ""}
          />
        )}
      </Field>
      <Field id={`renew-${key}`} name="renewDaysBefore" label={t("field.renew")} hint={t("field.renewHint")}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={0}
            max={60}
            defaultValue={budget ? (budget.renewDaysBefore?.toString() ?? "") : "7"}
          />
        )}
      </Field>
    </>
  );
}
