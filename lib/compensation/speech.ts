import type { Speech } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import { translatorFor } from "@/lib/i18n/translator";

/** Speaks a decision's explanation in one language; its keys stand in the namespace `compensation`. */
export function speechFor(locale: Locale): Speech {
  const translate = translatorFor(locale, "compensation");
  return {
    locale,
    translate: (key, params) => translate(key.replace(/^compensation\./, ""), params),
    formatMoney: (money) => formatMoney(money, locale),
  };
}
