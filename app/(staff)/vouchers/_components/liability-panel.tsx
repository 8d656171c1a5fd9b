import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { LiabilityRow } from "@/lib/vouchers/types";

/** One line per currency with everything, then its months. */
function withTotals(
  rows: readonly LiabilityRow[],
): (Omit<LiabilityRow, "month"> & { month: string | null })[] {
  const currencies = [...new Set(rows.map(({ currency }) => currency))];
  return currencies.flatMap((currency) => {
    const own = rows.filter((row) => row.currency === currency);
    const sum = (pick: (row: LiabilityRow) => bigint) => own.reduce((total, row) => total + pick(row), 0n);
    return [
      {
        month: null,
        currency,
        vouchersMinor: sum(({ vouchersMinor }) => vouchersMinor),
        pointsMinor: sum(({ pointsMinor }) => pointsMinor),
      },
      ...own,
    ];
  });
}

/** What customers can still spend, by currency and by the month in which it ends. */
export function LiabilityPanel({ rows, locale }: { rows: readonly LiabilityRow[]; locale: Locale }) {
  const t = useTranslations("vouchers.liability");
  return (
    <Panel
      id="liability"
      title={t("title")}
      description={t("hint")}
      padding={rows.length > 0 ? "none" : "normal"}
    >
      {rows.length === 0 ? (
        <p className="text-ui-sm text-muted">{t("empty")}</p>
      ) : (
        <Table label={t("title")}>
          <TableHead>
            <Th>{t("currency")}</Th>
            <Th>{t("month")}</Th>
            <Th align="end">{t("vouchers")}</Th>
            <Th align="end">{t("points")}</Th>
            <Th align="end">{t("total")}</Th>
          </TableHead>
          <tbody>
            {withTotals(rows).map(({ month, currency, vouchersMinor, pointsMinor }) => (
              <Tr key={`${currency} ${month}`} className={month === null ? "font-semibold" : undefined}>
                <Td>{currency}</Td>
                <Td className="tabular whitespace-nowrap">{month ?? t("all")}</Td>
                {[vouchersMinor, pointsMinor, vouchersMinor + pointsMinor].map((amountMinor, column) => (
                  <Td key={column} align="end" className="tabular whitespace-nowrap">
                    {formatMoney({ amountMinor, currency }, locale)}
                  </Td>
                ))}
              </Tr>
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}
