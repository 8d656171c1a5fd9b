import type { Currency } from "@/lib/domain/currency";
import { INTL_TAGS, type Locale } from "./config";

/** Currencies with their names in the reader's language; names differ a little between browsers and server. */
export function currencyOptions(
  locale: Locale,
  codes: readonly Currency[],
): { value: Currency; label: string }[] {
  const names = new Intl.DisplayNames([INTL_TAGS[locale]], { type: "currency" });
  return codes.map((code) => {
    const name = names.of(code);
    return { value: code, label: name && name !== code ? `${code} · ${name}` : code };
  });
}
