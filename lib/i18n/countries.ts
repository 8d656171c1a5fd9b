import { INTL_TAGS, type Locale } from "./config";

/** Countries and regions by their names in the reader's language, in its order. */
export function countryOptions(locale: Locale, codes: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames([INTL_TAGS[locale]], { type: "region" });
  const order = new Intl.Collator(INTL_TAGS[locale]);
  const options = codes.map((code) => ({ value: code, label: names.of(code) ?? code }));
  return options.sort((a, b) => order.compare(a.label, b.label));
}
