import type { useTranslations } from "next-intl";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { isSeverity } from "@/lib/domain/severity";
import { bucketMidpoint } from "@/lib/domain/statistics/quantile";
import { formatDuration } from "@/lib/i18n/format";
import type { CaseFilter } from "@/lib/reporting/filter";
import type { Measure } from "@/lib/reporting/measures";
import type { Scope } from "../../_components/scope";
import { categoryName, causeName, departmentName, tierName } from "../../_components/words";

type Translate<Namespace extends "dashboard" | "common" | "compensation" | "triage"> = ReturnType<
  typeof useTranslations<Namespace>
>;
export type CaseWords = {
  t: Translate<"dashboard">;
  common: Translate<"common">;
  compensation: Translate<"compensation">;
  triage: Translate<"triage">;
};

/** The word of each measure in dashboard.cases.measure; those that differ only by their dimension share one. */
const MEASURE_WORDS = {
  "received.severity": "received",
  "received.category": "received",
  "received.department": "received",
  "open.department": "open",
  "ended.department": "ended",
  "answered.severity": "answered",
  "answer-time": "answer-time",
  "kept.severity": "kept",
  "kept.department": "kept",
  "broken.severity": "broken",
  "broken.department": "broken",
  "closed.severity": "closed",
  "closed.category": "closed",
  "closed.department": "closed",
  "closed.outcome": "closed",
  "closed.cause": "closed",
  "close-time": "close-time",
  csat: "csat",
  nps: "nps",
  recovery: "recovery",
  "compensation-score": "compensation-score",
  "view-changed": "view-changed",
  "award.tier": "award",
  "award.kind": "award",
  "award.department": "award",
  fulfilled: "fulfilled",
  "overdue.severity": "overdue",
  "overdue.department": "overdue",
  "stock.department": "stock",
  "fulfilment-overdue": "fulfilment-overdue",
} as const satisfies Record<Measure, string>;

const OUTCOMES = ["upheld", "partly-upheld", "not-upheld", "withdrawn", "no-reply"] as const;
const PLAIN = ["recovered", "not-recovered", "in-time", "late", "better", "same", "worse"] as const;

function awardKey(
  key: string,
  measure: Measure,
  scope: Pick<Scope, "names" | "locale">,
  words: CaseWords,
): string {
  const [currency = "", part = "", last = ""] = key.split(":");
  const partWord = words.t(part === "goodwill" ? "awards.goodwill" : "awards.owed");
  const kind = REMEDY_KINDS.find((one) => one === last);
  const tail = {
    "award.kind": () => (kind ? words.compensation(`kind.${kind}`) : last),
    "award.tier": () => tierName(last, words.compensation),
  };
  const word =
    measure === "award.kind" || measure === "award.tier"
      ? tail[measure]()
      : departmentName(last, scope, words.t);
  return [word, partWord, currency].join(" · ");
}

/** One key of a measure as a person says it. */
function keyWord(
  key: string,
  measure: Measure,
  scope: Pick<Scope, "names" | "locale">,
  words: CaseWords,
): string {
  const { t, common, triage } = words;
  if (measure.startsWith("award.")) return awardKey(key, measure, scope, words);
  if (measure.endsWith(".severity")) return isSeverity(key) ? common(`severity.${key}`) : key;
  if (measure.endsWith(".department")) return departmentName(key, scope, t);
  if (measure.endsWith(".category")) return categoryName(key, scope, t);
  if (measure.endsWith(".cause")) return causeName(key, scope, t);
  if (measure.endsWith("-time")) {
    return t("cases.key.duration", { time: formatDuration(bucketMidpoint(Number(key)), scope.locale) });
  }
  const outcome = OUTCOMES.find((one) => one === key);
  if (measure === "closed.outcome") return outcome ? triage(`outcome.${outcome}`) : t("cases.key.without");
  const plain = PLAIN.find((one) => one === key);
  return plain ? t(`cases.key.${plain}`) : key;
}

/** What a list shows, in words: the measure, then its keys. A duration without a key is simply what was answered or closed. */
export function caseTitle(
  filter: CaseFilter,
  scope: Pick<Scope, "names" | "locale">,
  words: CaseWords,
): string {
  const { measure, keys } = filter;
  const { t } = words;
  const all = { "answer-time": "answered", "close-time": "closed" } as const;
  const word =
    keys.length === 0 && (measure === "answer-time" || measure === "close-time")
      ? all[measure]
      : MEASURE_WORDS[measure];
  const isScore = measure === "csat" || measure === "nps" || measure === "compensation-score";
  const said = keys.map((key) => keyWord(key, measure, scope, words));
  const tail =
    said.length === 0 ? [] : [isScore ? t("cases.key.score", { scores: said.join(", ") }) : said.join(", ")];
  return [t(`cases.measure.${word}`), ...tail].join(" · ");
}
