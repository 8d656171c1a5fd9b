import { speechFor } from "@/lib/compensation/speech";
import type { Measure } from "@/lib/domain/compensation/policy";
import { speak } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant, formatMoney, formatNumber } from "@/lib/i18n/format";

type Recorded = {
  measures: Readonly<Record<string, number>>;
  /** In which amounts among the measures are; null: not known. */
  currency: string | null;
};

/** The measures that were recorded, each with its name for people, in the order in which the policy asks for them. */
export function measureWords(
  declared: readonly Measure[],
  { measures, currency }: Recorded,
  locale: Locale,
): { term: string; value: string }[] {
  const speech = speechFor(locale);
  return declared.flatMap(({ name, label, unit }) => {
    const value = measures[name];
    if (value === undefined) return [];
    const shown =
      unit === "minor-units" && currency
        ? formatMoney({ amountMinor: BigInt(value), currency }, locale)
        : formatNumber(value, locale);
    return [{ term: speak(label, {}, speech), value: shown }];
  });
}

/** A day without a zone (YYYY-MM-DD) as it is written in the reader's language. */
export function dayWords(day: string, locale: Locale): string {
  return formatInstant(new Date(`${day}T00:00:00Z`), { locale, timeZone: "UTC" }, "date");
}
