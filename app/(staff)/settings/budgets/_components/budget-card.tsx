import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { opensOn } from "@/lib/domain/ledger/budget-periods";
import { formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import type { BudgetCard } from "@/lib/ledger/queries/budget-cards";
import { paths, withQuery } from "@/lib/paths";
import { BudgetFields, type FieldChoices } from "./budget-fields";
import { BudgetPart } from "./budget-part";
import { dayText, periodText } from "./days";

type BudgetCardProps = { budget: BudgetCard; place: Place; choices: FieldChoices | null };

/** One running budget: what is used and left of each part, how long it lasts, and what follows it. */
export async function BudgetPanel({ budget, place, choices }: BudgetCardProps) {
  const t = await getTranslations("budgets");
  const { id, purpose, currency, periodKind, parts } = budget;
  const owner = budget.departmentId ? nameIn(budget.departmentNames, place.locale) : t("wholeHouse");
  return (
    <article className="grid content-start gap-4 rounded-lg border border-line bg-surface p-4">
      <header className="grid gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3 gap-y-1">
          <h3 className="font-semibold">
            {owner} <span className="text-muted">{currency}</span>
          </h3>
          <span className="flex gap-1.5">
            {purpose === "risk-reserve" ? (
              <Badge tone="info" icon="shield">
                {t("purpose.risk-reserve")}
              </Badge>
            ) : null}
            <Badge>{t(`kind.${periodKind}`)}</Badge>
          </span>
        </div>
        <p className="text-ui-sm text-muted">{periodText(budget, place)}</p>
      </header>
      {parts.map((part) => (
        <BudgetPart key={part.part} part={part} currency={currency} place={place} owner={owner} />
      ))}
      <Following budget={budget} place={place} />
      <footer className="grid gap-2 border-t border-line pt-3 text-ui-sm">
        <Link href={withQuery(paths.ledger, { budget: id })} prefetch={false} className="link">
          {t("movements")}
        </Link>
        {choices ? (
          <details>
            <summary className="text-accent-ink">{t("change")}</summary>
            <div className="mt-3">
              <BudgetFields budget={budget} choices={choices} locale={place.locale} />
            </div>
          </details>
        ) : null}
      </footer>
    </article>
  );
}

/** What came over, and what becomes of what is left. */
async function Following({ budget, place }: Omit<BudgetCardProps, "choices">) {
  const t = await getTranslations("budgets");
  const { currency, rolledMinor, rollOver, renewDaysBefore, hasFollower, periodStart, periodEnd } = budget;
  const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, place.locale);
  const opens =
    renewDaysBefore === null ? null : opensOn({ start: periodStart, end: periodEnd }, renewDaysBefore);
  return (
    <ul className="grid gap-0.5 text-ui-sm text-muted">
      {rolledMinor > 0n ? <li>{t("rolledIn", { amount: money(rolledMinor) })}</li> : null}
      <li>
        {rollOver.rule === "capped"
          ? t("rule.capped", { amount: money(rollOver.capMinor) })
          : t(`rule.${rollOver.rule}`)}
      </li>
      <li>
        {hasFollower
          ? t("opened")
          : opens === null
            ? t("renewsNot")
            : t("renews", { day: dayText(opens, place) })}
      </li>
    </ul>
  );
}
