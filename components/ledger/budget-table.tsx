import { useTranslations } from "next-intl";
import { Meter } from "@/components/ui/meter";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { nameIn } from "@/lib/ledger/names";
import type { BudgetFigures, BudgetRow } from "@/lib/ledger/types";

type BudgetTableProps = { budgets: readonly BudgetRow[]; place: Place };

/** Each budget's two parts: limit or plan, reserved, promised, paid, and what is left. */
export function BudgetTable({ budgets, place }: BudgetTableProps) {
  const t = useTranslations("ledger");
  return (
    <Table label={t("budgets.title")}>
      <TableHead>
        <Th>{t("budgets.department")}</Th>
        <Th>{t("budgets.period")}</Th>
        <Th>{t("budgets.part")}</Th>
        <Th align="end">{t("budgets.limit")}</Th>
        <Th align="end">{t("account.reserved")}</Th>
        <Th align="end">{t("account.promised")}</Th>
        <Th align="end">{t("account.paid")}</Th>
        <Th align="end">{t("budgets.left")}</Th>
        <Th>{t("budgets.used")}</Th>
      </TableHead>
      <tbody>
        {budgets.flatMap((budget) => [
          <PartRow
            key={`${budget.id} goodwill`}
            budget={budget}
            part="goodwill"
            figures={budget.goodwill}
            limitMinor={budget.goodwill.limitMinor}
            place={place}
          />,
          <PartRow
            key={`${budget.id} entitlement`}
            budget={budget}
            part="entitlement"
            figures={budget.entitlement}
            limitMinor={budget.entitlement.plannedMinor}
            place={place}
          />,
        ])}
      </tbody>
    </Table>
  );
}

type PartRowProps = {
  budget: BudgetRow;
  part: LedgerPart;
  figures: BudgetFigures;
  limitMinor: bigint;
  place: Place;
};

function PartRow({ budget, part, figures, limitMinor, place }: PartRowProps) {
  const t = useTranslations("ledger");
  const whole = useTranslations("budgets");
  const money = (amountMinor: bigint) =>
    formatMoney({ amountMinor, currency: budget.currency }, place.locale);
  const usedMinor = figures.reservedMinor + figures.promisedMinor + figures.paidMinor;
  const leftMinor = limitMinor - usedMinor;
  const share = (amountMinor: bigint) =>
    limitMinor === 0n ? (amountMinor > 0n ? 1 : 0) : Number((amountMinor * 10_000n) / limitMinor) / 10_000;
  return (
    <Tr>
      <Td>{budget.departmentId ? nameIn(budget.departmentNames, place.locale) : whole("wholeHouse")}</Td>
      <Td className="whitespace-nowrap">{periodText(budget, place)}</Td>
      <Td>{t(`part.${part}`)}</Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {money(limitMinor)}
      </Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {money(figures.reservedMinor)}
      </Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {money(figures.promisedMinor)}
      </Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {money(figures.paidMinor)}
      </Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {leftMinor < 0n ? (
          <span className="font-medium text-danger">{t("budgets.over", { amount: money(-leftMinor) })}</span>
        ) : (
          money(leftMinor)
        )}
      </Td>
      <Td className="min-w-32">
        <Meter
          label={`${nameIn(budget.departmentNames, place.locale)}, ${t(`part.${part}`)}`}
          valueText={t("budgets.meter", { used: money(usedMinor), limit: money(limitMinor) })}
          parts={[
            { share: share(figures.paidMinor), tone: "success" },
            { share: share(figures.promisedMinor), tone: "accent" },
            { share: share(figures.reservedMinor), tone: "info" },
          ]}
        />
      </Td>
    </Tr>
  );
}

/** First and last day; the stored end is the day after. Days have no zone, so they are read and shown in one. */
function periodText({ periodStart, periodEnd }: BudgetRow, { locale }: Place): string {
  const day = (at: number) => formatInstant(new Date(at), { locale, timeZone: "UTC" }, "date");
  const first = Date.parse(`${periodStart}T12:00:00Z`);
  const last = Date.parse(`${periodEnd}T12:00:00Z`) - 86_400_000;
  return `${day(first)} – ${day(last)}`;
}
