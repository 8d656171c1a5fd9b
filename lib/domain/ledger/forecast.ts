import { dayAfter, daysBetween } from "./budget-periods";

/** What was taken from a budget over some days: the pace that the forecast carries on. */
export type PaceBasis = {
  readonly days: number;
  /** Reserved less released, in minor units. */
  readonly takenMinor: bigint;
  /** Offers behind it. */
  readonly offers: number;
};

export type ForecastInput = {
  readonly today: string;
  /** The first day that no longer belongs to the period. */
  readonly periodEnd: string;
  readonly leftMinor: bigint;
};

export type Forecast = {
  /** The first day on which nothing would be left; null when the budget lasts to the end of its period. */
  readonly runsOutOn: string | null;
  /** What would be taken from today to the end of the period at this pace. */
  readonly toComeMinor: bigint;
};

/** A pace of fewer days or offers says nothing about the next weeks. */
export const FORECAST_MIN_DAYS = 7;
export const FORECAST_MIN_OFFERS = 5;
/** The second pace looks back so far, also into the period before. */
export const RECENT_DAYS = 28;

/** Whether there is enough behind a pace to say anything. */
export function isEnough({ days, takenMinor, offers }: PaceBasis): boolean {
  return days >= FORECAST_MIN_DAYS && offers >= FORECAST_MIN_OFFERS && takenMinor > 0n;
}

/**
 * When a budget runs out if money goes on being taken at the given pace; null when there is too little to say. Whole
 * numbers throughout: the pace is a fraction, never rounded.
 */
export function forecast({ today, periodEnd, leftMinor }: ForecastInput, pace: PaceBasis): Forecast | null {
  if (!isEnough(pace)) return null;
  const daysLeft = daysBetween(today, periodEnd);
  if (daysLeft <= 0) return { runsOutOn: null, toComeMinor: 0n };
  const { takenMinor, days } = pace;
  const toComeMinor = (takenMinor * BigInt(daysLeft)) / BigInt(days);
  if (leftMinor <= 0n) return { runsOutOn: today, toComeMinor };
  // The first whole day at whose end at least what is left would have been taken.
  const needed = (leftMinor * BigInt(days) + takenMinor - 1n) / takenMinor;
  if (needed >= BigInt(daysLeft)) return { runsOutOn: null, toComeMinor };
  return { runsOutOn: dayAfter(today, Number(needed)), toComeMinor };
}
