import Link from "next/link";
import { useTranslations } from "next-intl";
import { PaymentBadge } from "@/components/payouts/payment-badge";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { PromiseRow } from "@/lib/compensation/queries/promises";
import { formatDuration, formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";

type PromiseTableProps = { rows: readonly PromiseRow[]; now: Date; place: Place };

/** What is promised to whom, by whom, until when; late rows say so in words and in red. */
export function PromiseTable({ rows, now, place }: PromiseTableProps) {
  const t = useTranslations("awards.promises");
  const kinds = useTranslations("compensation.kind");
  const { locale } = place;
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("due")}</Th>
        <Th>{t("case")}</Th>
        <Th>{t("what")}</Th>
        <Th align="end">{t("amount")}</Th>
        <Th>{t("payment")}</Th>
        <Th>{t("owner")}</Th>
        <Th>{t("department")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => {
          const lateMs = now.getTime() - row.dueAt.getTime();
          const isLate = lateMs > 0;
          return (
            <Tr key={row.awardId}>
              <Td className="whitespace-nowrap">
                <Badge tone={isLate ? "danger" : "neutral"} icon={isLate ? "clock-alert" : "clock"}>
                  {isLate
                    ? `${t("isLate")} · ${formatDuration(lateMs, locale)}`
                    : formatInstant(row.dueAt, place)}
                </Badge>
                {isLate ? (
                  <span className="ms-2 text-ui-sm text-danger">{formatInstant(row.dueAt, place)}</span>
                ) : null}
                {row.expectedAt ? (
                  <span className="ms-2 text-ui-sm text-muted">
                    {t("expected", { date: formatInstant(row.expectedAt, place, "date") })}
                  </span>
                ) : null}
              </Td>
              <Td>
                <Link
                  href={`${paths.case(row.reference)}#remedy`}
                  prefetch={false}
                  className="link whitespace-nowrap"
                >
                  {row.reference}
                </Link>{" "}
                {row.customerName}
              </Td>
              <Td>{row.openKinds.map((kind) => kinds(kind)).join(locale === "en" ? ", " : "、")}</Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, locale)}
              </Td>
              <Td>{row.payment ? <PaymentBadge state={row.payment} reason={row.paymentReason} /> : null}</Td>
              <Td>{row.ownerName ?? t("nobody")}</Td>
              <Td>{row.departmentName}</Td>
            </Tr>
          );
        })}
      </tbody>
    </Table>
  );
}
