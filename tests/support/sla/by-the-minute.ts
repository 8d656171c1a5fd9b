import type { Calendar, Pause } from "@/lib/domain/sla/clock";

/**
 * The clock again, as dull as possible and sharing no code with the real one: every minute of some days is asked what the
 * wall shows (by Intl), and every question is answered by looking at each minute. Starts, pauses and targets are whole
 * minutes.
 */
const MINUTE = 60_000;
const DAYS = 6;

/** What the wall of a zone shows, minute by minute, in the days around an odd one. */
export type Scene = {
  readonly timeZone: string;
  readonly begin: number;
  readonly walls: readonly Wall[];
  /** Every date the wall shows, in order of its first minute. */
  readonly dates: readonly string[];
};
type Wall = { readonly date: string; readonly minute: number };

/** Zones with a day on which something happens to their clock; the last ones are quiet. */
export const ODD_DAYS = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Europe/Berlin", "2026-03-29"],
  ["Europe/Berlin", "2026-10-25"],
  // Half an hour.
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  // Midnight is skipped, or comes twice.
  ["Asia/Beirut", "2026-03-29"],
  ["Asia/Beirut", "2026-10-25"],
  ["America/Havana", "2026-03-08"],
  ["America/Havana", "2026-11-01"],
  ["America/Scoresbysund", "2026-03-29"],
  ["Asia/Gaza", "2026-03-28"],
  // A minute of Sunday, then an hour of Saturday again.
  ["America/St_Johns", "2010-11-07"],
  ["Asia/Pyongyang", "2018-05-05"],
  // Two hours.
  ["Antarctica/Troll", "2026-10-25"],
  // Daylight saving that rests in Ramadan.
  ["Africa/Casablanca", "2026-02-15"],
  // There was no such day.
  ["Pacific/Apia", "2011-12-30"],
  ["Asia/Kathmandu", "2026-05-06"],
  ["Asia/Taipei", "2026-02-16"],
  ["UTC", "2026-12-31"],
] as const;

function minuteOf(time: string): number {
  const [hours, minutes] = time.split(":");
  return Number(hours) * 60 + Number(minutes);
}

const scenes = new Map<string, Scene>();

/** The days around an odd day. */
export function sceneOf([timeZone, day]: readonly [string, string]): Scene {
  const key = `${timeZone} ${day}`;
  const known = scenes.get(key);
  if (known) return known;
  // Sweden writes dates the ISO way.
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" });
  const begin = Date.parse(`${day}T00:00:00Z`) - 3 * 24 * 60 * MINUTE;
  const walls = Array.from({ length: DAYS * 24 * 60 }, (_, index) => {
    const [date = "", time = ""] = format.format(begin + index * MINUTE).split(" ");
    return { date, minute: minuteOf(time) };
  });
  const dates = [...new Set(walls.map(({ date }) => date))];
  const scene = { timeZone, begin, walls, dates };
  scenes.set(key, scene);
  return scene;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 24 * 60 * MINUTE).toISOString().slice(0, 10);
}

type Table = readonly { date: string; from: number; to: number }[];

function windowsOf(calendar: Calendar, date: string): Table {
  const mondayFirst = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const usual = calendar.closures.includes(date) ? [] : (calendar.week[mondayFirst] ?? []);
  const windows = [...usual, ...(calendar.openings?.[date] ?? [])];
  return windows.map(([from, to]) => ({ date, from: minuteOf(from), to: minuteOf(to) }));
}

/** What is open on a date: its own windows up to midnight, and what is left of the day before. */
function tableOf(calendar: Calendar, date: string): Table {
  const own = windowsOf(calendar, date).map((one) => (one.to <= one.from ? { ...one, to: 1440 } : one));
  const left = windowsOf(calendar, shifted(date, -1)).flatMap((one) =>
    one.to <= one.from ? [{ ...one, from: 0 }] : [],
  );
  return [...own, ...left];
}

const NONE: readonly string[] = [];

/** Of each minute the dates whose windows it lies in: none for a closed one. */
export function openMinutes(calendar: Calendar, scene: Scene): readonly (readonly string[])[] {
  const tables = new Map(scene.dates.map((date) => [date, tableOf(calendar, date)]));
  return scene.walls.map(({ date, minute }) => {
    const table = tables.get(date) ?? [];
    if (!table.some(({ from, to }) => from <= minute && minute < to)) return NONE;
    return table.filter(({ from, to }) => from <= minute && minute < to).map((window) => window.date);
  });
}

type Rest = { from: number; to: number };
const isPaused = (rests: readonly Rest[], at: number) => rests.some(({ from, to }) => from <= at && at < to);

/** Which minutes of a scene the clock counts. */
export function countedMinutes(calendar: Calendar, scene: Scene, pauses: readonly Pause[]): boolean[] {
  const rests = pauses.map(({ from, to }) => ({
    from: from.getTime(),
    to: to?.getTime() ?? Number.POSITIVE_INFINITY,
  }));
  return openMinutes(calendar, scene).map(
    (days, index) => days.length > 0 && !isPaused(rests, scene.begin + index * MINUTE),
  );
}

/** The end of the date that is so many counting dates after that of a minute; null beyond the scene. */
export function endOfDate(
  scene: Scene,
  startIndex: number,
  { count, counts }: { count: number; counts: (date: string) => boolean },
): number | null {
  const start = scene.walls[startIndex]?.date ?? "";
  const { dates } = scene;
  const later = dates.filter((date) => date > start && counts(date));
  const wanted = count === 0 ? start : later[count - 1];
  // The last date of a scene may go on after it.
  if (wanted === undefined || wanted === dates.at(-1)) return null;
  const last = scene.walls.findLastIndex(({ date }) => date === wanted);
  return scene.begin + (last + 1) * MINUTE;
}
