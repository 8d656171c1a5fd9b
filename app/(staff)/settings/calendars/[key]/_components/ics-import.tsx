"use client";

import { useTranslations } from "next-intl";
import { type ChangeEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { withClosures, withOpenings } from "@/lib/domain/sla/calendar/calendar-draft";
import { readIcs } from "@/lib/domain/sla/calendar/ics/read-ics";
import type { Locale } from "@/lib/i18n/config";
import { dateText } from "./days";

type IcsImportProps = { calendar: Calendar; locale: Locale; onChange: (calendar: Calendar) => void };
type Read = ReturnType<typeof readIcs>;

/** What comes back every year is written out for these years. */
const YEARS = { first: 2026, last: 2027 } as const;

/** Whole days from a calendar file: read in the browser, shown, and put into the form only when asked to. */
export function IcsImport({ calendar, locale, onChange }: IcsImportProps) {
  const t = useTranslations("calendars.ics");
  const [read, setRead] = useState<Read | null>(null);
  const [kind, setKind] = useState("closures");
  const [done, setDone] = useState(false);
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    setDone(false);
    setRead(file ? readIcs(await file.text(), YEARS) : null);
  };
  const apply = () => {
    if (!read?.ok) return;
    const dates = read.value.events.flatMap((event) => event.dates);
    onChange(kind === "openings" ? withOpenings(calendar, dates) : withClosures(calendar, dates));
    setRead(null);
    setDone(true);
  };
  return (
    <div className="grid gap-3">
      <Field name="ics-file" label={t("file")} hint={t("hint", { first: YEARS.first, last: YEARS.last })}>
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".ics,text/calendar"
            onChange={(event) => void choose(event)}
            className="w-full min-w-0 text-ui-sm file:me-3 file:min-h-control file:rounded-lg file:border file:border-line-strong file:bg-surface file:px-3 file:font-medium file:text-ink"
          />
        )}
      </Field>
      {read?.ok === false ? <Problems problems={read.problems} /> : null}
      {read?.ok ? (
        <>
          <Found value={read.value} locale={locale} />
          {read.value.events.length > 0 ? (
            <div className="flex flex-wrap items-end gap-2">
              <Field name="ics-kind" label={t("as")}>
                {(control) => (
                  <Select
                    {...control}
                    value={kind}
                    onChange={(event) => setKind(event.target.value)}
                    options={[
                      { value: "closures", label: t("closures") },
                      { value: "openings", label: t("openings") },
                    ]}
                  />
                )}
              </Field>
              <Button icon="plus" onClick={apply}>
                {t("apply")}
              </Button>
            </div>
          ) : null}
        </>
      ) : null}
      {done ? (
        <Notice tone="success" role="status">
          {t("applied")}
        </Notice>
      ) : null}
    </div>
  );
}

function Problems({ problems }: { problems: Extract<Read, { ok: false }>["problems"] }) {
  const t = useTranslations("calendars.ics");
  return (
    <Notice tone="danger" role="alert" title={t("refused")}>
      <ul className="grid gap-1">
        {problems.map(({ line, problem, name }) => (
          <li key={`${line} ${problem}`} className="wrap-anywhere">
            {line > 0 ? `${t("line", { line })} ` : null}
            {name ? `${t("event", { name })} ` : null}
            {t(`problem.${problem}`)}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Found({ value, locale }: { value: Extract<Read, { ok: true }>["value"]; locale: Locale }) {
  const t = useTranslations("calendars.ics");
  const { events, timed, passedOver } = value;
  return (
    <div className="grid gap-2 text-ui-sm">
      <p role="status" className="font-medium">
        {t("found", { count: events.length })}
      </p>
      {timed > 0 ? <p className="text-muted">{t("timed", { count: timed })}</p> : null}
      {passedOver > 0 ? <p className="text-muted">{t("passedOver", { count: passedOver })}</p> : null}
      <ul className="grid max-h-72 gap-1 overflow-y-auto">
        {events.map(({ name, line, dates }) => (
          <li key={line} className="wrap-anywhere">
            <span className="font-medium">{name || t("unnamed", { line })}</span>{" "}
            <span className="text-muted">{dates.map((date) => dateText(date, locale)).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
