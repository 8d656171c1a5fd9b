import Link from "next/link";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { freeUnits, isLow } from "@/lib/domain/stock";
import type { Locale } from "@/lib/i18n/config";
import { formatNumber } from "@/lib/i18n/format";
import { nameIn } from "@/lib/ledger/names";
import { paths, withQuery } from "@/lib/paths";
import type { StockItemRow } from "@/lib/stock/types";

/** Items with what is on the shelf, what of it is promised and what is free; each leads to its moves. */
export function StockTable({ items, locale }: { items: readonly StockItemRow[]; locale: Locale }) {
  const t = useTranslations("stock");
  const count = (n: number) => formatNumber(n, locale);
  return (
    <Table label={t("title")}>
      <TableHead>
        <Th>{t("item")}</Th>
        <Th>{t("department")}</Th>
        <Th align="end">{t("onHand")}</Th>
        <Th align="end">{t("reserved")}</Th>
        <Th align="end">{t("free")}</Th>
        <Th align="end">{t("lowAt")}</Th>
      </TableHead>
      <tbody>
        {items.map((item) => (
          <Tr key={item.id}>
            <Td>
              <span className="flex flex-wrap items-center gap-x-2">
                <Link href={withQuery(paths.stock, { item: item.id })} prefetch={false} className="link">
                  {nameIn(item.names, locale)}
                </Link>
                <span className="text-ui-sm text-muted">{item.sku}</span>
                <Standing item={item} />
              </span>
            </Td>
            <Td className="whitespace-nowrap">
              {item.departmentId ? nameIn(item.departmentNames, locale) : t("anyDepartment")}
            </Td>
            <Td align="end" className="tabular">
              {count(item.onHand)}
            </Td>
            <Td align="end" className="tabular">
              {count(item.reserved)}
            </Td>
            <Td align="end" className="tabular font-medium">
              {count(freeUnits(item))}
            </Td>
            <Td align="end" className="tabular">
              {count(item.lowAt)}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

function Standing({ item }: { item: StockItemRow }) {
  const t = useTranslations("stock");
  if (!item.active) return <Badge>{t("unused")}</Badge>;
  if (freeUnits(item) === 0)
    return (
      <Badge tone="danger" icon="circle-alert">
        {t("out")}
      </Badge>
    );
  return isLow(item, item.lowAt) ? (
    <Badge tone="warning" icon="triangle-alert">
      {t("low")}
    </Badge>
  ) : null;
}
