"use client";

import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon-names";
import { Input } from "@/components/ui/input";
import { RadioCards } from "@/components/ui/radio-cards";
import { Select, type SelectOption } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { BEHALF_CHANNELS, type FilingField, type FilingValues } from "@/lib/complaints/types";
import type { Currency } from "@/lib/domain/currency";
import { currencyOptions } from "@/lib/i18n/currencies";

export type FieldsProps = {
  values: FilingValues;
  /** Staff type it: the words address a colleague. */
  isBehalf: boolean;
  error: (field: FilingField) => string | undefined;
};

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 gap-5 in-data-[surface=staff]:gap-4">
      <legend className="mb-4 w-full border-b border-line pb-2 text-xl font-semibold in-data-[surface=staff]:mb-3 in-data-[surface=staff]:text-ui">
        {title}
      </legend>
      {children}
    </fieldset>
  );
}

type BehalfProps = FieldsProps & {
  languages: readonly SelectOption[];
  regions: readonly SelectOption[];
  zone: string;
  latest: string;
};

/** How and when it reached us, and the language to answer in. */
export function BehalfFields({ values, error, languages, regions, zone, latest }: BehalfProps) {
  const t = useTranslations("filing.behalf");
  return (
    <Group title={t("group")}>
      <RadioCards
        name="channel"
        legend={t("channel")}
        layout="grid"
        options={BEHALF_CHANNELS.map((value) => ({ value, label: t(`channels.${value}`) }))}
        defaultValue={values.channel}
        error={error("channel")}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          name="receivedAt"
          label={t("receivedAt")}
          hint={t("receivedAtHint", { zone })}
          error={error("receivedAt")}
        >
          {(control) => (
            <Input {...control} type="datetime-local" max={latest} defaultValue={values.receivedAt} />
          )}
        </Field>
        <Field name="language" label={t("language")} hint={t("languageHint")} error={error("language")}>
          {(control) => <Select {...control} options={languages} defaultValue={values.language} />}
        </Field>
        {regions.length > 0 ? (
          <Field name="region" label={t("region")} error={error("region")}>
            {(control) => (
              <Select
                {...control}
                options={[{ value: "", label: t("noRegion") }, ...regions]}
                defaultValue={values.region}
              />
            )}
          </Field>
        ) : null}
      </div>
    </Group>
  );
}

const MOODS = [
  ["1", "angry"],
  ["2", "frown"],
  ["3", "meh"],
  ["4", "smile"],
  ["5", "laugh"],
] as const satisfies readonly (readonly [string, IconName])[];

type CaseProps = FieldsProps & {
  categories: readonly SelectOption[];
  currencies: readonly Currency[];
  /** Where pictures and papers are added. */
  evidence: ReactNode;
};

/** What happened, to which order, and what would put it right. */
export function CaseFields({ values, isBehalf, error, categories, currencies, evidence }: CaseProps) {
  const t = useTranslations("filing");
  const optional = useTranslations("common")("optional");
  const locale = useLocale();
  const unsure = { value: "", label: t("category.unsure") };
  return (
    <>
      <Group title={t("what.title")}>
        <Field
          name="description"
          label={t("description.label")}
          hint={isBehalf ? t("behalf.descriptionHint") : t("description.hint")}
          error={error("description")}
        >
          {(control) => <Textarea {...control} rows={5} required defaultValue={values.description} />}
        </Field>
        {evidence}
        <Field name="category" label={t("category.label")} error={error("category")}>
          {(control) => (
            <Select {...control} options={[...categories, unsure]} defaultValue={values.category} />
          )}
        </Field>
      </Group>
      <Group title={isBehalf ? t("behalf.order") : t("order.title")}>
        <Field
          name="orderReference"
          label={t("order.reference")}
          note={optional}
          hint={isBehalf ? t("behalf.referenceHint") : t("order.referenceHint")}
          error={error("orderReference")}
        >
          {(control) => <Input {...control} autoComplete="off" defaultValue={values.orderReference} />}
        </Field>
        <div className="grid grid-cols-2 items-end gap-3">
          <Field
            name="amountPaid"
            label={isBehalf ? t("behalf.amount") : t("order.amount")}
            note={optional}
            error={error("amountPaid")}
          >
            {(control) => (
              <Input {...control} inputMode="decimal" autoComplete="off" defaultValue={values.amountPaid} />
            )}
          </Field>
          <Field name="currency" label={t("order.currency")} error={error("currency")}>
            {(control) => (
              <Select
                {...control}
                options={currencyOptions(locale, currencies)}
                defaultValue={values.currency}
              />
            )}
          </Field>
        </div>
      </Group>
      <Group title={isBehalf ? t("behalf.remedy") : t("remedy.title")}>
        <Field
          name="remedySought"
          label={isBehalf ? t("behalf.remedyLabel") : t("remedy.label")}
          note={optional}
          hint={isBehalf ? undefined : t("remedy.hint")}
          error={error("remedySought")}
        >
          {(control) => <Textarea {...control} rows={2} defaultValue={values.remedySought} />}
        </Field>
        {isBehalf ? null : (
          <RadioCards
            name="mood"
            legend={t("mood.label")}
            note={optional}
            hint={t("mood.hint")}
            layout="row"
            options={MOODS.map(([value, icon]) => ({ value, icon, label: t(`mood.${value}`) }))}
            defaultValue={values.mood}
            error={error("mood")}
          />
        )}
      </Group>
    </>
  );
}

/** Who it is and how to answer. */
export function PersonFields({ values, isBehalf, error }: FieldsProps) {
  const t = useTranslations("filing");
  return (
    <Group title={isBehalf ? t("behalf.person") : t("you.title")}>
      <Field
        name="name"
        label={isBehalf ? t("behalf.name") : t("you.name")}
        hint={isBehalf ? t("behalf.nameHint") : undefined}
        error={error("name")}
      >
        {(control) => (
          <Input {...control} autoComplete={isBehalf ? "off" : "name"} required defaultValue={values.name} />
        )}
      </Field>
      <p className="-mb-2 text-ui-sm text-muted">{isBehalf ? t("behalf.contactHint") : t("you.either")}</p>
      <Field
        name="email"
        label={t("you.email")}
        hint={isBehalf ? undefined : t("you.emailHint")}
        error={error("email")}
      >
        {(control) => (
          <Input
            {...control}
            type="email"
            inputMode="email"
            autoComplete={isBehalf ? "off" : "email"}
            defaultValue={values.email}
          />
        )}
      </Field>
      <Field name="phone" label={t("you.phone")} hint={t("you.phoneHint")} error={error("phone")}>
        {(control) => (
          <Input
            {...control}
            type="tel"
            inputMode="tel"
            autoComplete={isBehalf ? "off" : "tel"}
            defaultValue={values.phone}
          />
        )}
      </Field>
    </Group>
  );
}
