import { useTranslations } from "next-intl";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import type { VoucherStep } from "@/lib/vouchers/types";

type StepTableProps = { steps: readonly VoucherStep[]; currency: string; place: Place };

/** Everything that moved a voucher's money, oldest first. */
export function StepTable({ steps, currency, place }: StepTableProps) {
  const t = useTranslations("vouchers.history");
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("at")}</Th>
        <Th>{t("what")}</Th>
        <Th align="end">{t("amount")}</Th>
        <Th>{t("by")}</Th>
        <Th>{t("reference")}</Th>
      </TableHead>
      <tbody>
        {steps.map(({ id, at, kind, amountMinor, by, reference }) => (
          <Tr key={id}>
            <Td className="tabular whitespace-nowrap">{formatInstant(at, place)}</Td>
            <Td>{t(kind)}</Td>
            <Td align="end" className="tabular whitespace-nowrap">
              {formatMoney({ amountMinor, currency }, place.locale)}
            </Td>
            <Td>{by === null ? t("system") : by.name || t("program")}</Td>
            <Td className="max-w-64 truncate" title={reference}>
              {reference}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
