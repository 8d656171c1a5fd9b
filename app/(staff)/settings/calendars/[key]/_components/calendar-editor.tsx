"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Panel } from "@/components/ui/panel";
import type { Calendar } from "@/lib/domain/sla/calendar/calendar";
import { type CalendarDraft, checkDraft } from "@/lib/domain/sla/calendar/calendar-draft";
import type { Locale } from "@/lib/i18n/config";
import type { CalendarPlaces } from "@/lib/sla/calendar-types";
import { ScopeFields } from "../../../_components/scope-fields";
import { BasicFields } from "./basic-fields";
import { ClosureFields, OpeningFields } from "./day-fields";
import { HolidaySets } from "./holiday-sets";
import { IcsImport } from "./ics-import";
import { Preview } from "./preview";
import { useSayProblem } from "./problems";
import { SaveBar } from "./save-bar";
import { useSave } from "./use-save";
import { WeekFields } from "./week-fields";

/** What the house lends to the editor. */
export type CalendarHouse = {
  locale: Locale;
  places: CalendarPlaces;
  mayWrite: boolean;
  now: string;
  /** The organisation's. */
  timeZone: string;
  zones: readonly string[];
};
type CalendarEditorProps = {
  stored: { key: string; version: number; draft: CalendarDraft };
  house: CalendarHouse;
};

/** One calendar to be changed, with what it makes of the next weeks; who may not change it reads it. */
export function CalendarEditor({ stored, house }: CalendarEditorProps) {
  const t = useTranslations("calendars");
  const { locale, places, mayWrite, now } = house;
  const [key, setKey] = useState(stored.key);
  const [draft, setDraft] = useState(stored.draft);
  const [isAsked, setAsked] = useState(false);
  const { state, save } = useSave(stored);
  const problems = checkDraft(draft);
  const shown = isAsked ? problems : [];
  const say = useSayProblem(shown);
  const { calendar } = draft;
  const change = (part: Partial<CalendarDraft>) => setDraft((before) => ({ ...before, ...part }));
  const setCalendar = (next: Calendar) => change({ calendar: next });
  const fields = { calendar, locale, say, onChange: setCalendar };
  const onSave = () => {
    setAsked(true);
    if (problems.length === 0) void save(key, draft);
  };
  const keyError =
    state !== null && state !== "saving" && !state.ok && state.reason.startsWith("key-")
      ? state.reason
      : null;
  return (
    <fieldset disabled={!mayWrite} className="grid min-w-0 gap-4">
      <legend className="sr-only">{t("editor")}</legend>
      {mayWrite ? null : <p className="text-muted">{t("readOnly")}</p>}
      <Panel id="basics" title={t("basics")}>
        <BasicFields
          draft={draft}
          newKey={stored.version === 0 ? { key, onKey: setKey, isWrong: keyError !== null } : null}
          zones={house.zones}
          say={say}
          onChange={change}
        />
      </Panel>
      <Panel id="week" title={t("week.title")} description={t("week.hint")}>
        <WeekFields calendar={calendar} say={say} onChange={setCalendar} />
      </Panel>
      <Panel
        id="preview"
        title={t("preview.title")}
        description={t("preview.hint", { zone: calendar.timeZone })}
      >
        {problems.some(({ path }) => !/^(names|departments|regions)/.test(path)) ? (
          <p className="text-muted">{t("preview.notYet")}</p>
        ) : (
          <Preview calendar={calendar} now={now} locale={locale} />
        )}
      </Panel>
      <Panel id="closures" title={t("closures.title")} description={t("closures.hint")}>
        <ClosureFields {...fields} />
      </Panel>
      <Panel id="openings" title={t("openings.title")} description={t("openings.hint")}>
        <OpeningFields {...fields} />
      </Panel>
      {mayWrite ? (
        <>
          <Panel id="holidays" title={t("holidays.title")}>
            <HolidaySets calendar={calendar} locale={locale} onChange={setCalendar} />
          </Panel>
          <Panel id="ics" title={t("ics.title")}>
            <IcsImport calendar={calendar} locale={locale} onChange={setCalendar} />
          </Panel>
        </>
      ) : null}
      <Panel id="scope" title={t("scope.title")} description={t("scope.hint")}>
        <div className="grid gap-4 sm:grid-cols-2">
          {(["departments", "regions"] as const).map((path) => (
            <ScopeFields
              key={path}
              path={path}
              words={{
                legend: t(`scope.${path}.legend`),
                all: t(`scope.${path}.all`),
                none: t(`scope.${path}.none`),
              }}
              choices={places[path]}
              chosen={draft[path]}
              error={say(path)}
              onChange={(chosen) => change({ [path]: chosen })}
            />
          ))}
        </div>
      </Panel>
      {mayWrite ? (
        <SaveBar
          state={state}
          problems={shown.length}
          place={{ locale, timeZone: house.timeZone }}
          onSave={onSave}
        />
      ) : null}
    </fieldset>
  );
}
