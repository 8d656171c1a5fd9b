import { CURRENCIES, type Currency } from "@/lib/domain/currency";
import { INTL_TAGS, type Locale } from "./config";

/** What most customers paid in; the rest follows in alphabetical order. */
const COMMON: readonly Currency[] = ["TWD", "CNY", "HKD", "USD", "EUR", "GBP", "JPY"];

/** Every currency with its name in the reader's language, the organisation's own first. */
export function currencyOptions(locale: Locale, first: Currency): { value: Currency; label: string }[] {
  const names = new Intl.DisplayNames([INTL_TAGS[locale]], { type: "currency" });
  return [...new Set([first, ...COMMON, ...CURRENCIES])].map((code) => {
    const name = names.of(code);
    return { value: code, label: name && name !== code ? `${code} · ${name}` : code };
  });
}
