import Link from "next/link";
import { useTranslations } from "next-intl";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import { isComplaintStatus } from "@/lib/domain/complaint-state";
import { isSeverity } from "@/lib/domain/severity";
import { formatInstant, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { CaseRow, ReportingNames } from "@/lib/reporting/types";
import { moneyText } from "../../_components/scope";
import { categoryName, departmentName } from "../../_components/words";

type CaseTableProps = { rows: readonly CaseRow[]; names: ReportingNames; place: Place };

/** What a figure counted, one line each; an amount where money was counted. */
export function CaseTable({ rows, names, place }: CaseTableProps) {
  const t = useTranslations("dashboard.cases");
  const hasAmounts = rows.some(({ amountMinor }) => amountMinor !== null);
  return (
    <Table label={t("table")}>
      <TableHead>
        <Th>{t("at")}</Th>
        <Th>{t("case")}</Th>
        <Th>{t("severity")}</Th>
        <Th>{t("status")}</Th>
        <Th>{t("category")}</Th>
        <Th>{t("department")}</Th>
        {hasAmounts ? <Th align="end">{t("amount")}</Th> : null}
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} names={names} place={place} hasAmounts={hasAmounts} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = { row: CaseRow; names: ReportingNames; place: Place; hasAmounts: boolean };

function Row({ row, names, place, hasAmounts }: RowProps) {
  const t = useTranslations("dashboard");
  const status = useTranslations("case.status");
  const named = { names, locale: place.locale };
  const { amountMinor, currency } = row;
  return (
    <Tr>
      <Td className="tabular whitespace-nowrap text-muted">
        <Timestamp at={row.at}>{formatInstant(row.at, place)}</Timestamp>
      </Td>
      <Td className="max-w-md min-w-48">
        <Link href={paths.case(row.reference)} prefetch={false} className="link tabular whitespace-nowrap">
          {row.reference}
        </Link>
        <span className="ms-2 text-muted">{row.subject}</span>
      </Td>
      <Td>{isSeverity(row.severity) ? <SeverityBadge severity={row.severity} /> : row.severity}</Td>
      <Td className="whitespace-nowrap">{isComplaintStatus(row.status) ? status(row.status) : row.status}</Td>
      <Td className="whitespace-nowrap">{categoryName(row.categoryKey ?? "", named, t)}</Td>
      <Td className="whitespace-nowrap">{departmentName(row.departmentId ?? "", named, t)}</Td>
      {hasAmounts ? (
        <Td align="end" className="tabular whitespace-nowrap">
          {amountMinor === null ? "" : moneyText(amountMinor, currency ?? "", place.locale)}
        </Td>
      ) : null}
    </Tr>
  );
}
