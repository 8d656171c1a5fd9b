import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { Tie } from "@/lib/ledger/book-types";
import { paths } from "@/lib/paths";

type TiePanelProps = { ties: readonly Tie[]; locale: Locale };

/** The books beside the records they are about: to the cent, or row by row what sets them apart. */
export function TiePanel({ ties, locale }: TiePanelProps) {
  const t = useTranslations("ledger.ties");
  const differences = ties.flatMap((tie) => tie.differences.map((one) => ({ ...one, name: tie.name })));
  return (
    <Panel id="ties" title={t("title")} description={t("description")} padding="none">
      <Table label={t("title")}>
        <TableHead>
          <Th>{t("figure")}</Th>
          <Th align="end">{t("books")}</Th>
          <Th align="end">{t("records")}</Th>
          <Th>{t("agree")}</Th>
        </TableHead>
        <tbody>
          {ties.flatMap(({ name, sums }) =>
            sums.map(({ currency, bookMinor, recordMinor }) => (
              <Tr key={`${name} ${currency}`}>
                <Td>{t(`name.${name}`)}</Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {formatMoney({ amountMinor: bookMinor, currency }, locale)}
                </Td>
                <Td align="end" className="tabular whitespace-nowrap">
                  {formatMoney({ amountMinor: recordMinor, currency }, locale)}
                </Td>
                <Td>
                  <Badge tone={bookMinor === recordMinor ? "success" : "danger"}>
                    {bookMinor === recordMinor ? t("yes") : t("no")}
                  </Badge>
                </Td>
              </Tr>
            )),
          )}
          {ties.every(({ sums }) => sums.length === 0) ? (
            <Tr>
              <Td colSpan={4}>{t("nothing")}</Td>
            </Tr>
          ) : null}
        </tbody>
      </Table>
      {differences.length > 0 ? (
        <ul className="grid gap-1 border-t border-line p-4 text-sm">
          {differences.map((one) => (
            <li key={`${one.name} ${one.key} ${one.currency}`}>
              {one.awardId ? (
                <Link href={paths.ledgerEntry(one.awardId)} prefetch={false} className="link">
                  {one.complaintReference}
                </Link>
              ) : null}{" "}
              {t(`cause.${one.cause}`, {
                figure: t(`name.${one.name}`),
                book: formatMoney({ amountMinor: one.bookMinor, currency: one.currency }, locale),
                record: formatMoney({ amountMinor: one.recordMinor, currency: one.currency }, locale),
              })}{" "}
              <code lang="en" className="font-mono text-xs break-all">
                {one.what ?? one.key}
              </code>
            </li>
          ))}
        </ul>
      ) : null}
    </Panel>
  );
}
