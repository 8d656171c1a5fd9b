import Link from "next/link";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatMoney, type Place } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { nameIn } from "@/lib/ledger/names";
import type { BudgetCard } from "@/lib/ledger/queries/budget-cards";
import { paths, withQuery } from "@/lib/paths";
import { periodText } from "./days";

type OtherBudgetsProps = { title: string; budgets: readonly BudgetCard[]; place: Place };

/** Budgets of other periods, folded away: what was or will be granted, what was used, what went over. */
export async function OtherBudgets({ title, budgets, place }: OtherBudgetsProps) {
  const t = await getTranslations("budgets");
  if (budgets.length === 0) return null;
  return (
    <details className="min-w-0 rounded-lg border border-line bg-surface">
      <summary className="px-4 py-3 font-semibold">{title}</summary>
      <Table label={title}>
        <TableHead>
          <Th>{t("field.department")}</Th>
          <Th>{t("field.purpose")}</Th>
          <Th>{t("field.kind")}</Th>
          <Th>{t("part.goodwill")}</Th>
          <Th>{t("part.entitlement")}</Th>
          <Th>{t("movements")}</Th>
        </TableHead>
        <tbody>
          {budgets.map((budget) => (
            <Tr key={budget.id}>
              <Td className="whitespace-nowrap">
                {budget.departmentId ? nameIn(budget.departmentNames, place.locale) : t("wholeHouse")}
              </Td>
              <Td className="whitespace-nowrap">{t(`purpose.${budget.purpose}`)}</Td>
              <Td className="whitespace-nowrap">{periodText(budget, place)}</Td>
              {budget.parts.map(({ part, limitMinor, reservedMinor, promisedMinor, paidMinor }) => {
                const money = (amountMinor: bigint) =>
                  formatMoney({ amountMinor, currency: budget.currency }, place.locale);
                const out = part === "goodwill" ? budget.rolledOutMinor : 0n;
                return (
                  <Td key={part} className="tabular">
                    {t("meter", {
                      used: money(reservedMinor + promisedMinor + paidMinor),
                      limit: money(limitMinor + out),
                    })}
                    {out > 0n ? (
                      <span className="block text-ui-sm text-muted">
                        {t("rolledOut", { amount: money(out) })}
                      </span>
                    ) : null}
                  </Td>
                );
              })}
              <Td>
                <Link
                  href={withQuery(paths.ledger, { budget: budget.id })}
                  prefetch={false}
                  className="link"
                  aria-label={`${t("movements")}, ${periodText(budget, place)}`}
                >
                  {t("movements")}
                </Link>
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </details>
  );
}
