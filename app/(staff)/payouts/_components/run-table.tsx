import Link from "next/link";
import { useTranslations } from "next-intl";
import { RunBadge } from "@/components/payouts/run-badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatDay, formatInstant, formatMoney, formatNumber, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { RunRow } from "@/lib/payouts/types";

/** Runs, the newest first: where each stands and what came back. */
export function RunTable({ runs, place }: { runs: readonly RunRow[]; place: Place }) {
  const t = useTranslations("payouts");
  const { locale } = place;
  return (
    <Table label={t("runs.title")}>
      <TableHead>
        <Th>{t("runs.number")}</Th>
        <Th>{t("runs.status")}</Th>
        <Th align="end">{t("run.total")}</Th>
        <Th align="end">{t("runs.payments")}</Th>
        <Th align="end">{t("runs.failed")}</Th>
        <Th>{t("run.day")}</Th>
        <Th>{t("runs.prepared")}</Th>
      </TableHead>
      <tbody>
        {runs.map((run) => (
          <Tr key={run.id}>
            <Td>
              <Link href={paths.payout(run.id)} prefetch={false} className="link whitespace-nowrap">
                {t("run.title", { number: String(run.number) })}
              </Link>
            </Td>
            <Td className="whitespace-nowrap">
              <RunBadge status={run.status} />
            </Td>
            <Td align="end" className="tabular whitespace-nowrap">
              {formatMoney({ amountMinor: run.totalMinor, currency: run.currency }, locale)}
            </Td>
            <Td align="end" className="tabular">
              {formatNumber(run.payments, locale)}
            </Td>
            <Td align="end" className="tabular">
              {run.failed > 0 ? formatNumber(run.failed, locale) : null}
            </Td>
            <Td className="tabular whitespace-nowrap">{formatDay(run.executionDay, locale)}</Td>
            <Td>{t("run.byAt", { name: run.preparedByName, at: formatInstant(run.preparedAt, place) })}</Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}
