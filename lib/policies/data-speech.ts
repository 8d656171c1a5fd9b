import type { Speech } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/translator";

const OWN = /^policyWords\./;
const SHARED = /^compensation\./;

/**
 * Speaks a policy's sentences: their own words stand in `policyWords`, names in `compensation`. A key that neither knows
 * (a document may come from elsewhere) is shown as it is instead of breaking the page.
 */
export function dataSpeech(
  locale: Locale,
  words: { policyWords: Translate; compensation: Translate },
): Speech {
  return {
    locale,
    translate: (key, params) => {
      const translate = OWN.test(key) ? words.policyWords : words.compensation;
      const name = key.replace(OWN, "").replace(SHARED, "");
      return translate.has(name) ? translate(name, params) : key;
    },
    formatMoney: (money) => formatMoney(money, locale),
  };
}
