import { covers } from "@/lib/domain/policy-scope";
import type { Calendar } from "@/lib/domain/sla/clock";
import type { CaseScope, ClockCalendar, SlaTerms } from "./definition";

/** One published version of the terms; it holds from `effectiveFrom` until the next one does. */
export type TermsVersion = {
  readonly version: number;
  readonly effectiveFrom: Date;
  /** Steps of ladders that were reached before then are told to nobody: they are history, not news. */
  readonly publishedAt: Date;
  readonly terms: SlaTerms;
};

/** One version of one calendar. An edit makes a new one; what it replaced stays readable for ever. */
export type CalendarVersion = {
  readonly key: string;
  readonly version: number;
  readonly effectiveFrom: Date;
  readonly calendar: Calendar;
  /** Whose hours these are; null on a side is everybody's. */
  readonly departments: readonly string[] | null;
  readonly regions: readonly string[] | null;
};

/** Every version ever published: what a clock is counted by, today and in ten years. */
export type SlaBook = {
  readonly terms: readonly TermsVersion[];
  readonly calendars: readonly CalendarVersion[];
};

/** A calendar by its name and version; null: around the clock. */
export type CalendarChoice = { readonly key: string; readonly version: number } | null;

const ALWAYS_DAY = [["00:00", "24:00"]] as const;
const WEEK = [ALWAYS_DAY, ALWAYS_DAY, ALWAYS_DAY, ALWAYS_DAY, ALWAYS_DAY, ALWAYS_DAY, ALWAYS_DAY];
const always = new Map<string, Calendar>();

/** Open around the clock; the zone matters for targets in days. One object a zone, so that what is known of it is kept. */
export function alwaysOpen(timeZone: string): Calendar {
  const known = always.get(timeZone);
  if (known) return known;
  const calendar: Calendar = { timeZone, week: WEEK, closures: [] };
  always.set(timeZone, calendar);
  return calendar;
}

function newestAt<Version extends { effectiveFrom: Date; version: number }>(
  versions: readonly Version[],
  at: Date,
): Version | null {
  let newest: Version | null = null;
  for (const version of versions) {
    if (version.effectiveFrom.getTime() > at.getTime()) continue;
    const later =
      newest === null ||
      version.effectiveFrom.getTime() > newest.effectiveFrom.getTime() ||
      (version.effectiveFrom.getTime() === newest.effectiveFrom.getTime() &&
        version.version > newest.version);
    if (later) newest = version;
  }
  return newest;
}

/** The terms that held at an instant; null before the first ones. */
export function termsAt({ terms }: SlaBook, at: Date): TermsVersion | null {
  return newestAt(terms, at);
}

/** A version of the terms by its number. Throws a RangeError for one that is not in the book. */
export function termsOfVersion({ terms }: SlaBook, version: number): TermsVersion {
  const found = terms.find((one) => one.version === version);
  if (!found) throw new RangeError(`version ${version} of the clocks' terms is not in the book`);
  return found;
}

/** The calendars that hold at an instant, one version each. */
export function calendarsAt({ calendars }: SlaBook, at: Date): CalendarVersion[] {
  const keys = [...new Set(calendars.map(({ key }) => key))];
  return keys.flatMap((key) => {
    const one = newestAt(
      calendars.filter((version) => version.key === key),
      at,
    );
    return one ? [one] : [];
  });
}

/**
 * Which calendar counts for a case at an instant. A calendar for its department weighs more than one for its region, one
 * for both most; of equals the first by name. Null: around the clock, also where no calendar fits.
 */
export function chooseCalendar(
  book: SlaBook,
  choice: ClockCalendar,
  { place, at }: { place: CaseScope; at: Date },
): CalendarChoice {
  if (choice.kind === "always") return null;
  const there = calendarsAt(book, at).filter((one) =>
    choice.kind === "one"
      ? one.key === choice.key
      : covers(one.departments, place.department) && covers(one.regions, place.region),
  );
  const weight = (one: CalendarVersion) => (one.departments ? 2 : 0) + (one.regions ? 1 : 0);
  const [best] = there.sort((left, right) => weight(right) - weight(left) || (left.key < right.key ? -1 : 1));
  return best ? { key: best.key, version: best.version } : null;
}

/** The calendar of a choice; around the clock in `timeZone` for none. Throws a RangeError for one not in the book. */
export function calendarOf({ calendars }: SlaBook, choice: CalendarChoice, timeZone: string): Calendar {
  if (choice === null) return alwaysOpen(timeZone);
  const found = calendars.find(({ key, version }) => key === choice.key && version === choice.version);
  if (!found)
    throw new RangeError(`version ${choice.version} of the calendar ${choice.key} is not in the book`);
  return found.calendar;
}
