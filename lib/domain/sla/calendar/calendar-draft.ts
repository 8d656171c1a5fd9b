import { LANGUAGES, type Language } from "@/lib/domain/languages";
import type { Calendar, TimeWindow } from "./calendar";
import { type CalendarProblem, checkCalendar } from "./check-calendar";

/** A calendar as its editor holds it: with its name and whose hours it is. */
export type CalendarDraft = {
  readonly names: Readonly<Record<Language, string>>;
  readonly calendar: Calendar;
  /** Keys; null is everybody's. */
  readonly departments: readonly string[] | null;
  readonly regions: readonly string[] | null;
  /** Whether cases that begin from now on may be counted by it. */
  readonly active: boolean;
};

export type DraftProblem = {
  /** As `CalendarProblem`'s, or "names.en", "departments", "regions". */
  readonly path: string;
  readonly problem: CalendarProblem["problem"] | "name-missing" | "nobody";
};

/** What keeps a draft from being saved, field by field; nothing for a sound one. */
export function checkDraft(draft: CalendarDraft): readonly DraftProblem[] {
  const { names, calendar, departments, regions } = draft;
  const found: DraftProblem[] = LANGUAGES.filter((language) => names[language].trim() === "").map(
    (language) => ({ path: `names.${language}`, problem: "name-missing" }),
  );
  found.push(...checkCalendar(calendar));
  // Openings alone end some day, and from then on nothing would ever be due.
  const isClosedWeek = calendar.week.every((windows) => windows.length === 0);
  if (isClosedWeek && !found.some(({ problem }) => problem === "never-open"))
    found.push({ path: "week", problem: "never-open" });
  if (departments?.length === 0) found.push({ path: "departments", problem: "nobody" });
  if (regions?.length === 0) found.push({ path: "regions", problem: "nobody" });
  return found;
}

const sorted = (dates: Iterable<string>): readonly string[] => [...new Set(dates)].sort();

/** The calendar closed on more days; what it has stays. */
export function withClosures(calendar: Calendar, dates: readonly string[]): Calendar {
  return { ...calendar, closures: sorted([...calendar.closures, ...dates]) };
}

/** The hours of an ordinary working day: Monday's, else those of the first day of the week that has any. */
export function usualWindows({ week }: Calendar): readonly TimeWindow[] {
  return week.find((windows) => windows.length > 0) ?? [["09:00", "18:00"]];
}

/** The calendar open on more days for the usual hours; days that have extra hours already keep theirs. */
export function withOpenings(calendar: Calendar, dates: readonly string[]): Calendar {
  const windows = usualWindows(calendar);
  const openings = { ...Object.fromEntries(dates.map((date) => [date, windows])), ...calendar.openings };
  const inOrder = Object.entries(openings).sort(([one], [other]) => (one < other ? -1 : 1));
  return { ...calendar, openings: Object.fromEntries(inOrder) };
}

/** The calendar with a set of public holidays: closed on them, open on the days worked in exchange. */
export function withHolidays(
  calendar: Calendar,
  holidays: readonly { readonly closures: readonly string[]; readonly openings?: readonly string[] }[],
): Calendar {
  const closed = withClosures(
    calendar,
    holidays.flatMap(({ closures }) => closures),
  );
  const worked = holidays.flatMap(({ openings = [] }) => openings);
  return worked.length === 0 ? closed : withOpenings(closed, worked);
}

const MINUTE_MS = 60_000;

/**
 * From when on a version holds that is saved now: the next full minute that is at least a minute away, so that every
 * process knows of it by then; never before the version that it follows.
 */
export function holdsFrom(savedAt: Date, previous: Date | null): Date {
  const earliest = Math.ceil((savedAt.getTime() + MINUTE_MS) / MINUTE_MS) * MINUTE_MS;
  return new Date(Math.max(earliest, previous?.getTime() ?? 0));
}
