import { useTranslations } from "next-intl";
import { LineChart } from "@/components/charts/line-chart";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { MonthBudget, SpendLine, SpendPeriod } from "@/lib/ledger/queries/spend";
import { paths, withQuery } from "@/lib/paths";

type MonthChartProps = {
  lines: readonly SpendLine[];
  budgets: readonly MonthBudget[];
  period: SpendPeriod;
  locale: Locale;
};

/** Month by month what was promised, beside what the budgets of the month grant. */
export function MonthChart({ lines, budgets, period, locale }: MonthChartProps) {
  const t = useTranslations("ledger.spend");
  const spent = new Map(
    lines.filter(({ dimension }) => dimension === "month").map((line) => [line.key, line]),
  );
  const money = (minor: number) =>
    formatMoney({ amountMinor: BigInt(Math.round(minor)), currency: period.currency }, locale);
  return (
    <LineChart
      title={t("byMonth")}
      description={t("byMonthBasis", { currency: period.currency })}
      // As short as a phone needs them: "25-12".
      labels={budgets.map(({ month }) => month.slice(2))}
      labelHead={t("month")}
      series={[
        {
          label: t("promised"),
          points: budgets.map(({ month }) => ({
            value: Number(spent.get(month)?.amountMinor ?? 0n),
            href: withQuery(paths.ledger, { kind: "capture", month, currency: period.currency }),
          })),
        },
        { label: t("budget"), points: budgets.map(({ grantedMinor }) => ({ value: Number(grantedMinor) })) },
      ]}
      formatValue={money}
    />
  );
}
