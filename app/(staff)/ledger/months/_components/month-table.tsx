import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatInstant, formatMonth, type Place } from "@/lib/i18n/format";
import type { BookMonth } from "@/lib/ledger/book-types";
import { paths, withQuery } from "@/lib/paths";

/** One row a month, newest first; each leads to its trial balance and its entries as files. */
export function MonthTable({ months, place }: { months: readonly BookMonth[]; place: Place }) {
  const t = useTranslations("ledger.months");
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("month")}</Th>
        <Th>{t("state")}</Th>
        <Th>{t("closedBy")}</Th>
        <Th align="end">{t("transactions")}</Th>
        <Th>{t("seal")}</Th>
        <Th>{t("files")}</Th>
      </TableHead>
      <tbody>
        {months.map(({ month, closed }) => (
          <Tr key={month}>
            <Td>
              <Link
                href={withQuery(paths.ledgerAccounts, { month })}
                prefetch={false}
                className="link whitespace-nowrap"
              >
                {formatMonth(month, place.locale)}
              </Link>
            </Td>
            <Td>
              <Badge tone={closed ? "success" : "neutral"}>{closed ? t("closed") : t("open")}</Badge>
            </Td>
            <Td>{closed ? `${closed.byName} · ${formatInstant(closed.at, place)}` : "–"}</Td>
            <Td align="end" className="tabular">
              {closed?.transactions ?? "–"}
            </Td>
            <Td>
              {closed?.seal ? <code className="font-mono text-xs">{closed.seal.slice(0, 16)}</code> : "–"}
            </Td>
            <Td className="whitespace-nowrap">
              <FileLinks month={month} />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function FileLinks({ month }: { month: string }) {
  const formats = [
    { format: "csv", label: "CSV" },
    { format: "jsonl", label: "JSON Lines" },
  ];
  return formats.map(({ format, label }) => (
    <a key={format} href={withQuery(paths.ledgerExport, { month, format })} className="link me-3" download>
      {label} <span className="sr-only">{month}</span>
    </a>
  ));
}
