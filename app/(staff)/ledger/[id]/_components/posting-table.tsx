import { useTranslations } from "next-intl";
import { useAccountNames } from "@/components/ledger/account-name";
import { EmptyState } from "@/components/ui/empty-state";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatInstant, formatMoney, type Place } from "@/lib/i18n/format";
import type { NamedTransaction } from "@/lib/ledger/queries/story";

/** Every posting of an award, oldest first: a debit is money arriving, a credit is money leaving. */
export function PostingTable({ story, place }: { story: readonly NamedTransaction[]; place: Place }) {
  const t = useTranslations("ledger");
  const nameOf = useAccountNames();
  if (story.length === 0) return <EmptyState icon="book-open" title={t("story.noPostings")} />;
  return (
    <Table label={t("story.postings")}>
      <TableHead>
        <Th>{t("column.at")}</Th>
        <Th>{t("column.movement")}</Th>
        <Th>{t("story.account")}</Th>
        <Th>{t("story.direction")}</Th>
        <Th align="end">{t("column.amount")}</Th>
        <Th>{t("column.by")}</Th>
        <Th>{t("column.approved")}</Th>
      </TableHead>
      <tbody>
        {story.flatMap((transaction) =>
          transaction.postings.map(({ account, detail, direction, amountMinor }) => (
            <Tr key={`${transaction.id} ${account} ${detail} ${direction}`}>
              <Td className="tabular whitespace-nowrap">{formatInstant(transaction.postedAt, place)}</Td>
              <Td>{t(`kind.${transaction.kind}`)}</Td>
              <Td>{nameOf({ account, detail })}</Td>
              <Td>{t(`direction.${direction}`)}</Td>
              <Td align="end" className="tabular whitespace-nowrap">
                {formatMoney({ amountMinor, currency: transaction.currency }, place.locale)}
              </Td>
              <Td>{transaction.actorName ?? t(`by.${transaction.actor.kind}`)}</Td>
              <Td>{transaction.approverNames.join(", ")}</Td>
            </Tr>
          )),
        )}
      </tbody>
    </Table>
  );
}
