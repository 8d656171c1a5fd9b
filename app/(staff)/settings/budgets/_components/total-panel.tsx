import { Panel } from "@/components/ui/panel";
import { totalIn } from "@/lib/domain/exchange";
import { formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { BudgetCard, BudgetPartCard } from "@/lib/ledger/queries/budget-cards";
import type { RateRow } from "@/lib/rates/types";
import { dayText } from "./days";

type TotalPanelProps = {
  budgets: readonly BudgetCard[];
  rates: readonly RateRow[];
  baseCurrency: string;
  today: string;
  place: Place;
};

/** All running budgets in the house's own currency, with the rates it was reckoned at: an overview, never a posting. */
export async function TotalPanel({ budgets, rates, baseCurrency, today, place }: TotalPanelProps) {
  const t = await getTranslations("budgets.total");
  const sum = (of: (part: BudgetPartCard) => bigint) =>
    totalIn(
      baseCurrency,
      budgets.flatMap(({ currency, parts }) => parts.map((part) => ({ amountMinor: of(part), currency }))),
      { rates, day: today },
    );
  const granted = sum(({ limitMinor }) => limitMinor);
  const used = sum((part) => part.reservedMinor + part.promisedMinor + part.paidMinor);
  const leftMinor = granted.total.amountMinor - used.total.amountMinor;
  const figures = [
    { name: t("granted"), amountMinor: granted.total.amountMinor },
    { name: t("used"), amountMinor: used.total.amountMinor },
    { name: t("left"), amountMinor: leftMinor },
  ];
  const sourceOf = (from: string, effectiveFrom: string) =>
    rates.find(
      (rate) => rate.from === from && rate.to === baseCurrency && rate.effectiveFrom === effectiveFrom,
    )?.source ?? "";
  return (
    <Panel
      id="total"
      title={t("title", { currency: baseCurrency })}
      description={t("hint", { day: dayText(today, place) })}
    >
      <dl className="flex flex-wrap gap-x-8 gap-y-2">
        {figures.map(({ name, amountMinor }) => (
          <div key={name}>
            <dt className="text-ui-sm text-muted">{name}</dt>
            <dd className="tabular text-lg font-semibold">
              {formatMoney({ amountMinor, currency: baseCurrency }, place.locale)}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="mt-2 grid gap-0.5 text-ui-sm text-muted">
        {granted.rates.map(({ from, to, rate, effectiveFrom }) => (
          <li key={from}>
            {t("rate", {
              from,
              to,
              rate,
              day: dayText(effectiveFrom, place),
              source: sourceOf(from, effectiveFrom),
            })}
          </li>
        ))}
        {granted.missing.length > 0 ? (
          <li className="text-warning">{t("missing", { currencies: granted.missing.join(", ") })}</li>
        ) : null}
        {granted.rates.length + granted.missing.length === 0 ? <li>{t("none")}</li> : null}
      </ul>
    </Panel>
  );
}
