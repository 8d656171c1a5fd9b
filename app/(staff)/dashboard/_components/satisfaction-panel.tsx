import { useTranslations } from "next-intl";
import { Histogram } from "@/components/charts/histogram";
import { IntervalDot } from "@/components/charts/interval-dot";
import { Panel } from "@/components/ui/panel";
import type { Direction, Share } from "@/lib/domain/statistics/proportion";
import { SATISFIED_KEYS, type Satisfaction } from "@/lib/reporting/figures";
import type { Measure } from "@/lib/reporting/measures";
import { FigureLink } from "./figure-link";
import { casesHref, casesLink, counts, type Scope, shares } from "./scope";
import { Trend } from "./trend";
import { WholeOrganisation } from "./whole-organisation";

/** CSAT, DSAT, NPS, the compensation, recovery and the changed view, each with n and interval. */
export function SatisfactionPanel({ scope, satisfaction }: { scope: Scope; satisfaction: Satisfaction }) {
  const t = useTranslations("dashboard");
  const count = counts(scope.locale);
  const { scores, csat, dsat, nps, recovery, compensation, viewBetter } = satisfaction;
  return (
    <Panel id="satisfaction" title={t("satisfaction.title")} description={t("satisfaction.basis")}>
      <WholeOrganisation scope={scope} />
      <div className="grid gap-x-8 gap-y-5 lg:grid-cols-2">
        <div className="grid content-start gap-5">
          <ShareFigure
            scope={scope}
            name="csat"
            share={csat.value}
            trend={[csat.direction, "up"]}
            measure="csat"
            keys={SATISFIED_KEYS}
          />
          <ShareFigure
            scope={scope}
            name="dsat"
            share={dsat.value}
            trend={[dsat.direction, "down"]}
            measure="csat"
            keys={["1", "2"]}
          />
          <div className="grid gap-1">
            <IntervalDot
              label={t("satisfaction.nps")}
              estimate={
                nps.value?.enough
                  ? {
                      value: nps.value.score,
                      low: nps.value.score - nps.value.margin,
                      high: nps.value.score + nps.value.margin,
                    }
                  : null
              }
              range={[-100, 100]}
              formatValue={(value) => count(Math.round(value))}
              basis={t("n", { n: count(nps.value?.n ?? 0) })}
            />
            {nps.value?.enough ? null : <p className="text-ui-sm text-muted">{t("satisfaction.npsRule")}</p>}
            <Foot
              k={nps.value?.n ?? 0}
              n={nps.value?.n ?? 0}
              href={casesHref(scope, "nps")}
              trend={[nps.direction, "up"]}
              scope={scope}
            />
          </div>
        </div>
        <div className="grid content-start gap-5">
          <ShareFigure
            scope={scope}
            name="recovery"
            share={recovery.value}
            trend={[recovery.direction, "up"]}
            measure="recovery"
            keys={["recovered"]}
          />
          <ShareFigure
            scope={scope}
            name="compensation"
            share={compensation}
            trend={[null, "up"]}
            measure="compensation-score"
            keys={SATISFIED_KEYS}
          />
          <ShareFigure
            scope={scope}
            name="view"
            share={viewBetter}
            trend={[null, "up"]}
            measure="view-changed"
            keys={["better"]}
          />
        </div>
      </div>
      <Histogram
        className="mt-6"
        title={t("satisfaction.scores")}
        description={t("n", { n: count(csat.value?.n ?? 0) })}
        labelHead={t("satisfaction.score")}
        valueHead={t("satisfaction.answers")}
        bins={
          csat.value
            ? scores.map(({ score, n }) => ({
                label: String(score),
                value: n,
                ...casesLink(n, casesHref(scope, "csat", { keys: [String(score)] })),
              }))
            : []
        }
        formatValue={count}
      />
    </Panel>
  );
}

type TrendOf = readonly [direction: Direction | null, better: "up" | "down"];
type ShareFigureProps = {
  scope: Scope;
  name: "csat" | "dsat" | "recovery" | "compensation" | "view";
  share: Share | null;
  trend: TrendOf;
  measure: Measure;
  keys: readonly string[];
};

function ShareFigure({ scope, name, share, trend, measure, keys }: ShareFigureProps) {
  const t = useTranslations("dashboard");
  return (
    <div className="grid gap-1">
      <IntervalDot
        label={t(`satisfaction.${name}`)}
        estimate={share ? { value: share.share, ...share.interval } : null}
        range={[0, 1]}
        formatValue={shares(scope.locale)}
        basis={t("n", { n: counts(scope.locale)(share?.n ?? 0) })}
      />
      <Foot
        k={share?.k ?? 0}
        n={share?.n ?? 0}
        href={casesHref(scope, measure, { keys })}
        trend={trend}
        scope={scope}
      />
    </div>
  );
}

type FootProps = { k: number; n: number; href: string; trend: TrendOf; scope: Scope };

/** How many of how many, leading to them, and the trend. */
function Foot({ k, n, href, trend: [direction, better], scope }: FootProps) {
  const t = useTranslations("dashboard");
  const count = counts(scope.locale);
  if (n === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-ui-sm">
      <FigureLink n={k} href={href}>
        {t("of", { k: count(k), n: count(n) })}
      </FigureLink>
      <Trend direction={direction} better={better} />
    </p>
  );
}
