import { Temporal } from "temporal-polyfill";
import { SEVERITIES, type Severity } from "@/lib/domain/severity";
import type { Calendar } from "@/lib/domain/sla/clock";
import type { ClockChange } from "@/lib/domain/sla/runs/what-if";
import { alwaysOpen, calendarsAt, type SlaBook } from "@/lib/domain/sla/terms/book";
import { CLOCK_UNITS, type ClockTarget, type ClockUnit } from "@/lib/domain/sla/terms/definition";
import type { SearchParams } from "@/lib/reporting/filter";
import { chosenPeriod, type Period } from "@/lib/reporting/period";

/** What stands in the form, as it was typed; a severity without a target keeps its own. */
export type WhatIfForm = {
  clock: string;
  from: string;
  to: string;
  unit: ClockUnit;
  targets: Readonly<Record<Severity, string>>;
  /** The key of a calendar; "always", or "" for each run's own. */
  calendar: string;
};

/** "idle": nothing was asked yet. */
export type WhatIfAsked =
  | { kind: "idle" }
  | { kind: "invalid" }
  | { kind: "asked"; period: Period; change: ClockChange };

/** No calendar may be called so by its own: keys are lower case. */
export const ALWAYS = "ALWAYS";
const MOST_DAYS = 366;
const MOST_COUNT = 10_000;

function one(params: SearchParams, name: string): string {
  const value = params[name];
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

/** The last whole quarter before today. */
export function lastQuarter(today: string): { from: string; to: string } {
  const day = Temporal.PlainDate.from(today);
  const start = day.with({ day: 1, month: day.month - ((day.month - 1) % 3) });
  return { from: start.subtract({ months: 3 }).toString(), to: start.subtract({ days: 1 }).toString() };
}

/** Reads /sla/what-if?…; the last quarter of the first clock unless others are named. */
export function readWhatIfForm(
  params: SearchParams,
  { today, clocks }: { today: string; clocks: readonly string[] },
): WhatIfForm {
  const usual = lastQuarter(today);
  const asked = one(params, "clock");
  const target = (severity: Severity) => one(params, severity).slice(0, 10);
  return {
    clock: clocks.find((key) => key === asked) ?? clocks[0] ?? "",
    from: one(params, "from") || usual.from,
    to: one(params, "to") || usual.to,
    unit: CLOCK_UNITS.find((unit) => unit === one(params, "unit")) ?? "hours",
    targets: { urgent: target("urgent"), standard: target("standard"), low: target("low") },
    calendar: one(params, "calendar"),
  };
}

/** What the form asks for, by the calendars that hold now. */
export function askedOf(
  form: WhatIfForm,
  book: SlaBook,
  { timeZone, now }: { timeZone: string; now: Date },
): WhatIfAsked {
  const period = chosenPeriod(form.from, form.to);
  const targets = targetsOf(form);
  const calendar = calendarOfForm(form, book, { timeZone, now });
  if (!period.ok || period.value.days > MOST_DAYS || targets === null || calendar === undefined)
    return { kind: "invalid" };
  if (calendar === null && Object.keys(targets).length === 0) return { kind: "idle" };
  return { kind: "asked", period: period.value, change: { targets, calendar } };
}

function targetsOf({ targets, unit }: WhatIfForm): Partial<Record<Severity, ClockTarget>> | null {
  const read: Partial<Record<Severity, ClockTarget>> = {};
  for (const severity of SEVERITIES) {
    const text = targets[severity];
    if (text === "") continue;
    const count = Number(text);
    if (!/^\d+$/.test(text) || count < 1 || count > MOST_COUNT) return null;
    read[severity] = { unit, count };
  }
  return read;
}

/** Undefined: no such calendar. */
function calendarOfForm(
  { calendar: key }: WhatIfForm,
  book: SlaBook,
  { timeZone, now }: { timeZone: string; now: Date },
): Calendar | null | undefined {
  if (key === "") return null;
  if (key === ALWAYS) return alwaysOpen(timeZone);
  return calendarsAt(book, now).find((one) => one.key === key)?.calendar;
}
