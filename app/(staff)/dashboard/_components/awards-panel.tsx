import { useTranslations } from "next-intl";
import { StackedBars } from "@/components/charts/stacked-bars";
import { Panel } from "@/components/ui/panel";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import type { AwardRow, AwardTable } from "@/lib/reporting/figures";
import { casesHref, casesLink, moneyText, type Scope } from "./scope";
import { WholeOrganisation } from "./whole-organisation";
import { departmentName, tierName } from "./words";

const PARTS = ["entitlement", "goodwill"] as const;
type Dimension = "kind" | "tier" | "department";

type AwardsPanelProps = {
  scope: Scope;
  byKind: readonly AwardTable[];
  byTier: readonly AwardTable[];
  byDepartment: readonly AwardTable[];
};

/** Money promised, per currency: by kind, by tier and by the department whose budget bears it. */
export function AwardsPanel({ scope, byKind, byTier, byDepartment }: AwardsPanelProps) {
  const t = useTranslations("dashboard.awards");
  const compensation = useTranslations("compensation");
  const names = {
    kind: (key: string) => {
      const kind = REMEDY_KINDS.find((one) => one === key);
      return kind ? compensation(`kind.${kind}`) : key;
    },
    tier: (key: string) => tierName(key, compensation),
    department: useDepartmentNames(scope),
  };
  const charts = (dimension: Dimension, tables: readonly AwardTable[]) =>
    tables.map((table) => (
      <AwardChart
        key={`${dimension}-${table.currency}`}
        scope={scope}
        dimension={dimension}
        table={table}
        nameOf={names[dimension]}
      />
    ));
  return (
    <Panel id="awards" title={t("title")} description={t("basis")}>
      {byTier.length === 0 ? <p className="py-4 text-center text-muted">{t("none")}</p> : null}
      <WholeOrganisation scope={scope} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-2 2xl:grid-cols-3">
        {charts("kind", byKind)}
        {charts("tier", byTier)}
        {charts("department", byDepartment)}
      </div>
    </Panel>
  );
}

function useDepartmentNames({ names, locale }: Scope): (key: string) => string {
  const t = useTranslations("dashboard");
  return (key) => departmentName(key, { names, locale }, t);
}

const HEADS = { kind: "head", tier: "tierHead", department: "departmentHead" } as const satisfies Record<
  Dimension,
  string
>;

type AwardChartProps = {
  scope: Scope;
  dimension: Dimension;
  table: AwardTable;
  nameOf: (key: string) => string;
};

function AwardChart({ scope, dimension, table, nameOf }: AwardChartProps) {
  const t = useTranslations("dashboard.awards");
  const { currency } = table;
  const of = (row: AwardRow) => PARTS.reduce((n, part) => n + row[part].n, 0);
  return (
    <StackedBars
      title={t(dimension, { currency })}
      description={t(dimension === "kind" ? "remedies" : "count", {
        n: table.rows.reduce((n, row) => n + of(row), 0),
      })}
      labelHead={t(HEADS[dimension])}
      totalHead={t("total")}
      series={[{ label: t("owed") }, { label: t("goodwill") }]}
      rows={table.rows.map((row) => ({
        label: nameOf(row.key),
        parts: PARTS.map((part) => ({
          // Charts draw numbers; up to 9 × 10^15 minor units they are exact.
          value: Number(row[part].amountMinor),
          ...casesLink(
            row[part].n,
            casesHref(scope, `award.${dimension}`, { keys: [`${currency}:${part}:${row.key}`] }),
          ),
        })),
      }))}
      formatValue={(value) => moneyText(BigInt(Math.round(value)), currency, scope.locale)}
    />
  );
}
