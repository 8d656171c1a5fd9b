import { useTranslations } from "next-intl";
import { type Bar, BarChart } from "@/components/charts/bar-chart";
import { Panel } from "@/components/ui/panel";
import type { ParetoRow } from "@/lib/domain/statistics/pareto";
import { casesHref, counts, type Scope, shares } from "./scope";
import { WholeOrganisation } from "./whole-organisation";
import { categoryName, causeName } from "./words";

/** A chart of thirty bars says nothing: what is beyond these stands together in one. */
const MOST_BARS = 12;

/** Categories and root causes, most frequent first; the few that make up most of it are marked. */
export function ParetoPanel({
  scope,
  categories,
  causes,
}: {
  scope: Scope;
  categories: ParetoRow[];
  causes: ParetoRow[];
}) {
  const t = useTranslations("dashboard");
  return (
    <Panel id="pareto" title={t("pareto.title")}>
      <WholeOrganisation scope={scope} />
      <div className="grid gap-8 lg:grid-cols-2">
        <Pareto
          scope={scope}
          rows={categories}
          words="categories"
          measure="received.category"
          nameOf={(key) => categoryName(key, scope, t)}
        />
        <Pareto
          scope={scope}
          rows={causes}
          words="causes"
          measure="closed.cause"
          nameOf={(key) => causeName(key, scope, t)}
        />
      </div>
    </Panel>
  );
}

type ParetoProps = {
  scope: Scope;
  rows: readonly ParetoRow[];
  words: "categories" | "causes";
  measure: "received.category" | "closed.cause";
  nameOf: (key: string) => string;
};

function Pareto({ scope, rows, words, measure, nameOf }: ParetoProps) {
  const t = useTranslations("dashboard.pareto");
  const count = counts(scope.locale);
  const total = rows.reduce((sum, { n }) => sum + n, 0);
  const vital = rows.filter((row) => row.vital).length;
  const barOf = ({ key, n, cumulativeShare, vital: isVital }: ParetoRow): Bar => ({
    label: nameOf(key),
    value: n,
    href: casesHref(scope, measure, { keys: [key] }),
    note: t("cumulative", { share: shares(scope.locale)(cumulativeShare) }),
    ...(isVital ? {} : { tone: "neutral" }),
  });
  const othersOf = (others: readonly ParetoRow[]): Bar[] =>
    others.length === 0
      ? []
      : [
          {
            label: t("others", { k: others.length }),
            value: others.reduce((sum, { n }) => sum + n, 0),
            href: casesHref(scope, measure, { keys: others.map(({ key }) => key) }),
            note: t("cumulative", { share: shares(scope.locale)(1) }),
            tone: "neutral",
          },
        ];
  return (
    <div className="grid content-start gap-2">
      <BarChart
        title={t(words)}
        description={t(`${words}Basis`, { n: count(total) })}
        labelHead={t(words === "categories" ? "category" : "cause")}
        valueHead={t("count")}
        bars={[...rows.slice(0, MOST_BARS).map(barOf), ...othersOf(rows.slice(MOST_BARS))]}
        formatValue={count}
      />
      {total > 0 ? (
        <p className="text-ui-sm text-muted">{t("vital", { k: vital, n: count(total) })}</p>
      ) : null}
    </div>
  );
}
