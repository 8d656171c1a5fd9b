import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Share } from "@/lib/domain/statistics/proportion";
import type { FlowPoint, PromiseFigure, Satisfaction } from "@/lib/reporting/figures";
import { countOf } from "@/lib/reporting/measures";
import type { Tallies } from "@/lib/reporting/types";
import { casesHref, counts, departmentKeys, type Scope, shares } from "./scope";
import { Trend } from "./trend";

type TileProps = { label: string; value: string | null; href?: string; children?: ReactNode };

function Tile({ label, value, href, children }: TileProps) {
  const common = useTranslations("common");
  const figure = <span className="tabular text-2xl font-semibold">{value}</span>;
  return (
    <div className="grid content-start gap-0.5 bg-surface px-4 py-3">
      <dt className="text-ui-sm text-muted">{label}</dt>
      <dd className="grid gap-0.5 text-ui-sm text-muted">
        {value === null ? (
          <span className="py-1 text-ui text-ink">{common("notEnoughData")}</span>
        ) : href ? (
          <Link href={href} prefetch={false} className="justify-self-start text-ink hover:underline">
            {figure}
          </Link>
        ) : (
          <span className="text-ink">{figure}</span>
        )}
        {children}
      </dd>
    </div>
  );
}

type HeadlineProps = {
  scope: Scope;
  tallies: Tallies;
  flow: readonly FlowPoint[];
  overdue: number;
  promise: { all: PromiseFigure; direction: "up" | "down" | "unclear" | null };
  satisfaction: Satisfaction;
};

/** The six figures a manager looks at first. */
export function Headline({ scope, tallies, flow, overdue, promise, satisfaction }: HeadlineProps) {
  const t = useTranslations("dashboard");
  const { locale, period, departmentId, today } = scope;
  const count = counts(locale);
  const keys = departmentKeys(scope);
  const total = (pick: (point: FlowPoint) => number) => flow.reduce((n, point) => n + pick(point), 0);
  const before = (measure: "received.department" | "ended.department") =>
    t("headline.before", { n: count(countOf(tallies.before, measure, departmentId ?? undefined)) });
  const open = flow.at(-1)?.open ?? tallies.openAtStart;
  const basis = (share: Share) => <Basis share={share} locale={locale} />;
  const { csat, nps } = satisfaction;
  const verdicts = promise.all;
  return (
    <dl
      aria-label={t("headline.label")}
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line md:grid-cols-3 2xl:grid-cols-6"
    >
      <Tile
        label={t("headline.received")}
        value={count(total(({ received }) => received))}
        href={casesHref(scope, "received.department", { keys })}
      >
        {before("received.department")}
      </Tile>
      <Tile
        label={t("headline.ended")}
        value={count(total(({ ended }) => ended))}
        href={casesHref(scope, "ended.department", { keys })}
      >
        {before("ended.department")}
      </Tile>
      <Tile
        label={t(period.to === today ? "headline.openToday" : "headline.open")}
        value={count(open)}
        href={casesHref(scope, "stock.department", { keys })}
      >
        <span>{t("headline.atStart", { n: count(tallies.openAtStart) })}</span>
        {period.to === today ? <span>{t("headline.overdue", { n: overdue })}</span> : null}
      </Tile>
      <Tile
        label={t("headline.promise")}
        value={verdicts.share ? shares(locale)(verdicts.share.share) : null}
        href={casesHref(scope, "kept.department", { keys })}
      >
        {verdicts.share ? basis(verdicts.share) : null}
        <Trend direction={promise.direction} better="up" />
      </Tile>
      <Tile
        label={t("headline.csat")}
        value={csat.value ? shares(locale)(csat.value.share) : null}
        href={casesHref(scope, "csat")}
      >
        {csat.value ? basis(csat.value) : null}
        {departmentId ? <span>{t("headline.whole")}</span> : null}
        <Trend direction={csat.direction} better="up" />
      </Tile>
      <Tile
        label={t("headline.nps")}
        value={nps.value?.enough ? count(Math.round(nps.value.score)) : null}
        href={casesHref(scope, "nps")}
      >
        <span className="tabular">
          {nps.value?.enough ? `± ${count(Math.round(nps.value.margin))} · ` : ""}
          {t("n", { n: count(nps.value?.n ?? 0) })}
        </span>
        {departmentId ? <span>{t("headline.whole")}</span> : null}
        <Trend direction={nps.direction} better="up" />
      </Tile>
    </dl>
  );
}

function Basis({ share, locale }: { share: Share; locale: Scope["locale"] }) {
  const t = useTranslations("dashboard");
  const percent = shares(locale);
  const interval = t("interval", { low: percent(share.interval.low), high: percent(share.interval.high) });
  return (
    <span className="tabular">
      {interval} · {t("n", { n: counts(locale)(share.n) })}
    </span>
  );
}
