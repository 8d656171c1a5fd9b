import Link from "next/link";
import { useTranslations } from "next-intl";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import type { DueOverview } from "@/lib/payouts/queries/due";

type MissingPanelProps = { missing: DueOverview["missing"]; place: Place };

/** Promised money that no run can take yet, and what it waits for. */
export function MissingPanel({ missing, place }: MissingPanelProps) {
  const t = useTranslations("payouts");
  return (
    <Panel id="missing" title={t("missing.title")} padding="none">
      <Table label={t("missing.title")}>
        <TableHead>
          <Th>{t("missing.case")}</Th>
          <Th>{t("missing.what")}</Th>
          <Th align="end">{t("due.amount")}</Th>
          <Th>{t("missing.due")}</Th>
        </TableHead>
        <tbody>
          {missing.map(({ remedyId, reference, missing: what, amountMinor, currency, dueAt }) => (
            <Tr key={remedyId}>
              <Td>
                <Link
                  href={`${paths.case(reference)}#payee`}
                  prefetch={false}
                  className="link whitespace-nowrap"
                >
                  {reference}
                </Link>
              </Td>
              <Td>{what ? t(`problem.${what}`) : null}</Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {formatMoney({ amountMinor, currency }, place.locale)}
              </Td>
              <Td className="whitespace-nowrap">{dueAt ? formatInstant(dueAt, place) : null}</Td>
            </Tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
