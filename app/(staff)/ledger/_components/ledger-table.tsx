import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { TransactionKind } from "@/lib/domain/ledger/accounts";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { nameIn } from "@/lib/ledger/names";
import type { LedgerRow } from "@/lib/ledger/types";
import { paths } from "@/lib/paths";

const TONES = {
  reserve: "info",
  capture: "accent",
  pay: "success",
  void: "neutral",
  expire: "neutral",
  reverse: "danger",
} as const satisfies Record<TransactionKind, Tone>;

/** Movements, one a row; each leads to its case and to the story of its award. */
export function LedgerTable({ rows, place }: { rows: readonly LedgerRow[]; place: Place }) {
  const t = useTranslations("ledger");
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("column.at")}</Th>
        <Th>{t("column.movement")}</Th>
        <Th>{t("column.part")}</Th>
        <Th align="end">{t("column.amount")}</Th>
        <Th>{t("column.case")}</Th>
        <Th>{t("column.department")}</Th>
        <Th>{t("column.by")}</Th>
        <Th>{t("column.approved")}</Th>
        <Th>{t("column.story")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td className="tabular whitespace-nowrap">{formatInstant(row.postedAt, place)}</Td>
            <Td>
              <Badge tone={TONES[row.kind]}>{t(`kind.${row.kind}`)}</Badge>
            </Td>
            <Td>{t(`part.${row.part}`)}</Td>
            <Td align="end" className="tabular whitespace-nowrap">
              {formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, place.locale)}
            </Td>
            <Td>
              <Link href={paths.case(row.complaintReference)} prefetch={false} className="link">
                {row.complaintReference}
              </Link>
            </Td>
            <Td>{nameIn(row.departmentNames, place.locale)}</Td>
            <Td>{row.actorName ?? t(`by.${row.actorKind}`)}</Td>
            <Td>{row.approverNames.join(", ")}</Td>
            <Td>
              <Link
                href={paths.ledgerEntry(row.awardId)}
                prefetch={false}
                className="link"
                aria-label={`${t("open")}: ${row.complaintReference}, ${t(`kind.${row.kind}`)}`}
              >
                {t("open")}
              </Link>
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
