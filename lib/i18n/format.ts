import { type Money, toDecimalString } from "@/lib/domain/money";
import { INTL_TAGS, type Locale } from "./config";

/** Where and for whom an instant is shown: the reader's language, the organisation's zone (IANA name). */
export type Place = { locale: Locale; timeZone: string };

// Building an Intl formatter costs a hundred times its use; a queue page needs the same three for fifty rows.
const built = new Map<string, unknown>();
function remembered<T>(key: string, build: () => T): T {
  const known = built.get(key);
  if (known !== undefined) return known as T;
  const made = build();
  built.set(key, made);
  return made;
}

const DATE_STYLES = {
  date: { day: "numeric", month: "short", year: "numeric" },
  "date-long": { day: "numeric", month: "long", year: "numeric", weekday: "long" },
  month: { month: "long", year: "numeric" },
  "month-short": { month: "short", year: "numeric" },
  "day-month": { day: "numeric", month: "short" },
  "day-weekday": { weekday: "short", day: "numeric", month: "short" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "date-time": {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
export type DateStyle = keyof typeof DATE_STYLES;

/** An instant in the given zone: "22 Nov 2026, 14:20", 2026年11月22日 14:20. */
export function formatInstant(at: Date, { locale, timeZone }: Place, style: DateStyle = "date-time"): string {
  const formatter = remembered(`d|${locale}|${timeZone}|${style}`, () => {
    return new Intl.DateTimeFormat(INTL_TAGS[locale], { timeZone, ...DATE_STYLES[style] });
  });
  return formatter.format(at);
}

/** From one instant to another, the day named once where it is one: "22 Nov 2026, 09:00 – 18:00". */
export function formatSpan(from: Date, to: Date, place: Place): string {
  // A span until midnight ends with its day.
  const lastInstant = new Date(Math.max(from.getTime(), to.getTime() - 1));
  const isOneDay = dayInZone(from, place.timeZone) === dayInZone(lastInstant, place.timeZone);
  const end = isOneDay ? formatInstant(to, place, "time") : formatInstant(to, place);
  return `${formatInstant(from, place)} – ${isOneDay && end === "00:00" ? "24:00" : end}`;
}

/** A calendar day ("2026-11-22") in words: "22 Nov 2026", 2026年11月22日. */
export function formatDay(day: string, locale: Locale): string {
  return formatInstant(new Date(`${day}T00:00:00Z`), { locale, timeZone: "UTC" }, "date");
}

/** A calendar month ("2026-11") in words: "November 2026", 2026年11月. */
export function formatMonth(month: string, locale: Locale): string {
  return formatInstant(new Date(`${month}-01T00:00:00Z`), { locale, timeZone: "UTC" }, "month");
}

/** The zone in words, for "times are shown in …": "Central European Standard Time", 中欧标准时间. */
export function formatZone({ locale, timeZone }: Place, at: Date): string {
  const options = { timeZone, timeZoneName: "long" } as const;
  const formatter = remembered(
    `z|${locale}|${timeZone}`,
    () => new Intl.DateTimeFormat(INTL_TAGS[locale], options),
  );
  const parts = formatter.formatToParts(at);
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone: for comparing days and for date inputs. */
export function dayInZone(at: Date, timeZone: string): string {
  return remembered(`day|${timeZone}`, () => new Intl.DateTimeFormat("en-CA", { timeZone })).format(at);
}

/** A due time as one says it: "14:20 today", "09:00 tomorrow", else the full date and time. */
export function formatDue(due: Date, now: Date, place: Place): string {
  const day = dayInZone(due, place.timeZone);
  const dayMs = 86_400_000;
  const near = [-1, 0, 1].find(
    (offset) => day === dayInZone(new Date(now.getTime() + offset * dayMs), place.timeZone),
  );
  if (near === undefined) return formatInstant(due, place);
  const word = relativeFormat(place.locale).format(near, "day");
  const time = formatInstant(due, place, "time");
  // "by 14:20 today" reads on after "by" and "due"; Chinese names the day first.
  return place.locale === "en" ? `${time} ${word}` : `${word} ${time}`;
}

const UNITS = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
] as const;

/** How long ago or ahead, in one unit: "3 hours ago", 3小时前. Under a minute it says "now". */
export function formatRelative(at: Date, now: Date, locale: Locale): string {
  const difference = at.getTime() - now.getTime();
  for (const [unit, length] of UNITS) {
    if (Math.abs(difference) >= length)
      return relativeFormat(locale).format(Math.trunc(difference / length), unit);
  }
  return relativeFormat(locale).format(0, "second");
}

function relativeFormat(locale: Locale): Intl.RelativeTimeFormat {
  return remembered(`r|${locale}`, () => new Intl.RelativeTimeFormat(INTL_TAGS[locale], { numeric: "auto" }));
}

// Not from Intl: its short units differ between Node's versions ("min", "mins"), and these stand in narrow chips.
const DURATION_UNITS = {
  en: { day: " d", hour: " h", minute: " min", between: " " },
  "zh-Hans": { day: "天", hour: "小时", minute: "分钟", between: "" },
  "zh-Hant": { day: "天", hour: "小時", minute: "分鐘", between: "" },
} as const satisfies Record<Locale, Record<string, string>>;

/** A length of working time in hours and minutes: "80 h", 80小时30分钟. Days would be read as those of the calendar. */
export function formatHours(milliseconds: number, locale: Locale): string {
  const words = DURATION_UNITS[locale];
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const parts = [
    { count: Math.floor(minutes / 60), word: words.hour },
    { count: minutes % 60, word: words.minute },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return `0${words.minute}`;
  return parts.map(({ count, word }) => `${count}${word}`).join(words.between);
}

/** A length of time in its two largest units: "1 h 20 min", 1小时20分钟. Negative lengths read as positive. */
export function formatDuration(milliseconds: number, locale: Locale): string {
  const words = DURATION_UNITS[locale];
  const minutes = Math.round(Math.abs(milliseconds) / 60_000);
  const parts = [
    { count: Math.floor(minutes / 1440), word: words.day },
    { count: Math.floor((minutes % 1440) / 60), word: words.hour },
    { count: minutes % 60, word: words.minute },
  ];
  const first = parts.findIndex(({ count }) => count > 0);
  if (first === -1) return `0${words.minute}`;
  const shown = parts.slice(first, first + 2).filter(({ count }) => count > 0);
  return shown.map(({ count, word }) => `${count}${word}`).join(words.between);
}

/**
 * An amount with its currency, exact at any size. Whole amounts keep their decimals, so that columns line up. A dollar
 * always says whose it is: in Taiwan a bare "$" is the local one, and four currencies are offered side by side.
 */
export function formatMoney(money: Money, locale: Locale): string {
  const decimal = toDecimalString(money);
  const digits = decimal.split(".")[1]?.length ?? 0;
  const { formatter, bare, clear } = remembered(`m|${locale}|${money.currency}`, () => {
    const options = {
      style: "currency",
      currency: money.currency,
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    } as const;
    const symbolIn = (tag: string) => {
      const parts = new Intl.NumberFormat(tag, options).formatToParts(0);
      return parts.find(({ type }) => type === "currency")?.value ?? money.currency;
    };
    const own = symbolIn(INTL_TAGS[locale]);
    const isBare = own === "$" || (own === "¥" && money.currency !== "CNY");
    return {
      formatter: new Intl.NumberFormat(INTL_TAGS[locale], options),
      bare: own,
      clear: isBare ? symbolIn(INTL_TAGS.en) : own,
    };
  });
  // A string of digits is formatted exactly; a number would lose cents beyond 2^53.
  return formatter.format(decimal as Intl.StringNumericLiteral).replace(bare, () => clear);
}

/** A number by locale; `digits` is the most decimals shown. */
export function formatNumber(value: number | bigint, locale: Locale, digits = 0): string {
  const options = { maximumFractionDigits: digits };
  return remembered(`n|${locale}|${digits}`, () => new Intl.NumberFormat(INTL_TAGS[locale], options)).format(
    value,
  );
}

/** A share (0–1) as a percentage: 0.934 → "93.4 %" by locale. */
export function formatPercent(share: number, locale: Locale, digits = 0): string {
  const options = { style: "percent", maximumFractionDigits: digits } as const;
  return remembered(`p|${locale}|${digits}`, () => new Intl.NumberFormat(INTL_TAGS[locale], options)).format(
    share,
  );
}

const BYTE_UNITS = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"] as const;

/** A size in its largest fitting unit of 1,000: "3.2 GB". */
export function formatBytes(bytes: bigint, locale: Locale): string {
  const power = Math.min(BYTE_UNITS.length - 1, Math.floor((bytes.toString().length - 1) / 3));
  const unit = BYTE_UNITS[power] ?? "byte";
  const formatter = remembered(`b|${locale}|${unit}`, () => {
    return new Intl.NumberFormat(INTL_TAGS[locale], { style: "unit", unit, maximumFractionDigits: 1 });
  });
  return formatter.format(Number(bytes) / 1000 ** power);
}
