import type { ChangeValue } from "@/lib/domain/compensation/changes/change";
import type { Policy } from "@/lib/domain/compensation/policy";
import { type Speech, speak } from "@/lib/domain/compensation/render";
import { amountMessage } from "@/lib/domain/compensation/sentences/amount";
import { renderSentence } from "@/lib/domain/compensation/sentences/render";
import { ruleSentence } from "@/lib/domain/compensation/sentences/rule";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { getTranslations } from "@/lib/i18n/server";

export type ChangeSpeech = {
  t: Awaited<ReturnType<typeof getTranslations<"policies.changes">>>;
  speech: Speech;
  locale: Locale;
  policy: Policy;
  /** What stands where there is nothing. */
  empty: string;
};

/** One side of a change in the reader's language. */
export function changeWords(
  value: ChangeValue | null,
  { t, speech, locale, policy, empty }: ChangeSpeech,
): string {
  if (value === null) return empty;
  const named = (keys: readonly string[]) =>
    keys.map((key) => speech.translate(key, {})).join(" · ") || empty;
  switch (value.kind) {
    case "money":
      return speech.formatMoney(value);
    case "share":
      return formatPercent(value.bp / 10_000, locale, 2);
    case "days":
      return t("days", { days: value.days });
    case "minutes":
      return t("minutes", { minutes: value.minutes });
    case "number":
      return formatNumber(value.number, locale);
    case "text":
      return value.text;
    case "list":
      return value.items.join(" · ");
    case "words":
      return speak(value.words, {}, speech);
    case "remedy":
      return named([`kind.${value.remedy}`]);
    case "remedies":
      return named(value.remedies.map((kind) => `kind.${kind}`));
    case "purposes":
      return named(value.purposes.map((purpose) => `purpose.${purpose}`));
    case "promise":
      return t(`promise.${value.promise}`);
    case "impact":
      return named([`value.impact.${value.impact}`]);
    case "flag":
      return value.flag ? t("yes") : t("no");
    case "rule":
      return ruleSentence(value.rule, policy)
        .map((sentence) => renderSentence(sentence, speech))
        .join(locale === "en" ? " " : "");
    case "amount":
      return renderSentence(amountMessage(value.amount, null, policy), speech);
  }
}
