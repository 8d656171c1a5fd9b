import { Temporal } from "temporal-polyfill";

/** A half-open span of the organisation's calendar days, as YYYY-MM-DD; `end` is the first day that is out. */
export type Span = { from: string; end: string };

export const PRESETS = ["7d", "30d", "90d", "year", "12m", "24m"] as const;
export type Preset = (typeof PRESETS)[number];
export const DEFAULT_PRESET: Preset = "30d";

export const GRAINS = ["day", "week", "month"] as const;
export type Grain = (typeof GRAINS)[number];

export type PeriodProblem = "not-a-day" | "reversed" | "too-long";
export type Period = Span & {
  /** Null for days chosen by hand. */
  preset: Preset | null;
  /** The last day of the period, which people say; `end` is the day after it. */
  to: string;
  days: number;
  grain: Grain;
  /** The same number of days just before. */
  before: Span;
};

/** Days in a period at most: ten years of months still make a readable chart. */
const LONGEST_DAYS = 3660;
const MOST_DAY_POINTS = 45;
const MOST_WEEK_DAYS = 190;

export function isPreset(value: string): value is Preset {
  return PRESETS.some((preset) => preset === value);
}

function dayOf(text: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" });
  } catch {
    return null;
  }
}

/** Whether the text is a calendar day (YYYY-MM-DD) that exists. */
export function isDay(text: string): boolean {
  return dayOf(text) !== null;
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function daysBetween(from: string, end: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(end), { largestUnit: "days" }).days;
}

/** The organisation's calendar day of an instant. */
export function localDay(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The first instant of a day in a zone, whatever the clocks do that night. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

function grainOf(days: number): Grain {
  if (days <= MOST_DAY_POINTS) return "day";
  return days <= MOST_WEEK_DAYS ? "week" : "month";
}

function periodOf(from: string, to: string, preset: Preset | null): Period {
  const end = addDays(to, 1);
  const days = daysBetween(from, end);
  return {
    preset,
    from,
    to,
    end,
    days,
    grain: grainOf(days),
    before: { from: addDays(from, -days), end: from },
  };
}

/** The period of a preset; all of them end today, the day not yet over. */
export function presetPeriod(preset: Preset, today: string): Period {
  const day = Temporal.PlainDate.from(today);
  const first = {
    "7d": () => day.subtract({ days: 6 }),
    "30d": () => day.subtract({ days: 29 }),
    "90d": () => day.subtract({ days: 89 }),
    year: () => day.with({ month: 1, day: 1 }),
    "12m": () => day.subtract({ months: 12 }).add({ days: 1 }),
    "24m": () => day.subtract({ months: 24 }).add({ days: 1 }),
  } as const satisfies Record<Preset, () => Temporal.PlainDate>;
  return periodOf(first[preset]().toString(), today, preset);
}

/** Days chosen by hand, both inclusive. */
export function chosenPeriod(
  from: string,
  to: string,
): { ok: true; value: Period } | { ok: false; reason: PeriodProblem } {
  if (!isDay(from) || !isDay(to)) return { ok: false, reason: "not-a-day" };
  if (from > to) return { ok: false, reason: "reversed" };
  if (daysBetween(from, to) >= LONGEST_DAYS) return { ok: false, reason: "too-long" };
  return { ok: true, value: periodOf(from, to, null) };
}

function bucketStart(day: Temporal.PlainDate, grain: Grain): Temporal.PlainDate {
  if (grain === "day") return day;
  return grain === "week" ? day.subtract({ days: day.dayOfWeek - 1 }) : day.with({ day: 1 });
}

export type Bucket = Span & {
  /** First day of the whole week or month, as the database truncates it; `from` may lie later. */
  key: string;
};

/** The days, weeks (from Monday) or months of a span; the first and the last are cut where the span is. */
export function bucketsOf({ from, end }: Span, grain: Grain): Bucket[] {
  const buckets: Bucket[] = [];
  const last = Temporal.PlainDate.from(end);
  let start = bucketStart(Temporal.PlainDate.from(from), grain);
  while (Temporal.PlainDate.compare(start, last) < 0) {
    const next = start.add({ [`${grain}s`]: 1 });
    const key = start.toString();
    buckets.push({
      key,
      from: key > from ? key : from,
      end: next.toString() < end ? next.toString() : end,
    });
    start = next;
  }
  return buckets;
}

/** The whole months inside a span; null when there is none. */
export function wholeMonths({ from, end }: Span): Span | null {
  const first = Temporal.PlainDate.from(from);
  const start = first.day === 1 ? first : first.with({ day: 1 }).add({ months: 1 });
  const stop = Temporal.PlainDate.from(end).with({ day: 1 });
  return Temporal.PlainDate.compare(start, stop) < 0
    ? { from: start.toString(), end: stop.toString() }
    : null;
}
