import { CURRENCIES, type Currency } from "@/lib/domain/currency";

/** What most customers paid in; the rest follows in alphabetical order. */
const COMMON: readonly Currency[] = ["TWD", "CNY", "HKD", "USD", "EUR", "GBP", "JPY"];

/** Every currency, the organisation's own first. */
export function currencyChoice(first: Currency): Currency[] {
  return [...new Set([first, ...COMMON, ...CURRENCIES])];
}
