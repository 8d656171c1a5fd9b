"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { UNTOUCHED } from "@/lib/action";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import { saveOrganisationAction } from "@/lib/settings/actions";
import type { OrganisationSettings } from "@/lib/settings/types";

const TEXTS = ["name", "timeZone", "baseCurrency"] as const;
const DAYS = [
  "offerValidDays",
  "offerReminderDays",
  "fulfilmentDays",
  "csatAfterDays",
  "npsAfterDays",
  "voucherValidDays",
  "voucherReminderDays",
] as const;
type FieldName = (typeof TEXTS)[number] | (typeof DAYS)[number];

export function OrganisationForm({
  settings,
  readOnly,
}: {
  settings: OrganisationSettings;
  readOnly: boolean;
}) {
  const t = useTranslations("settings.organisation");
  const [{ done, problem, typed }, action] = useActionState(saveOrganisationAction, UNTOUCHED);
  const field = (name: FieldName, type: "text" | "number") => (
    <Field
      key={name}
      name={name}
      label={t(`field.${name}`)}
      hint={t(`hint.${name}`)}
      error={problem?.field === name ? t(`error.${name}`) : null}
    >
      {(control) => (
        <Input
          {...control}
          type={type}
          readOnly={readOnly}
          defaultValue={typed[name] ?? String(settings[name])}
        />
      )}
    </Field>
  );
  return (
    <form action={action} noValidate className="grid max-w-3xl gap-5">
      <div className="grid items-end gap-4 sm:grid-cols-3">{TEXTS.map((name) => field(name, "text"))}</div>
      <div className="grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {DAYS.map((name) => field(name, "number"))}
      </div>
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-ui font-medium">{t("referral")}</legend>
        {LOCALES.map((locale) => {
          const name = `referral.${locale}`;
          return (
            <Field
              key={name}
              name={name}
              label={LOCALE_NAMES[locale]}
              error={problem?.field === name ? t("error.referral") : null}
            >
              {(control) => (
                <Input
                  {...control}
                  lang={locale}
                  readOnly={readOnly}
                  defaultValue={typed[name] ?? settings.outsideReferral[locale]}
                />
              )}
            </Field>
          );
        })}
      </fieldset>
      <fieldset className="grid gap-3">
        <legend className="mb-2 text-ui font-medium">{t("places")}</legend>
        {LOCALES.map((locale) => {
          const name = `places.${locale}`;
          return (
            <Field
              key={name}
              name={name}
              label={LOCALE_NAMES[locale]}
              error={problem?.field === name ? t("error.places") : null}
            >
              {(control) => (
                <Input
                  {...control}
                  lang={locale}
                  readOnly={readOnly}
                  defaultValue={typed[name] ?? settings.voucherPlaces[locale]}
                />
              )}
            </Field>
          );
        })}
      </fieldset>
      {readOnly ? null : (
        <div className="flex items-center gap-3">
          <SubmitButton>{t("save")}</SubmitButton>
          {done ? (
            <Notice tone="success" role="status">
              {t("saved")}
            </Notice>
          ) : null}
        </div>
      )}
    </form>
  );
}
