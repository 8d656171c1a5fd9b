import Link from "next/link";
import { useTranslations } from "next-intl";
import { useAccountNames } from "@/components/ledger/account-name";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Month } from "@/lib/domain/ledger/months";
import type { Locale } from "@/lib/i18n/config";
import { formatMoney } from "@/lib/i18n/format";
import type { TrialLine } from "@/lib/ledger/book-types";
import { paths, withQuery } from "@/lib/paths";

type TrialTableProps = { lines: readonly TrialLine[]; month: Month; locale: Locale };

const closingOf = ({ openingMinor, debitMinor, creditMinor }: TrialLine) =>
  openingMinor + debitMinor - creditMinor;

/** Every account with what it opened with, what came and went; the closing balances of a currency are zero together. */
export function TrialTable({ lines, month, locale }: TrialTableProps) {
  const t = useTranslations("ledger");
  const nameOf = useAccountNames();
  const currencies = [...new Set(lines.map(({ currency }) => currency))];
  return (
    <Table label={t("accounts.title")}>
      <TableHead>
        <Th>{t("accounts.account")}</Th>
        <Th>{t("column.part")}</Th>
        <Th align="end">{t("accounts.opening")}</Th>
        <Th align="end">{t("accounts.debit")}</Th>
        <Th align="end">{t("accounts.credit")}</Th>
        <Th align="end">{t("accounts.closing")}</Th>
      </TableHead>
      {currencies.map((currency) => {
        const own = lines.filter((line) => line.currency === currency);
        const money = (amountMinor: bigint) => formatMoney({ amountMinor, currency }, locale);
        const sum = (of: (line: TrialLine) => bigint) => own.reduce((total, line) => total + of(line), 0n);
        return (
          <tbody key={currency}>
            {own.map((line) => (
              <Tr key={`${line.part} ${line.account} ${line.detail}`}>
                <Td>
                  <Link href={entriesOf(line, month)} prefetch={false} className="link">
                    {nameOf(line)}
                  </Link>
                </Td>
                <Td>{t(`part.${line.part}`)}</Td>
                <Figure text={money(line.openingMinor)} />
                <Figure text={money(line.debitMinor)} />
                <Figure text={money(line.creditMinor)} />
                <Figure text={money(closingOf(line))} />
              </Tr>
            ))}
            <Tr className="font-semibold">
              <Td colSpan={2}>{t("accounts.sum", { currency })}</Td>
              <Figure text={money(sum(({ openingMinor }) => openingMinor))} />
              <Figure text={money(sum(({ debitMinor }) => debitMinor))} />
              <Figure text={money(sum(({ creditMinor }) => creditMinor))} />
              <Figure text={money(sum(closingOf))} />
            </Tr>
          </tbody>
        );
      })}
    </Table>
  );
}

function Figure({ text }: { text: string }) {
  return (
    <Td align="end" className="tabular whitespace-nowrap">
      {text}
    </Td>
  );
}

/** The movements behind a line. */
function entriesOf({ account, detail, part, currency }: TrialLine, month: Month): string {
  return withQuery(paths.ledger, { account, detail: detail || null, part, currency, month });
}
