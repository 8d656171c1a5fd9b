"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { withHolidays } from "@/lib/domain/sla/calendar/calendar-draft";
import { CHINA } from "@/lib/domain/sla/calendar/holidays/china";
import type { HolidaySet } from "@/lib/domain/sla/calendar/holidays/holiday-set";
import { TAIWAN } from "@/lib/domain/sla/calendar/holidays/taiwan";
import type { Locale } from "@/lib/i18n/config";
import { dateText } from "./days";

type HolidaySetsProps = { calendar: Calendar; locale: Locale; onChange: (calendar: Calendar) => void };

const openingCount = ({ openings = {} }: Calendar) => Object.keys(openings).length;

/** Public holidays to start from: adding them fills the form, and what is added can be changed before saving. */
export function HolidaySets({ calendar, locale, onChange }: HolidaySetsProps) {
  const t = useTranslations("calendars.holidays");
  const [added, setAdded] = useState<string | null>(null);
  const add = (set: HolidaySet) => {
    const next = withHolidays(calendar, set.holidays);
    const [closures, openings] = [
      next.closures.length - calendar.closures.length,
      openingCount(next) - openingCount(calendar),
    ];
    setAdded(t("added", { closures, openings }));
    onChange(next);
  };
  return (
    <div className="grid gap-3">
      <p className="max-w-prose text-ui-sm text-muted">{t("hint")}</p>
      <ul className="grid gap-3 lg:grid-cols-2">
        {[...CHINA, ...TAIWAN].map((set) => (
          <li
            key={`${set.place}-${set.year}`}
            className="grid content-start gap-2 rounded-md border border-line p-3"
          >
            <Button icon="plus" className="justify-self-start" onClick={() => add(set)}>
              {t(`add.${set.place}`, { year: String(set.year) })}
            </Button>
            {set.status === "statutory" ? (
              <Notice tone="warning">{t("notPublished", { year: String(set.year) })}</Notice>
            ) : null}
            <details className="text-ui-sm">
              <summary className="cursor-pointer text-accent-ink underline-offset-2 hover:underline">
                {t("days", { count: set.holidays.flatMap(({ closures }) => closures).length })}
              </summary>
              <HolidayDays set={set} locale={locale} />
            </details>
            <p className="text-ui-sm wrap-anywhere text-muted">
              {t("source")}{" "}
              <a
                href={set.source.url}
                rel="noreferrer"
                className="text-accent-ink underline underline-offset-2"
              >
                {set.source.title}
              </a>
              {set.source.readAt ? ` (${t("readAt", { url: set.source.readAt })})` : null}
              {" · "}
              {t("readOn", { date: dateText(set.source.readOn, locale) })}
            </p>
          </li>
        ))}
      </ul>
      {added ? (
        <Notice tone="success" role="status">
          {added}
        </Notice>
      ) : null}
    </div>
  );
}

function HolidayDays({ set, locale }: { set: HolidaySet; locale: Locale }) {
  const t = useTranslations("calendars.holidays");
  const list = (dates: readonly string[]) => dates.map((date) => dateText(date, locale)).join(" · ");
  return (
    <dl className="mt-2 grid gap-1.5">
      {set.holidays.map(({ names, closures, openings = [] }) => (
        <div key={names.en}>
          <dt className="font-medium">{names[locale]}</dt>
          <dd className="text-muted">{list(closures)}</dd>
          {openings.length > 0 ? (
            <dd className="text-muted">{t("worked", { dates: list(openings) })}</dd>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
