import { minorExponent } from "../../currency";
import type { Amounts } from "../policy";

export const DEFAULT_CURRENCIES = ["TWD", "CNY", "USD", "EUR", "GBP", "HKD", "JPY"] as const;

/** A row of the default table, written in whole dollars, yuan, yen: as a manager would read it aloud. */
export type WholeAmounts = Readonly<Record<(typeof DEFAULT_CURRENCIES)[number], number>>;

/** The row in minor units. */
export function inMinorUnits(row: WholeAmounts): Amounts {
  return Object.fromEntries(
    DEFAULT_CURRENCIES.map((code) => [code, BigInt(row[code]) * 10n ** BigInt(minorExponent(code))]),
  );
}
