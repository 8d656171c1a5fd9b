import { useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line-chart";
import { Panel } from "@/components/ui/panel";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { FlowPoint } from "@/lib/reporting/figures";
import type { Measure } from "@/lib/reporting/measures";
import { casesHref, casesLink, counts, departmentKeys, formatDay, type Scope } from "./scope";

/** Received, closed and open over time: the first two per bucket, the last at its end. */
export function FlowPanel({ scope, flow }: { scope: Scope; flow: readonly FlowPoint[] }) {
  const t = useTranslations("dashboard.flow");
  const { period, locale, today } = scope;
  const style = period.grain === "month" ? "month-short" : "day-month";
  const keys = departmentKeys(scope);
  const line = (measure: Measure, pick: (point: FlowPoint) => number) =>
    flow.map((point) => {
      // What has not begun is unknown, not zero.
      if (point.from > today) return { value: null };
      const n = pick(point);
      return { value: n, ...casesLink(n, casesHref(scope, measure, { keys, days: point })) };
    });
  return (
    <Panel id="flow" title={t("title")}>
      <LineChart
        title={<VisuallyHidden>{t("title")}</VisuallyHidden>}
        description={t("basis", { grain: period.grain })}
        labels={flow.map(({ from }) => formatDay(from, locale, style))}
        labelHead={t(period.grain)}
        series={[
          { label: t("received"), points: line("received.department", ({ received }) => received) },
          { label: t("ended"), points: line("ended.department", ({ ended }) => ended) },
          { label: t("open"), points: line("stock.department", ({ open }) => open) },
        ]}
        formatValue={counts(locale)}
      />
    </Panel>
  );
}
