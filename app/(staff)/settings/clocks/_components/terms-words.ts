import { useTranslations } from "next-intl";
import {
  type ClockCalendar,
  type ClockExtension,
  type ClockScope,
  type ClockStart,
  type ClockStop,
  type ClockTarget,
  isInDays,
  type LadderStep,
  type QuietHours,
} from "@/lib/domain/sla/terms/definition";
import { packOf } from "@/lib/domain/sla/terms/packs/packs";
import { INTL_TAGS, type Locale } from "@/lib/i18n/config";
import type { TermsHouse } from "@/lib/sla/terms-types";

/** How terms are said in the reader's language. */
export type TermsWords = {
  locale: Locale;
  target: (target: ClockTarget | null) => string;
  /** With the hours that it is counted by: "24 hours by the wall clock". */
  targetBy: (target: ClockTarget | null, calendar: ClockCalendar) => string;
  hours: (calendar: ClockCalendar) => string;
  starts: (starts: readonly ClockStart[]) => string;
  stops: (stops: readonly ClockStop[]) => string;
  step: (step: LadderStep) => string;
  /** Null: all of them. */
  keys: (side: keyof ClockScope, keys: readonly string[] | null) => string;
  extension: (extension: ClockExtension) => string;
  pack: (pack: string | null) => string;
  quiet: (quiet: QuietHours | null) => string;
};

/** The words for terms, on the server and in the browser alike. */
export function useTermsWords(locale: Locale, house: TermsHouse): TermsWords {
  const t = useTranslations("terms");
  const list = (words: readonly string[], type: "conjunction" | "disjunction" = "conjunction") =>
    new Intl.ListFormat(INTL_TAGS[locale], { type }).format(words);
  const calendarName = (key: string) => house.calendars.find((one) => one.key === key)?.name ?? key;
  const target = (of: ClockTarget | null) =>
    of === null ? t("none") : t(`unit.${of.unit}`, { count: of.count });
  return {
    locale,
    target,
    targetBy: (of, calendar) => {
      if (of === null) return t("none");
      if (isInDays(of)) return t("by.days", { target: target(of) });
      return calendar.kind === "one"
        ? t("by.one", { target: target(of), calendar: calendarName(calendar.key) })
        : t(`by.${calendar.kind}`, { target: target(of) });
    },
    hours: (calendar) =>
      calendar.kind === "one"
        ? t("hours.one", { calendar: calendarName(calendar.key) })
        : t(`hours.${calendar.kind}`),
    starts: (starts) =>
      starts.length === 0
        ? t("nothing")
        : list(
            starts.map((start) => t(`start.${start}`)),
            "disjunction",
          ),
    stops: (stops) =>
      stops.length === 0
        ? t("clock.caseEnds")
        : list(
            stops.map((stop) => t(`stop.${stop}`)),
            "disjunction",
          ),
    step: ({ percent, tell, assignIfFree }) => {
      const readers = list(tell.map((reader) => t(`reader.${reader}`)));
      if (tell.length === 0) return t("step.assigns", { percent });
      return t(assignIfFree ? "step.both" : "step.tells", { percent, readers });
    },
    keys: (side, keys) =>
      keys === null
        ? t(`all.${side}`)
        : list(keys.map((key) => house[side].find((one) => one.key === key)?.name ?? key)),
    extension: ({ target: to, needsApproval }) =>
      t(needsApproval ? "extension.approved" : "extension.free", { target: target(to) }),
    pack: (pack) => packOf(pack)?.names[locale] ?? pack ?? t("changes.none"),
    quiet: (quiet) => (quiet ? t("house.quietSpan", { ...quiet }) : t("house.noQuiet")),
  };
}
