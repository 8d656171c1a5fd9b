import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { IntervalDot } from "@/components/charts/interval-dot";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { type Dimension, FEWEST_OF_GROUP, type GroupFinding } from "@/lib/domain/fairness";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { ReportingNames } from "@/lib/reporting/types";
import { useGroupName } from "./group-name";

type DimensionPanelProps = {
  dimension: Dimension;
  groups: readonly GroupFinding[];
  names: ReportingNames;
  locale: Locale;
};

/** The scale's ends: symmetrical about 0, wide enough for every interval, never narrower than a quarter. */
function reachOf(groups: readonly GroupFinding[]): number {
  const ends = groups.flatMap(({ result }) =>
    result ? [Math.abs(result.interval.low), Math.abs(result.interval.high)] : [],
  );
  return Math.ceil(Math.max(0.25, ...ends) * 4) / 4;
}

/** How the groups of one dimension fared beside their like, each with its n and interval. */
export function DimensionPanel({ dimension, groups, names, locale }: DimensionPanelProps) {
  const t = useTranslations("fairness.review");
  const nameOf = useGroupName(dimension, { names, locale });
  const reach = reachOf(groups);
  const signed = (value: number) => `${value > 0 ? "+" : ""}${formatPercent(value, locale, 1)}`;
  const count = (n: number) => formatNumber(n, locale);
  return (
    <Panel>
      <ChartFrame
        title={t(`dimension.${dimension}`)}
        description={t("panel")}
        empty={t("empty")}
        table={{
          head: [t("group"), t("n"), t("difference"), t("interval"), t("p"), t("verdict"), t("leftOut")],
          rows: groups.map(({ group, n, leftOut, result }) => [
            nameOf(group),
            count(n),
            result ? signed(result.difference) : "–",
            result ? `${signed(result.interval.low)} – ${signed(result.interval.high)}` : "–",
            result ? (result.p < 0.001 ? t("pBelow") : formatNumber(result.p, locale, 3)) : "–",
            result ? t(result.isFinding ? "isFinding" : "noFinding") : t("few", { least: FEWEST_OF_GROUP }),
            count(leftOut),
          ]),
        }}
      >
        <ul className="grid gap-3">
          {groups.map(({ group, n, result }) => (
            <li key={group} className="grid gap-1">
              <IntervalDot
                label={nameOf(group)}
                estimate={result ? { value: result.difference, ...result.interval } : null}
                range={[-reach, reach]}
                target={0}
                formatValue={signed}
                basis={t("basisOf", { n: count(n) })}
              />
              {result?.isFinding ? (
                <Badge tone="warning" icon="flag" className="justify-self-start">
                  {t("isFinding")}
                </Badge>
              ) : null}
            </li>
          ))}
        </ul>
      </ChartFrame>
    </Panel>
  );
}
