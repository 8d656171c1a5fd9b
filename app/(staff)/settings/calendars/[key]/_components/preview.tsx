"use client";

import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { previewDays } from "@/lib/domain/sla/calendar/calendar-preview";
import type { Locale } from "@/lib/i18n/config";
import { formatDuration, formatInstant } from "@/lib/i18n/format";
import { DAYS } from "./days";

const FOUR_WEEKS = 28;

type PreviewProps = { calendar: Calendar; now: string; locale: Locale };

/** The next four weeks, day by day, as the clocks would count them. Only for a calendar without problems. */
export function Preview({ calendar, now, locale }: PreviewProps) {
  const t = useTranslations("calendars");
  const place = { locale, timeZone: calendar.timeZone };
  const days = previewDays(calendar, new Date(now), FOUR_WEEKS);
  const time = (at: Date, end: Date) =>
    // The end of a span that fills the day is the midnight after it.
    at === end && formatInstant(at, place, "time") === "00:00" ? "24:00" : formatInstant(at, place, "time");
  return (
    <ol className="grid grid-cols-2 gap-1.5 sm:grid-cols-4 xl:grid-cols-7">
      {days.map(({ date, weekday, openMs, spans, isClosure, isOpening }) => (
        <li
          key={date}
          className={`grid content-start gap-0.5 rounded-md border border-line p-2 text-ui-sm ${openMs === 0 ? "bg-sunken" : ""}`}
        >
          <span className="flex flex-wrap items-baseline justify-between gap-x-2">
            <span className="font-medium">
              {formatInstant(new Date(`${date}T00:00:00Z`), { locale, timeZone: "UTC" }, "day-month")}
            </span>
            <span className="text-muted">{t(`dayShort.${DAYS[weekday] ?? "mon"}`)}</span>
          </span>
          <span className={openMs === 0 ? "text-muted" : undefined}>
            {openMs === 0 ? t("closed") : formatDuration(openMs, locale)}
          </span>
          {spans.map(({ from, to }) => (
            <span key={from.getTime()} className="tabular text-muted">
              {time(from, to)}–{time(to, to)}
            </span>
          ))}
          {isClosure ? (
            <span>
              <Badge tone="warning">{t("preview.closure")}</Badge>
            </span>
          ) : null}
          {isOpening ? (
            <span>
              <Badge tone="info">{t("preview.opening")}</Badge>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
