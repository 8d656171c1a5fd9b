import { useTranslations } from "next-intl";
import type { TermsValue } from "@/lib/domain/sla/terms/terms-changes";
import { formatDay } from "@/lib/i18n/format";
import type { TermsWords } from "./terms-words";

/** One side of a change in the reader's language. */
export function useChangeWords(words: TermsWords): (value: TermsValue) => string {
  const t = useTranslations("terms");
  const yesNo = (on: boolean) => (on ? t("changes.yes") : t("changes.no"));
  const listed = (parts: readonly string[]) => (parts.length === 0 ? t("changes.none") : parts.join(" · "));
  return (value) => {
    switch (value.kind) {
      case "text":
        return value.text;
      case "quiet":
        return words.quiet(value.quiet);
      case "days":
        return t("changes.days", { count: value.days });
      case "order":
        return value.clocks.map((names) => names[words.locale]).join(" · ");
      case "clock":
        return t("changes.there");
      case "names":
        return Object.values(value.names).join(" · ");
      case "basis":
        return t(`basis.${value.basis}`);
      case "starts":
        return words.starts(value.starts);
      case "stops":
        return words.stops(value.stops);
      case "target":
        return words.target(value.target);
      case "hours":
        return words.hours(value.calendar);
      case "flag":
        return yesNo(value.flag);
      case "keys":
        return words.keys(value.side, value.keys);
      case "ladder":
        return listed(value.steps.map(words.step));
      case "source":
        return listed(
          value.source
            ? [value.source.title, value.source.url ?? "", formatDayOr(value.source.readOn, words)].filter(
                Boolean,
              )
            : [],
        );
      case "extensions":
        return listed(value.extensions.map(words.extension));
      case "pack":
        return words.pack(value.pack);
    }
  };
}

/** A date in words; what is half typed as it stands. */
function formatDayOr(text: string, { locale }: TermsWords): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? formatDay(text, locale) : text;
}
