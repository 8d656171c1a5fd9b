import { useTranslations } from "next-intl";
import { BarChart } from "@/components/charts/bar-chart";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { SpendDimension, SpendLine, SpendPeriod } from "@/lib/ledger/queries/spend";
import { paths, withQuery } from "@/lib/paths";
import type { ReportingNames } from "@/lib/reporting/types";
import { categoryName, departmentName, tierName } from "../../../dashboard/_components/words";

type SpendChartProps = {
  dimension: SpendDimension;
  lines: readonly SpendLine[];
  period: SpendPeriod;
  names: ReportingNames;
  locale: Locale;
};

/** The period's promises by one of its sides, largest first; a bar leads to its entries where the ledger knows that side. */
export function SpendChart({ dimension, lines, period, names, locale }: SpendChartProps) {
  const t = useTranslations("ledger.spend");
  const nameOf = useNames(dimension, { names, locale });
  const own = lines.filter((line) => line.dimension === dimension);
  return (
    <BarChart
      title={t(`by.${dimension}`)}
      labelHead={t(`head.${dimension}`)}
      valueHead={t("promised")}
      bars={own.map(({ key, amountMinor, n }) => ({
        label: nameOf(key),
        value: Number(amountMinor),
        note: `n = ${n}`,
        ...hrefOf(dimension, key, period),
      }))}
      formatValue={(minor) =>
        formatMoney({ amountMinor: BigInt(Math.round(minor)), currency: period.currency }, locale)
      }
    />
  );
}

function useNames(
  dimension: SpendDimension,
  scope: { names: ReportingNames; locale: Locale },
): (key: string) => string {
  const compensation = useTranslations("compensation");
  const dashboard = useTranslations("dashboard");
  const kindName = (key: string) => {
    const kind = REMEDY_KINDS.find((one) => one === key);
    return kind ? compensation(`kind.${kind}`) : key;
  };
  const names = {
    kind: kindName,
    tier: (key: string) => tierName(key, compensation),
    category: (key: string) => categoryName(key, scope, dashboard),
    department: (key: string) => departmentName(key, scope, dashboard),
  };
  return names[dimension];
}

function hrefOf(
  dimension: SpendDimension,
  key: string,
  { from, to, currency }: SpendPeriod,
): { href?: string } {
  if ((dimension !== "category" && dimension !== "department") || key === "") return {};
  const days = { from: `${from}-01`, to: lastDayOf(to) };
  return { href: withQuery(paths.ledger, { kind: "capture", currency, [dimension]: key, ...days }) };
}

function lastDayOf(month: string): string {
  const year = Number(month.slice(0, 4));
  return new Date(Date.UTC(year, Number(month.slice(5)), 0)).toISOString().slice(0, 10);
}
