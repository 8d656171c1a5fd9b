import type { Metadata } from "next";
import { ToldPlace } from "@/components/complaints/told-place";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { can } from "@/lib/auth/permissions";
import { requireStaff } from "@/lib/auth/session";
import { isLow } from "@/lib/domain/stock";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { budgetDepartments } from "@/lib/ledger/queries/budgets";
import { organisationFrame } from "@/lib/organisation/queries";
import { listStock, listStockMoves, stockDifferences } from "@/lib/stock/queries";
import { stockUrlSchema } from "@/lib/stock/schema";
import { newUuid } from "@/lib/uuid";
import { ItemFields } from "./_components/item-fields";
import { MoveForm } from "./_components/move-form";
import { MoveTable } from "./_components/move-table";
import { StockTable } from "./_components/stock-table";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("stock");
  return { title: t("title") };
}

type StockPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Units for replacements: what is there, what is promised, and every move. */
export default async function StockPage({ searchParams }: StockPageProps) {
  const staff = await requireStaff("stock.read");
  const { item } = stockUrlSchema.parse(await searchParams);
  const [t, locale, organisation, items, moves, differences, departments] = await Promise.all([
    getTranslations("stock"),
    getLocale(),
    organisationFrame(),
    listStock(staff),
    listStockMoves(staff, item),
    stockDifferences(staff),
    budgetDepartments(staff),
  ]);
  const place = { locale, timeZone: organisation?.timeZone ?? "UTC" };
  const mayWrite = can(staff.role, "stock.write");
  const low = items.filter(({ active, lowAt, ...figures }) => active && isLow(figures, lowAt));
  return (
    <div className="grid gap-4">
      <PageHeader title={t("title")} description={t("description")} />
      {low.length > 0 ? <Notice tone="warning">{t("lowNotice", { count: low.length })}</Notice> : null}
      {differences.length > 0 ? (
        <Notice tone="danger">
          {t("differences", {
            items: differences.map(({ sku, stored, folded }) => `${sku} (${stored} ≠ ${folded})`).join(", "),
          })}
        </Notice>
      ) : null}
      <Panel padding="none">
        {items.length === 0 ? (
          <EmptyState icon="archive" title={t("empty")}>
            {t("emptyHint")}
          </EmptyState>
        ) : (
          <StockTable items={items} locale={locale} />
        )}
      </Panel>
      {mayWrite ? (
        <div className="grid gap-4 lg:grid-cols-2">
          {items.length > 0 ? (
            <Panel id="move" title={t("move.title")}>
              <ToldPlace place="stock" />
              <MoveForm items={items} chosen={item} formKey={newUuid()} locale={locale} />
            </Panel>
          ) : null}
          <Panel id="new" title={t("edit.new")}>
            <ItemFields item={null} departments={departments} locale={locale} />
          </Panel>
        </div>
      ) : null}
      {mayWrite
        ? items
            .filter(({ id }) => id === item)
            .map((chosen) => (
              <Panel key={chosen.id} id="change" title={t("edit.change", { item: chosen.sku })}>
                <ItemFields item={chosen} departments={departments} locale={locale} />
              </Panel>
            ))
        : null}
      <MoveTable moves={moves} chosen={items.find(({ id }) => id === item) ?? null} place={place} />
    </div>
  );
}
