import { useTranslations } from "next-intl";
import { Table, TableHead, Th } from "@/components/ui/table";
import type { Tone } from "@/components/ui/tone";
import type { TransactionKind } from "@/lib/domain/ledger/accounts";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { nameIn } from "@/lib/ledger/names";
import type { LedgerRow } from "@/lib/ledger/types";
import { type LedgerLine, LedgerLines } from "./ledger-lines";

const TONES = {
  reserve: "info",
  capture: "accent",
  void: "neutral",
  expire: "neutral",
  pay: "success",
  send: "info",
  settle: "success",
  return: "warning",
  issue: "accent",
  redeem: "success",
  lapse: "neutral",
  reverse: "danger",
} as const satisfies Record<TransactionKind, Tone>;

/** Movements, one a row; each leads to its case and to the story of its award. */
export function LedgerTable({ rows, place }: { rows: readonly LedgerRow[]; place: Place }) {
  const t = useTranslations("ledger");
  const lineOf = (row: LedgerRow): LedgerLine => ({
    id: row.id,
    at: formatInstant(row.postedAt, place),
    movement: t(`kind.${row.kind}`),
    tone: TONES[row.kind],
    part: t(`part.${row.part}`),
    amount: formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, place.locale),
    reference: row.complaintReference,
    department: nameIn(row.departmentNames, place.locale),
    by: row.actorName ?? t(`by.${row.actorKind}`),
    approvers: row.approverNames.join(", "),
    awardId: row.awardId,
  });
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
      <LedgerLines lines={rows.map(lineOf)} open={t("open")} />
    </Table>
  );
}
