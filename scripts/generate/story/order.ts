import type { Locale } from "@/lib/i18n/config";
import { type Dice, STREAMS } from "../dice";
import type { HouseCurrency } from "../world";

/** What was bought: the same for every complaint about it. */
export type Order = { reference: string | null; currency: HouseCurrency; paidMinor: bigint | null };

/** Prices as they stand on labels, in whole units; each currency has its own, so few different amounts occur. */
const PRICES: Readonly<Record<HouseCurrency, readonly number[]>> = {
  TWD: [190, 350, 480, 690, 980, 1280, 1680, 2480, 3200, 4800, 6800, 9800, 12800, 24800, 48000, 128000],
  CNY: [39, 69, 99, 149, 199, 299, 399, 599, 799, 999, 1499, 2199, 2999, 5999, 12999, 29999],
  USD: [9, 15, 19, 29, 39, 49, 69, 99, 129, 179, 249, 349, 499, 899, 1800, 4200],
  EUR: [8, 14, 19, 25, 35, 49, 65, 89, 119, 169, 229, 329, 459, 849, 1700, 3900],
};

function currencyFor(locale: Locale, dice: Dice): HouseCurrency {
  const share = dice.next();
  if (locale === "zh-Hant") return share < 0.97 ? "TWD" : "USD";
  if (locale === "zh-Hans") return share < 0.82 ? "CNY" : "TWD";
  return share < 0.4 ? "USD" : share < 0.65 ? "EUR" : "TWD";
}

/** Cheap things are bought more often: two draws, the lower one counts. */
function priceOf(currency: HouseCurrency, dice: Dice): bigint {
  const prices = PRICES[currency];
  const place = Math.min(dice.below(prices.length), dice.below(prices.length));
  return BigInt(prices[place] ?? 0) * 100n;
}

/** Seven digits, another order each; neighbours in time are none in number. */
function numberOf(place: number): number {
  return 1_000_000 + ((place * 7_368_787) % 9_000_000);
}

/** What a trouble costs beyond the price: a taxi, a night, a part. */
export function lossOf(currency: HouseCurrency, dice: Dice): bigint {
  return BigInt(PRICES[currency][dice.below(6)] ?? 0) * 100n;
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
