import type { Severity } from "@/lib/domain/severity";
import { SEVERITIES } from "@/lib/domain/severity";
import { PROMISE_CLOCK, UPDATE_CLOCK } from "@/lib/domain/sla/runs/case-clocks";
import { claimDueAt } from "@/lib/domain/sla/runs/run";
import { calendarOf, chooseCalendar, type SlaBook, termsAt } from "./book";
import type { CaseScope, ClockDefinition, SlaTerms } from "./definition";

/** How a promised time is counted, as it is said to a customer: on the wall clock, or while we are open. */
export const PROMISED_UNITS = [
  "minutes",
  "hours",
  "office-minutes",
  "office-hours",
  "calendar-days",
  "business-days",
  "weeks",
] as const;
export type PromisedUnit = (typeof PROMISED_UNITS)[number];
export type PromisedTime = { readonly unit: PromisedUnit; readonly count: number };

/** What we promise to everybody; null where a severity has no promise. */
export type PublicPromise = {
  readonly answer: Readonly<Record<Severity, PromisedTime | null>>;
  /** How often the customer hears from us while a case is open. */
  readonly update: Readonly<Record<Severity, PromisedTime | null>>;
};

/** The promise of the terms. Clocks for some cases only are none: nobody could tell whether they are meant. */
export function publicPromise({ clocks }: SlaTerms): PublicPromise {
  const find = (key: string) => clocks.find((clock) => clock.key === key && isForEverybody(clock));
  return { answer: timesOf(find(PROMISE_CLOCK)), update: timesOf(find(UPDATE_CLOCK)) };
}

function isForEverybody({ basis, scope }: ClockDefinition): boolean {
  const { categories, departments, regions } = scope;
  return basis === "promise" && categories === null && departments === null && regions === null;
}

function timesOf(clock: ClockDefinition | undefined): Record<Severity, PromisedTime | null> {
  return {
    urgent: timeOf(clock, "urgent"),
    standard: timeOf(clock, "standard"),
    low: timeOf(clock, "low"),
  };
}

function timeOf(clock: ClockDefinition | undefined, severity: Severity): PromisedTime | null {
  const target = clock?.targets[severity];
  if (!clock || !target) return null;
  const { unit, count } = target;
  const isAlways = clock.calendar.kind === "always";
  // Around the clock every day is a business day.
  if (unit === "business-days") return { unit: isAlways ? "calendar-days" : unit, count };
  if (isAlways || (unit !== "minutes" && unit !== "hours")) return { unit, count };
  return { unit: unit === "hours" ? "office-hours" : "office-minutes", count };
}

/** Whether nights and days off count in all that is promised. */
export function isByTheWallClock({ answer }: PublicPromise): boolean {
  return SEVERITIES.every((severity) => {
    const unit = answer[severity]?.unit;
    return unit !== "office-hours" && unit !== "office-minutes" && unit !== "business-days";
  });
}

export type Received = { readonly receivedAt: Date; readonly severity: Severity; readonly place: CaseScope };

/**
 * When a complaint is to be dealt with, by the promise that held when it came in. Urgent promises a first answer only, so
 * there the standard time stands for the rest. Null where nothing was promised.
 */
export function dealtWithDueAt(book: SlaBook, { receivedAt, severity, place }: Received): Date | null {
  const terms = termsAt(book, receivedAt)?.terms;
  const clock = terms?.clocks.find(({ key }) => key === PROMISE_CLOCK);
  const meant = severity === "urgent" ? "standard" : severity;
  const target = clock?.targets[meant];
  if (!terms || !clock || !target) return null;
  const choice = chooseCalendar(book, clock.calendar, { place, at: receivedAt });
  return claimDueAt(
    { from: receivedAt, severity: meant, target },
    calendarOf(book, choice, terms.timeZone),
    [],
  );
}
