import type { CategoryKey } from "@/lib/domain/categories";
import { DAY_MS } from "@/lib/domain/duration";
import { localOfInstant } from "@/lib/domain/local-time";
import { cumulative, type Dice, STREAMS } from "../dice";

export const HISTORY_DAYS = 730;

/** Monday first. */
const WEEK = [1.28, 1.12, 1.03, 1, 1.04, 0.82, 0.71] as const;
/** January first: travel in summer, shopping and parcels from November to the Lunar New Year. */
const YEAR = [1.22, 1.08, 0.88, 0.9, 0.94, 0.97, 1.16, 1.14, 0.9, 0.93, 1.26, 1.38] as const;
/** From midnight: people complain in their breaks and after supper. */
const HOURS = [
  9, 5, 3, 2, 2, 3, 8, 18, 36, 52, 58, 56, 62, 55, 50, 48, 49, 50, 52, 60, 72, 74, 52, 26,
] as const;
/** The house grows by about a third in two years. */
const GROWTH = 0.33;
/** One every ten weeks or so. */
const INCIDENTS = 10;

/** A mass failure: for some days the same trouble comes again and again. */
export type Incident = {
  firstDay: number;
  days: number;
  /** How many complaints it adds to those of an ordinary day. */
  weight: number;
  category: CategoryKey;
  /** Which product and which trouble, as places in the phrase tables. */
  product: number;
  trouble: number;
};

const STRUCK: readonly CategoryKey[] = ["product", "delivery", "account", "billing", "safety", "service"];

function incidentsOf(dice: Dice): readonly Incident[] {
  dice.at(STREAMS.plan, 1);
  return Array.from({ length: INCIDENTS }, () => ({
    firstDay: 10 + dice.below(HISTORY_DAYS - 20),
    days: 1 + dice.below(5),
    weight: dice.between(0.5, 2.5),
    category: dice.pick(STRUCK),
    product: dice.below(97),
    trouble: dice.below(97),
  }));
}

export type Rhythm = {
  /** Milliseconds at which the history begins. */
  startMs: number;
  incidents: readonly Incident[];
  /** A moment of the history, and the incident that it belongs to (or null). */
  draw: (dice: Dice) => { second: number; incident: number | null };
};

/** How many complaints come when: by the week, the year, the hour, with growth and some bad days. */
export function rhythmOf(dice: Dice, { until, timeZone }: { until: Date; timeZone: string }): Rhythm {
  const startMs = until.getTime() - HISTORY_DAYS * DAY_MS;
  const incidents = incidentsOf(dice);
  const ordinary = Array.from({ length: HISTORY_DAYS }, (_, day) => {
    const local = localOfInstant(new Date(startMs + day * DAY_MS), timeZone);
    const weekday = (new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7;
    const month = Number(local.slice(5, 7)) - 1;
    return (WEEK[weekday] ?? 1) * (YEAR[month] ?? 1) * (1 + (GROWTH * day) / HISTORY_DAYS);
  });
  // The days' own complaints first, then those that each incident adds.
  const sums = cumulative([
    ...ordinary,
    ...incidents.map(({ firstDay, days, weight }) => (ordinary[firstDay] ?? 1) * days * weight),
  ]);
  const hours = cumulative(HOURS);
  const firstHour = Number(localOfInstant(new Date(startMs), timeZone).slice(11, 13));
  return {
    startMs,
    incidents,
    draw(by) {
      const place = search(sums, by.next() * (sums[sums.length - 1] ?? 0));
      const struck = place >= HISTORY_DAYS ? incidents[place - HISTORY_DAYS] : undefined;
      const day = struck ? struck.firstDay + by.below(struck.days) : place;
      const hour = (by.weighted(hours) - firstHour + 24) % 24;
      return {
        second: day * 86_400 + hour * 3_600 + by.below(3_600),
        incident: struck ? place - HISTORY_DAYS : null,
      };
    },
  };
}

/** The first place whose sum lies above the value. */
function search(sums: readonly number[], value: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
