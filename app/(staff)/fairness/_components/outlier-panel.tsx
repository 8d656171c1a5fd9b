import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { DEVIATION_REASONS } from "@/lib/domain/compensation/deviation";
import { FEWEST_OF_CELL } from "@/lib/domain/fairness";
import { formatInstant, formatMoney, formatNumber, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { FairnessReview, OutlierRow } from "@/lib/reporting/queries/fairness";

type OutlierPanelProps = { outliers: FairnessReview["outliers"]; place: Place };

/** Single awards far from what like cases got, with whoever decided and the reason given. */
export function OutlierPanel({ outliers: { rows, total }, place }: OutlierPanelProps) {
  const t = useTranslations("fairness.review");
  // How many are left out is only worth saying where some are.
  const shown = rows.length < total ? rows.length : 0;
  return (
    <Panel
      id="outliers"
      title={t("outliers")}
      description={t("outliersText", { least: FEWEST_OF_CELL, shown, total })}
      padding={rows.length === 0 ? "normal" : "none"}
    >
      {rows.length === 0 ? (
        <p className="text-muted">{t("outliersNone")}</p>
      ) : (
        <Table label={t("table")}>
          <TableHead>
            <Th>{t("case")}</Th>
            <Th>{t("decided")}</Th>
            <Th align="end">{t("amount")}</Th>
            <Th align="end">{t("median")}</Th>
            <Th align="end">{t("times")}</Th>
            <Th>{t("decidedBy")}</Th>
            <Th>{t("reason")}</Th>
          </TableHead>
          <tbody>
            {rows.map((row) => (
              <OutlierLine key={row.complaintId} row={row} place={place} />
            ))}
          </tbody>
        </Table>
      )}
    </Panel>
  );
}

function OutlierLine({ row, place }: { row: OutlierRow; place: Place }) {
  const t = useTranslations("fairness.review");
  const reasons = useTranslations("compensation.deviation-reason");
  const { amountMinor, medianMinor, currency } = row;
  const reason = DEVIATION_REASONS.find((each) => each === row.deviationReason);
  const money = (minor: bigint) => formatMoney({ amountMinor: minor, currency }, place.locale);
  return (
    <Tr>
      <Td>
        <Link href={paths.case(row.reference)} prefetch={false} className="link tabular whitespace-nowrap">
          {row.reference}
        </Link>
      </Td>
      <Td className="tabular whitespace-nowrap text-muted">{formatInstant(row.decidedAt, place, "date")}</Td>
      <Td align="end" className="tabular font-medium whitespace-nowrap">
        {money(amountMinor)}
      </Td>
      <Td align="end" className="tabular whitespace-nowrap">
        {money(medianMinor)} <span className="text-muted">{t("basisOf", { n: row.n })}</span>
      </Td>
      <Td align="end" className="tabular">
        {medianMinor > 0n ? formatNumber(Number(amountMinor) / Number(medianMinor), place.locale, 1) : "–"}
      </Td>
      <Td className="whitespace-nowrap">{row.decidedByName ?? "–"}</Td>
      <Td className="min-w-40">
        {reason ? reasons(reason) : <span className="text-muted">{t("noReason")}</span>}
      </Td>
    </Tr>
  );
}
