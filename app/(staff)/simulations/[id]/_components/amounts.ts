import type { Locale } from "@/lib/i18n/config";
import { moneyText } from "../../../dashboard/_components/scope";

/** A difference with its sign; nothing is plainly nothing. */
export function signedMoney(amountMinor: bigint, currency: string, locale: Locale): string {
  const text = moneyText(amountMinor < 0n ? -amountMinor : amountMinor, currency, locale);
  if (amountMinor === 0n) return text;
  return `${amountMinor > 0n ? "+" : "−"}${text}`;
}

/** Statistics come as fractions of a minor unit; nobody reads more than whole ones. */
export function roundedMoney(value: number, currency: string, locale: Locale): string {
  return moneyText(BigInt(Math.round(value)), currency, locale);
}
