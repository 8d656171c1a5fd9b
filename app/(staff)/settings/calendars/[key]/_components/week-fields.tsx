"use client";

import { useTranslations } from "next-intl";
import { FieldError } from "@/components/ui/field";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { DAYS } from "./days";
import type { SayProblem } from "./problems";
import { WindowList } from "./window-list";

type WeekFieldsProps = { calendar: Calendar; say: SayProblem; onChange: (calendar: Calendar) => void };

/** The hours of each day of an ordinary week. */
export function WeekFields({ calendar, say, onChange }: WeekFieldsProps) {
  const t = useTranslations("calendars");
  const error = say("week");
  return (
    <div className="grid gap-3">
      <ul className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        {DAYS.map((day, index) => (
          <li key={day} className="grid content-start gap-1.5">
            <span className="text-ui font-medium">{t(`day.${day}`)}</span>
            <WindowList
              path={`week[${index}]`}
              label={t(`day.${day}`)}
              windows={calendar.week[index] ?? []}
              say={say}
              onChange={(windows) =>
                onChange({
                  ...calendar,
                  week: DAYS.map((_, at) => (at === index ? windows : (calendar.week[at] ?? []))),
                })
              }
            />
          </li>
        ))}
      </ul>
      {error ? <FieldError id="week-error">{error}</FieldError> : null}
    </div>
  );
}
