import type { JudgedOutcome } from "@/lib/domain/assessment";
import type { CategoryKey } from "@/lib/domain/categories";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { cumulative, type Dice } from "../dice";

/** How a complaint goes, told in one word; `open` ones have not ended yet. */
export const PLOTS = [
  "open",
  "awarded",
  "awarded-late",
  "declined",
  "expired",
  "reversed",
  "refused",
  "explained",
  "solved",
  "enquiry",
  "withdrawn",
  "referred",
  "duplicate",
  "reopened",
  "appealed",
] as const;
export type Plot = (typeof PLOTS)[number];

export const OUTCOMES = ["none", "upheld", "partly-upheld", "not-upheld", "withdrawn"] as const;
type Ending = {
  /** Of a hundred complaints of an ordinary category. */
  weight: number;
  medianMs: number;
  sigma: number;
  /** What cannot be told in less time. */
  leastMs: number;
};

const ENDINGS: Readonly<Record<Exclude<Plot, "open">, Ending>> = {
  awarded: { weight: 21, medianMs: 5 * DAY_MS, sigma: 0.7, leastMs: 30 * HOUR_MS },
  "awarded-late": { weight: 2.2, medianMs: 13 * DAY_MS, sigma: 0.3, leastMs: 11 * DAY_MS },
  declined: { weight: 1.3, medianMs: 5 * DAY_MS, sigma: 0.6, leastMs: 2 * DAY_MS },
  expired: { weight: 0.8, medianMs: 19 * DAY_MS, sigma: 0.2, leastMs: 16.5 * DAY_MS },
  reversed: { weight: 0.25, medianMs: 6 * DAY_MS, sigma: 0.6, leastMs: 2 * DAY_MS },
  refused: { weight: 0.4, medianMs: 5 * DAY_MS, sigma: 0.5, leastMs: 2 * DAY_MS },
  explained: { weight: 38, medianMs: 40 * HOUR_MS, sigma: 0.95, leastMs: HOUR_MS },
  solved: { weight: 25, medianMs: 3 * HOUR_MS, sigma: 1, leastMs: 6 * 60_000 },
  enquiry: { weight: 0, medianMs: 12 * HOUR_MS, sigma: 0.9, leastMs: 20 * 60_000 },
  withdrawn: { weight: 4, medianMs: 28 * HOUR_MS, sigma: 1, leastMs: 30 * 60_000 },
  referred: { weight: 0.8, medianMs: 4 * DAY_MS, sigma: 0.7, leastMs: 4 * HOUR_MS },
  duplicate: { weight: 1.4, medianMs: 18 * HOUR_MS, sigma: 0.8, leastMs: 30 * 60_000 },
  reopened: { weight: 0.5, medianMs: 17 * DAY_MS, sigma: 0.3, leastMs: 12 * DAY_MS },
  appealed: { weight: 0.4, medianMs: 14 * DAY_MS, sigma: 0.4, leastMs: 7 * DAY_MS },
};

const ENDED = PLOTS.filter((plot) => plot !== "open");
const SUMS = cumulative(ENDED.map((plot) => ENDINGS[plot].weight));

/** Where nobody was let down nothing is awarded. */
const CALM: readonly Plot[] = ["explained", "solved", "withdrawn", "referred"];

export type PlotFacts = { category: CategoryKey; hasEarlier: boolean; ageMs: number };

/** Share of the complaints of an age that are still open beyond those whose time has simply not come yet. */
function stillOpen(ageMs: number): number {
  return 0.9 * Math.exp(-ageMs / (19 * DAY_MS));
}

function drawn(dice: Dice, { category, hasEarlier }: PlotFacts): Exclude<Plot, "open"> {
  if (category === "enquiry" && dice.chance(0.9)) return "enquiry";
  const plot = ENDED[dice.weighted(SUMS)] ?? "explained";
  if (plot === "duplicate" && !hasEarlier) return "explained";
  const calm = category === "suggestion" || category === "enquiry";
  return calm && !CALM.includes(plot) ? "explained" : plot;
}

/** The plot of a complaint, and how long it takes to its end; null while it has none. */
export function plotFor(dice: Dice, facts: PlotFacts): { plot: Plot; tookMs: number | null } {
  const open = { plot: "open", tookMs: null } as const;
  if (dice.chance(stillOpen(facts.ageMs))) return open;
  const plot = drawn(dice, facts);
  const { medianMs, sigma, leastMs } = ENDINGS[plot];
  const tookMs = Math.max(leastMs, dice.logNormal(medianMs, sigma));
  return tookMs < facts.ageMs - 60_000 ? { plot, tookMs: Math.round(tookMs) } : open;
}

/** How it ended for the complaint. */
export function outcomeFor(dice: Dice, plot: Plot): JudgedOutcome | "withdrawn" | null {
  const share = dice.next();
  switch (plot) {
    case "open":
    case "enquiry":
    case "duplicate":
    case "referred":
      return null;
    case "withdrawn":
      return "withdrawn";
    case "explained":
      return share < 0.5 ? "not-upheld" : share < 0.8 ? "partly-upheld" : "upheld";
    case "refused":
    case "appealed":
      return share < 0.6 ? "partly-upheld" : "not-upheld";
    case "solved":
      return share < 0.75 ? "upheld" : "partly-upheld";
    default:
      return share < 0.7 ? "upheld" : "partly-upheld";
  }
}
