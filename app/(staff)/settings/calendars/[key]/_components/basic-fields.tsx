"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CalendarDraft } from "@/lib/domain/sla/calendar-draft";
import { LOCALE_NAMES, LOCALES } from "@/lib/i18n/config";
import type { SayProblem } from "./problems";

type BasicFieldsProps = {
  draft: CalendarDraft;
  /** For a calendar that is new; an existing one keeps its key. */
  newKey: { key: string; onKey: (key: string) => void; isWrong: boolean } | null;
  zones: readonly string[];
  say: SayProblem;
  onChange: (part: Partial<CalendarDraft>) => void;
};

/** Name, key, time zone, and whether the calendar is offered. */
export function BasicFields({ draft, newKey, zones, say, onChange }: BasicFieldsProps) {
  const t = useTranslations("calendars");
  const { names, calendar, active } = draft;
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      {newKey ? (
        <Field
          name="key"
          label={t("key")}
          hint={t("keyHint")}
          error={newKey.isWrong ? t("keyWrong") : null}
          className="sm:col-span-3"
        >
          {(control) => (
            <Input
              {...control}
              value={newKey.key}
              maxLength={40}
              autoComplete="off"
              onChange={(event) => newKey.onKey(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {LOCALES.map((locale) => (
        <Field
          key={locale}
          name={`name-${locale}`}
          label={t("nameIn", { language: LOCALE_NAMES[locale] })}
          error={say(`names.${locale}`)}
        >
          {(control) => (
            <Input
              {...control}
              lang={locale}
              value={names[locale]}
              maxLength={80}
              onChange={(event) => onChange({ names: { ...names, [locale]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      <Field name="timeZone" label={t("timeZone")} hint={t("timeZoneHint")} error={say("timeZone")}>
        {(control) => (
          <>
            <Input
              {...control}
              list="zones"
              value={calendar.timeZone}
              autoComplete="off"
              onChange={(event) => onChange({ calendar: { ...calendar, timeZone: event.target.value } })}
            />
            <datalist id="zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <Checkbox
        name="active"
        label={t("active")}
        hint={t("activeHint")}
        checked={active}
        onChange={(event) => onChange({ active: event.target.checked })}
        className="sm:col-span-2 sm:self-end"
      />
    </div>
  );
}
