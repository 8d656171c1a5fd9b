"use client";

import { useTranslations } from "next-intl";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ClockCalendar } from "@/lib/domain/sla/terms/definition";
import type { Named } from "@/lib/sla/terms-types";
import type { ClockPart } from "./draft-edits";

const ONE = "one:";

function optionOf(calendar: ClockCalendar): string {
  return calendar.kind === "one" ? `${ONE}${calendar.key}` : calendar.kind;
}

function calendarOf(value: string): ClockCalendar {
  if (value.startsWith(ONE)) return { kind: "one", key: value.slice(ONE.length) };
  return { kind: value === "always" ? "always" : "local" };
}

/** By which hours the clock is counted, and what it does while the customer has the ball. */
export function HoursFields({
  clock,
  path,
  say,
  onChange,
  calendars,
}: ClockPart & { calendars: readonly Named[] }) {
  const t = useTranslations("terms.edit");
  const { calendar } = clock;
  const gone =
    calendar.kind === "one" && !calendars.some(({ key }) => key === calendar.key) ? [calendar.key] : [];
  const offered = [...calendars, ...gone.map((key) => ({ key, name: key }))];
  return (
    <div className="grid content-start gap-3">
      <Field name={`${path}.calendar`} label={t("calendar")} error={say(`${path}.calendar`)}>
        {(control) => (
          <Select
            {...control}
            options={[
              { value: "always", label: t("alwaysOption") },
              { value: "local", label: t("localOption") },
              ...offered.map(({ key, name }) => ({
                value: `${ONE}${key}`,
                label: t("oneOption", { calendar: name }),
              })),
            ]}
            value={optionOf(calendar)}
            onChange={(event) => onChange({ calendar: calendarOf(event.target.value) })}
          />
        )}
      </Field>
      <Checkbox
        name={`${path}.pausesForCustomer`}
        label={t("pauses")}
        hint={t("pausesHint")}
        error={say(`${path}.pausesForCustomer`)}
        checked={clock.pausesForCustomer}
        onChange={(event) => onChange({ pausesForCustomer: event.target.checked })}
      />
      <Checkbox
        name={`${path}.restsWithCustomer`}
        label={t("rests")}
        error={say(`${path}.restsWithCustomer`)}
        checked={clock.restsWithCustomer}
        onChange={(event) => onChange({ restsWithCustomer: event.target.checked })}
      />
    </div>
  );
}
