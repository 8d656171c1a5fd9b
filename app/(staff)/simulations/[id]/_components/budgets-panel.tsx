import Link from "next/link";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatNumber } from "@/lib/i18n/format";
import { addDays } from "@/lib/reporting/period";
import { formatDay, moneyText } from "../../../dashboard/_components/scope";
import { signedMoney } from "./amounts";
import type { CurrencyScope } from "./panel-scope";

/** What the budgets of the past would have had to carry. */
export function BudgetsPanel({ figures, words, casesHref }: CurrencyScope) {
  const { t, locale } = words;
  const { budgets, currency } = figures;
  const money = (amountMinor: bigint) => moneyText(amountMinor, currency, locale);
  return (
    <Panel
      id="budgets"
      title={t("budgets.title")}
      description={t("budgets.basis")}
      padding={budgets.length > 0 ? "none" : "normal"}
    >
      {budgets.length === 0 ? (
        <p className="text-ui text-muted">{t("budgets.none")}</p>
      ) : (
        <Table label={t("budgets.title")} frame="lg:overflow-x-auto">
          <TableHead>
            <Th>{t("budgets.period")}</Th>
            <Th align="end">{t("budgets.limit")}</Th>
            <Th align="end">{t("budgets.before")}</Th>
            <Th align="end">{t("budgets.after")}</Th>
            <Th align="end">{t("column.difference")}</Th>
            <Th>{t("budgets.over")}</Th>
          </TableHead>
          <tbody>
            {budgets.map((budget) => (
              <Tr key={budget.figure}>
                <Td className="tabular whitespace-nowrap">
                  <Link href={casesHref(budget.figure)} prefetch={false} className="link">
                    {t("period", {
                      from: formatDay(budget.periodStart, locale),
                      to: formatDay(addDays(budget.periodEnd, -1), locale),
                    })}
                  </Link>
                </Td>
                {[
                  money(budget.limitMinor),
                  money(budget.beforeMinor),
                  money(budget.afterMinor),
                  signedMoney(budget.afterMinor - budget.beforeMinor, currency, locale),
                ].map((text, place) => (
                  <Td key={place} align="end" className="tabular whitespace-nowrap">
                    {text}
                  </Td>
                ))}
                <Td className={budget.overAfter > budget.overBefore ? "font-medium text-danger" : undefined}>
                  {t("budgets.overValue", {
                    before: formatNumber(budget.overBefore, locale),
                    after: formatNumber(budget.overAfter, locale),
                  })}
                </Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
