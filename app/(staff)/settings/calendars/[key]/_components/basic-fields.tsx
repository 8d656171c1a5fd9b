"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { CalendarDraft } from "@/lib/domain/sla/calendar/calendar-draft";
import { TypedNames } from "../../../_components/typed-names";
import { ZoneField } from "../../../_components/zone-field";
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
      <TypedNames
        path="name-"
        label={(language) => t("nameIn", { language })}
        names={names}
        error={(locale) => say(`names.${locale}`)}
        onChange={(next) => onChange({ names: next })}
      />
      <ZoneField
        label={t("timeZone")}
        hint={t("timeZoneHint")}
        error={say("timeZone")}
        zone={calendar.timeZone}
        zones={zones}
        onChange={(timeZone) => onChange({ calendar: { ...calendar, timeZone } })}
      />
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
