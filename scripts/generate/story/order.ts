import type { Locale } from "@/lib/i18n/config";
import { type Dice, STREAMS } from "../dice";
import type { HouseCurrency } from "../world";

/** What was bought: the same for every complaint about it. */
export type Order = { reference: string | null; currency: HouseCurrency; paidMinor: bigint | null };

/** Prices as they stand on labels, in whole units; each currency has its own, so few different amounts occur. */
const PRICES: Readonly<Record<HouseCurrency, readonly number[]>> = {
  TWD: [350, 690, 980, 1480, 2480, 4800, 9800, 19800, 48000, 128000],
  CNY: [69, 149, 199, 299, 499, 999, 1999, 3999, 9999, 29999],
  USD: [15, 29, 39, 59, 99, 179, 349, 699, 1800, 4200],
  EUR: [14, 25, 35, 55, 89, 169, 329, 649, 1700, 3900],
};

function currencyFor(locale: Locale, dice: Dice): HouseCurrency {
  const share = dice.next();
  if (locale === "zh-Hant") return share < 0.97 ? "TWD" : "USD";
  if (locale === "zh-Hans") return share < 0.82 ? "CNY" : "TWD";
  return share < 0.4 ? "USD" : share < 0.65 ? "EUR" : "TWD";
}

/** Cheap things are bought more often: of three draws the lowest counts. */
function priceOf(currency: HouseCurrency, dice: Dice): bigint {
  const prices = PRICES[currency];
  const place = Math.min(dice.below(prices.length), dice.below(prices.length), dice.below(prices.length));
  return BigInt(prices[place] ?? 0) * 100n;
}

/** Seven digits, another order each; neighbours in time are none in number. */
function numberOf(place: number): number {
  return 1_000_000 + ((place * 7_368_787) % 9_000_000);
}

/** What a trouble costs beyond the price: a taxi, a night, a part. */
export function lossOf(currency: HouseCurrency, dice: Dice): bigint {
  return BigInt(PRICES[currency][dice.below(3)] ?? 0) * 100n;
}

/** The order with this number. `dice` is the caller's own, used for nothing else meanwhile. */
export function orderAt(place: number, locale: Locale, dice: Dice): Order {
  dice.at(STREAMS.order, place);
  const currency = currencyFor(locale, dice);
  const hasPaid = dice.chance(0.84);
  const paidMinor = hasPaid ? priceOf(currency, dice) : null;
  const letter = dice.pick(["W", "H", "R", "S"]);
  return {
    reference: dice.chance(0.78) ? `HP-${letter}-${numberOf(place)}` : null,
    currency,
    paidMinor,
  };
}
