import { useTranslations } from "next-intl";
import { ChartFrame } from "@/components/charts/chart-frame";
import { IntervalDot } from "@/components/charts/interval-dot";
import { Panel } from "@/components/ui/panel";
import { cn } from "@/lib/cn";
import { isSeverity } from "@/lib/domain/severity";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber, formatPercent } from "@/lib/i18n/format";
import type { ReportingNames } from "@/lib/reporting/types";
import type { GroupFigures, ReportDimension } from "@/lib/sla/queries/report";
import { keptShare } from "./report-words";

type GroupPanelProps = {
  dimension: ReportDimension;
  groups: readonly GroupFigures[];
  clock: string;
  names: ReportingNames;
  locale: Locale;
};

/** More lines than anybody compares; the table below has all. */
const MOST_DRAWN = 24;
/** Beyond that many lines they stand in several columns. */
const ONE_COLUMN = 12;

/** One clock's kept share by one dimension, each group with its n and interval. */
export function GroupPanel({ dimension, groups, clock, names, locale }: GroupPanelProps) {
  const t = useTranslations("sla");
  const common = useTranslations("common");
  const nameOf = useGroupName(dimension, names, locale);
  const percent = (value: number) => formatPercent(value, locale, 1);
  const count = (value: number) => formatNumber(value, locale);
  const lines = groups.map((group) => ({ group, name: nameOf(group), share: keptShare(group) }));
  // The hours of a day: side by side, or the page would be mostly theirs.
  const isLong = lines.length > ONE_COLUMN;
  return (
    <Panel className={isLong ? "xl:col-span-2" : ""}>
      <ChartFrame
        title={t(`groups.${dimension}`)}
        description={t("groups.of", { clock })}
        empty={common("notEnoughData")}
        table={{
          head: [
            t("col.group"),
            t("col.n"),
            t("col.kept"),
            t("col.broken"),
            t("col.lapsed"),
            t("col.open"),
            t("col.share"),
          ],
          rows: lines.map(({ group, name, share }) => [
            name,
            ...[group.n, group.kept, group.broken, group.lapsed, group.open].map(count),
            share
              ? `${percent(share.share)} (${t("interval", { low: percent(share.interval.low), high: percent(share.interval.high), n: count(share.n) })})`
              : "–",
          ]),
        }}
      >
        <ul className={cn("grid gap-x-8 gap-y-3", isLong && "sm:grid-cols-2 xl:grid-cols-3")}>
          {lines.slice(0, MOST_DRAWN).map(({ group, name, share }) => (
            <li key={group.key}>
              <IntervalDot
                label={name}
                estimate={share ? { value: share.share, ...share.interval } : null}
                range={[0, 1]}
                formatValue={percent}
                basis={`n = ${count(group.kept + group.broken)}`}
              />
            </li>
          ))}
        </ul>
      </ChartFrame>
    </Panel>
  );
}

function useGroupName(dimension: ReportDimension, names: ReportingNames, locale: Locale) {
  const t = useTranslations("sla.groups");
  const common = useTranslations("common");
  return ({ key, name }: GroupFigures): string => {
    switch (dimension) {
      case "severity":
        return isSeverity(key) ? common(`severity.${key}`) : key;
      case "department":
        return key === "" ? t("none.department") : (names.departments.get(key)?.[locale] ?? t("removed"));
      case "agent":
        return key === "" ? t("none.agent") : (name ?? t("removed"));
      case "hour":
        return t("hourOf", { hour: key.padStart(2, "0") });
    }
  };
}
