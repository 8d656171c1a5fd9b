import type { useTranslations } from "next-intl";
import type { Tone } from "@/components/ui/tone";
import { IMPACTS } from "@/lib/domain/assessment";
import { ACCEPTANCES, ATTRIBUTIONS, CUSTOMER_TIERS } from "@/lib/domain/compensation/facts";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { isLedgerPart } from "@/lib/domain/ledger/accounts";
import type { SimulationStatus } from "@/lib/domain/simulation/life";
import type { Axis } from "@/lib/domain/simulation/result";
import type { Locale } from "@/lib/i18n/config";
import type { ReportingNames } from "@/lib/reporting/types";
import type { SimulationRow } from "@/lib/simulation/types";
import { formatDay } from "../../dashboard/_components/scope";
import { tierName } from "../../dashboard/_components/words";

export type Words = {
  t: ReturnType<typeof useTranslations<"simulation">>;
  compensation: ReturnType<typeof useTranslations<"compensation">>;
  caseWords: ReturnType<typeof useTranslations<"case">>;
  locale: Locale;
  names: ReportingNames;
};

export const STATUS_TONES = {
  queued: "neutral",
  running: "info",
  done: "success",
  cancelled: "neutral",
  failed: "danger",
} as const satisfies Record<SimulationStatus, Tone>;

/** Whose past was tried: a department or all of them, in a region where one was chosen. */
export function whoseWords(
  { departmentNames, regionNames }: Pick<SimulationRow, "departmentNames" | "regionNames">,
  locale: Locale,
  all: string,
): string {
  const department = departmentNames ? departmentNames[locale] : all;
  return regionNames ? `${department} · ${regionNames[locale]}` : department;
}

/** The organisation's own name for a category; '' is none. */
export function categoryWord(key: string, { t, names, locale }: Words): string {
  if (key === "") return t("row.noCategory");
  return names.categories.get(key)?.[locale] ?? key;
}

/** What a row of a breakdown is called. */
export function rowName(axis: Axis, key: string, words: Words): string {
  const { t, compensation, caseWords, locale } = words;
  switch (axis) {
    case "total":
      return t("row.total");
    case "part":
      return isLedgerPart(key) ? compensation(`part.${key}`) : key;
    case "tier":
      return tierName(key, compensation);
    case "remedy": {
      const kind = VALUE_KINDS.find((one) => one === key);
      return kind ? compensation(`kind.${kind}`) : key;
    }
    case "category":
      return categoryWord(key, words);
    case "customer": {
      const tier = CUSTOMER_TIERS.find((one) => one === key);
      return tier === undefined || tier === "unknown" ? t("row.unknown") : caseWords(`tier.${tier}`);
    }
    case "month":
      return formatDay(`${key}-15`, locale, "month-short");
  }
}

type Cell = { category: string; impact: string; attribution: string; acceptance: string };

/** What like cases have in common, in the reader's words. */
export function cellName({ category, impact, attribution, acceptance }: Cell, words: Words): string {
  const { compensation } = words;
  const known = [
    IMPACTS.find((one) => one === impact),
    ATTRIBUTIONS.find((one) => one === attribution),
    ACCEPTANCES.find((one) => one === acceptance),
  ] as const;
  const [of, by, taken] = known;
  return [
    categoryWord(category, words),
    of ? compensation(`value.impact.${of}`) : impact,
    by ? compensation(`value.attribution.${by}`) : attribution,
    taken ? compensation(`value.acceptance.${taken}`) : acceptance,
  ].join(" · ");
}
