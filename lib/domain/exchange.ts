import { type Currency, divideRounded, type Money, minorExponent } from "./money";

/** How many whole units of `to` one unit of `from` is worth, as a decimal ("31.245"); for reports, never for postings. */
export type ExchangeRate = {
  readonly from: Currency;
  readonly to: Currency;
  readonly rate: string;
  /** The first calendar day (YYYY-MM-DD) on which it holds. */
  readonly effectiveFrom: string;
};

/** Digits before and after the point that the table holds. */
const RATE = /^(?:0|[1-9]\d{0,11})(?:\.(\d{1,12}))?$/;

/** A rate as it was typed, or null when it is no positive decimal of at most twelve digits on either side. */
export function parseRate(text: string): string | null {
  const typed = text.trim();
  return RATE.test(typed) && /[1-9]/.test(typed) ? typed : null;
}

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };

function fractionOf(rate: string): Fraction {
  const [whole = "", decimals = ""] = rate.split(".");
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

/** The amount in the other currency, settled half-even to its minor unit of ISO 4217. */
export function convert({ amountMinor, currency }: Money, rate: ExchangeRate): Money {
  if (currency !== rate.from) throw new RangeError(`The rate is from ${rate.from}, not from ${currency}`);
  const { numerator, denominator } = fractionOf(rate.rate);
  const up = 10n ** BigInt(minorExponent(rate.to));
  const down = 10n ** BigInt(minorExponent(rate.from));
  const converted = divideRounded(amountMinor * numerator * up, denominator * down, "half-even");
  return { amountMinor: converted, currency: rate.to };
}

/** The rate that holds on a day: of those between the two currencies the latest that has begun. */
export function rateOn(
  rates: readonly ExchangeRate[],
  { from, to, day }: { from: Currency; to: Currency; day: string },
): ExchangeRate | null {
  let latest: ExchangeRate | null = null;
  for (const rate of rates) {
    if (rate.from !== from || rate.to !== to || rate.effectiveFrom > day) continue;
    if (latest === null || rate.effectiveFrom > latest.effectiveFrom) latest = rate;
  }
  return latest;
}

export type Total = {
  readonly total: Money;
  /** The rates that were used, one per currency. */
  readonly rates: readonly ExchangeRate[];
  /** Currencies that no rate leads from: their amounts are not in the total. */
  readonly missing: readonly Currency[];
};

/** Sums amounts of several currencies in one, each converted once, after its own sum. */
export function totalIn(
  to: Currency,
  amounts: readonly Money[],
  { rates, day }: { rates: readonly ExchangeRate[]; day: string },
): Total {
  const sums = new Map<Currency, bigint>();
  for (const { currency, amountMinor } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0n) + amountMinor);
  let totalMinor = 0n;
  const used: ExchangeRate[] = [];
  const missing: Currency[] = [];
  for (const [currency, amountMinor] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (currency === to) {
      totalMinor += amountMinor;
      continue;
    }
    const rate = rateOn(rates, { from: currency, to, day });
    if (!rate) {
      missing.push(currency);
      continue;
    }
    used.push(rate);
    totalMinor += convert({ amountMinor, currency }, rate).amountMinor;
  }
  return { total: { amountMinor: totalMinor, currency: to }, rates: used, missing };
}
