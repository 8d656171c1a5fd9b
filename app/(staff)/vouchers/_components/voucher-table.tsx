import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { VOUCHER_TONES } from "@/components/vouchers/voucher-tones";
import { voucherRest, voucherState } from "@/lib/domain/voucher";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { VoucherRow } from "@/lib/vouchers/types";

type VoucherTableProps = { rows: readonly VoucherRow[]; place: Place; now: Date };

/** Vouchers, one a row; of a code only its end. */
export function VoucherTable({ rows, place, now }: VoucherTableProps) {
  const t = useTranslations("vouchers");
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("column.voucher")}</Th>
        <Th>{t("column.customer")}</Th>
        <Th>{t("column.case")}</Th>
        <Th align="end">{t("column.value")}</Th>
        <Th align="end">{t("column.rest")}</Th>
        <Th>{t("column.state")}</Th>
        <Th>{t("column.issued")}</Th>
        <Th>{t("column.until")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => {
          const state = voucherState(row, now);
          const money = (amountMinor: bigint) =>
            formatMoney({ amountMinor, currency: row.currency }, place.locale);
          const lastDay = new Date(row.expiresAt.getTime() - 1);
          return (
            <Tr key={row.id}>
              <Td>
                <a href={paths.voucher(row.id)} className="link tabular whitespace-nowrap">
                  …-{row.codeTail}
                </a>
              </Td>
              <Td className="max-w-48 truncate" title={row.customerName}>
                <a href={paths.customer(row.customerId)} className="link">
                  {row.customerName}
                </a>
              </Td>
              <Td>
                <a href={paths.case(row.reference)} className="link whitespace-nowrap">
                  {row.reference}
                </a>
              </Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {money(row.valueMinor)}
              </Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {money(voucherRest(row, now))}
              </Td>
              <Td>
                <Badge tone={VOUCHER_TONES[state]}>{t(`state.${state}`)}</Badge>
              </Td>
              <Td className="tabular whitespace-nowrap">{formatInstant(row.issuedAt, place, "date")}</Td>
              <Td className="tabular whitespace-nowrap">{formatInstant(lastDay, place, "date")}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
