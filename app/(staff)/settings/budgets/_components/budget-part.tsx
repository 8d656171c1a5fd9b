import { Badge } from "@/components/ui/badge";
import { Meter } from "@/components/ui/meter";
import type { Forecast } from "@/lib/domain/ledger/forecast";
import { formatInstant, formatMoney, formatPercent, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { BudgetPartCard } from "@/lib/ledger/queries/budget-cards";
import { dayText } from "./days";

type BudgetPartProps = { part: BudgetPartCard; currency: string; place: Place; owner: string };

/** One part of a budget: left, the bar, where the money stands, thresholds and forecast. */
export async function BudgetPart({ part, currency, place, owner }: BudgetPartProps) {
  const t = await getTranslations("budgets");
  const { limitMinor, reservedMinor, promisedMinor, paidMinor } = part;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, place.locale);
  const usedMinor = reservedMinor + promisedMinor + paidMinor;
  const leftMinor = limitMinor - usedMinor;
  // Basis points keep the division whole; a bar needs no more.
  const share = (amountMinor: bigint) =>
    limitMinor <= 0n ? (amountMinor > 0n ? 1 : 0) : Number((amountMinor * 10_000n) / limitMinor) / 10_000;
  const name = t(`part.${part.part}`);
  return (
    <section className="grid gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h4 className="text-ui-sm font-medium">{name}</h4>
        <p className="tabular font-medium">
          {leftMinor < 0n ? (
            <span className="text-danger">{t("over", { amount: money(-leftMinor) })}</span>
          ) : leftMinor === 0n && limitMinor > 0n ? (
            <span className="text-danger">{t("usedUp")}</span>
          ) : (
            t("left", { amount: money(leftMinor) })
          )}
        </p>
      </div>
      <Meter
        label={`${owner}, ${name}`}
        valueText={t("meter", { used: money(usedMinor), limit: money(limitMinor) })}
        parts={[
          { share: share(paidMinor), tone: "success" },
          { share: share(promisedMinor), tone: "accent" },
          { share: share(reservedMinor), tone: "info" },
        ]}
      />
      <dl className="tabular flex flex-wrap gap-x-4 gap-y-0.5 text-ui-sm">
        <Figure name={t(`limit.${part.part}`)} value={money(limitMinor)} />
        <Figure name={t("paid")} value={money(paidMinor)} dot="bg-success" />
        <Figure name={t("promised")} value={money(promisedMinor)} dot="bg-accent" />
        <Figure name={t("reserved")} value={money(reservedMinor)} dot="bg-info" />
      </dl>
      <p className="flex flex-wrap items-center gap-1.5 text-ui-sm text-muted">
        {t("used", { share: formatPercent(share(usedMinor), place.locale) })}
        {part.alerts.map(({ threshold, raisedAt }) => (
          <Badge key={threshold} tone={threshold >= 100 ? "danger" : "warning"} icon="triangle-alert">
            {t("alert", { threshold, day: formatInstant(raisedAt, place, "date") })}
          </Badge>
        ))}
      </p>
      <ForecastLines forecasts={part.forecasts} place={place} />
    </section>
  );
}

function Figure({ name, value, dot }: { name: string; value: string; dot?: string }) {
  return (
    <div className="flex items-baseline gap-1.5">
      <dt className="flex items-center gap-1.5 text-muted">
        {dot ? <span aria-hidden="true" className={`size-2 rounded-full ${dot}`} /> : null}
        {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}

async function ForecastLines({ forecasts, place }: { forecasts: BudgetPartCard["forecasts"]; place: Place }) {
  const t = await getTranslations("budgets.forecast");
  const line = (forecast: Forecast | null) => {
    if (!forecast) return <span className="text-muted">{t("tooLittle")}</span>;
    if (forecast.runsOutOn === null) return t("lasts");
    return (
      <span className="font-medium text-warning">
        {t("out", { day: dayText(forecast.runsOutOn, place) })}
      </span>
    );
  };
  if (!forecasts.period && !forecasts.recent) return <p className="text-ui-sm text-muted">{t("none")}</p>;
  return (
    <dl className="grid gap-0.5 text-ui-sm">
      {(["period", "recent"] as const).map((pace) => (
        <div key={pace} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{t(pace)}</dt>
          <dd>{line(forecasts[pace])}</dd>
        </div>
      ))}
    </dl>
  );
}
