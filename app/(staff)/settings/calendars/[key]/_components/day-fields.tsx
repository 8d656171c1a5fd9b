"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { withClosures, withOpenings } from "@/lib/domain/sla/calendar/calendar-draft";
import type { Locale } from "@/lib/i18n/config";
import { dateText, dayOf } from "./days";
import type { SayProblem } from "./problems";
import { WindowList } from "./window-list";

type DayFieldsProps = {
  calendar: Calendar;
  locale: Locale;
  say: SayProblem;
  onChange: (calendar: Calendar) => void;
};

/** The days on which the week's hours do not open. */
export function ClosureFields({ calendar, locale, say, onChange }: DayFieldsProps) {
  const t = useTranslations("calendars");
  const { closures } = calendar;
  return (
    <div className="grid gap-3">
      <DateAdder
        id="new-closure"
        label={t("closures.add")}
        onAdd={(date) => onChange(withClosures(calendar, [date]))}
      />
      {closures.length === 0 ? <p className="text-ui-sm text-muted">{t("closures.none")}</p> : null}
      <ul aria-label={t("closures.title")} className="flex flex-wrap gap-1.5">
        {closures.map((date, index) => {
          const error = say(`closures[${index}]`);
          const day = dayOf(date);
          return (
            <li key={date} className="rounded-md border border-line bg-sunken ps-2 text-ui-sm">
              <span className="flex items-center gap-1">
                <span className="tabular">
                  {dateText(date, locale)}{" "}
                  <span className="text-muted">{day ? t(`dayShort.${day}`) : null}</span>
                </span>
                <Button
                  variant="quiet"
                  size="small"
                  icon="x"
                  aria-label={t("remove", { day: dateText(date, locale) })}
                  onClick={() => onChange({ ...calendar, closures: closures.filter((one) => one !== date) })}
                />
              </span>
              {error ? <FieldError id={`closures-${index}-error`}>{error}</FieldError> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** Days that are open beside the week's hours: a make-up Saturday, a late evening. */
export function OpeningFields({ calendar, locale, say, onChange }: DayFieldsProps) {
  const t = useTranslations("calendars");
  const openings = Object.entries(calendar.openings ?? {});
  const put = (entries: typeof openings) => onChange({ ...calendar, openings: Object.fromEntries(entries) });
  return (
    <div className="grid gap-3">
      <DateAdder
        id="new-opening"
        label={t("openings.add")}
        onAdd={(date) => onChange(withOpenings(calendar, [date]))}
      />
      {openings.length === 0 ? <p className="text-ui-sm text-muted">{t("openings.none")}</p> : null}
      <ul aria-label={t("openings.title")} className="grid gap-3 sm:grid-cols-2">
        {openings.map(([date, windows]) => {
          const error = say(`openings.${date}`);
          const day = dayOf(date);
          const text = dateText(date, locale);
          return (
            <li key={date} className="grid content-start gap-1.5 rounded-md border border-line p-3">
              <span className="flex items-center justify-between gap-2 text-ui-sm font-medium">
                <span>
                  {text} <span className="text-muted">{day ? t(`dayShort.${day}`) : null}</span>
                </span>
                <Button
                  variant="quiet"
                  size="small"
                  icon="x"
                  aria-label={t("remove", { day: text })}
                  onClick={() => put(openings.filter(([one]) => one !== date))}
                />
              </span>
              <WindowList
                path={`openings.${date}`}
                label={text}
                windows={windows}
                say={say}
                onChange={(next) => put(openings.map((one) => (one[0] === date ? [date, next] : one)))}
              />
              {error ? <FieldError id={`opening-${date}-error`}>{error}</FieldError> : null}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function DateAdder({ id, label, onAdd }: { id: string; label: string; onAdd: (date: string) => void }) {
  const t = useTranslations("calendars");
  const [date, setDate] = useState("");
  const add = () => {
    if (date === "") return;
    onAdd(date);
    setDate("");
  };
  return (
    <div className="flex flex-wrap items-end gap-2">
      <Field name={id} label={label}>
        {(control) => (
          <Input
            {...control}
            type="date"
            min="2000-01-01"
            max="2199-12-31"
            value={date}
            onChange={(event) => setDate(event.target.value)}
          />
        )}
      </Field>
      <Button icon="plus" onClick={add}>
        {t("addDay")}
      </Button>
    </div>
  );
}
