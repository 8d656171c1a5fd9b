import type { Speech } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { Translate } from "@/lib/i18n/translator";

const SPACE = /^(policyWords|policyLint|compensation)\./;

/** The namespaces a policy's sentences are made of; what the linter says is needed on the server only. */
type Words = { policyWords: Translate; compensation: Translate; policyLint?: Translate };

/**
 * Speaks a policy's sentences: their own words stand in `policyWords` and `policyLint`, names in `compensation`. A key
 * that none of them knows (a document may come from elsewhere) is shown as it is instead of breaking the page.
 */
export function dataSpeech(locale: Locale, words: Words): Speech {
  const wordsOf = (space: string | undefined): Translate => {
    if (space === "policyWords") return words.policyWords;
    return space === "policyLint" && words.policyLint ? words.policyLint : words.compensation;
  };
  return {
    locale,
    translate: (key, params) => {
      const translate = wordsOf(SPACE.exec(key)?.[1]);
      const name = key.replace(SPACE, "");
      return translate.has(name) ? translate(name, params) : key;
    },
    formatMoney: (money) => formatMoney(money, locale),
  };
}
