import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { noteSearch } from "@/lib/audit/looks";
import { requireStaff } from "@/lib/auth/session";
import { parseSearchText, type SearchParams } from "@/lib/complaints/queue-filter";
import { type CustomerRow, listCustomers } from "@/lib/customers/queries/list";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";
import { isUuid } from "@/lib/uuid";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("case.customers");
  return { title: t("title") };
}

/** Who has complained to us, the newest first, or whom a search finds. */
export default async function CustomersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const staff = await requireStaff("customer.read");
  const params = await searchParams;
  const text = parseSearchText(params);
  if (text !== "") noteSearch(staff, "customers", text);
  const after = typeof params.after === "string" && isUuid(params.after) ? params.after : null;
  const [t, common, page] = await Promise.all([
    getTranslations("case.customers"),
    getTranslations("common"),
    listCustomers(staff, text, after),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <Form action={paths.customers} className="flex max-w-xl items-center gap-2 pb-3">
        <Input
          type="search"
          name="q"
          key={text}
          defaultValue={text}
          maxLength={200}
          aria-label={t("search")}
          placeholder={t("search")}
          data-search="page"
        />
        <Button type="submit" icon="search" className="shrink-0">
          {common("search")}
        </Button>
      </Form>
      <Panel padding="none">
        {page.rows.length === 0 ? (
          <EmptyState icon="users" title={t("none")}>
            {t("noneHint")}
          </EmptyState>
        ) : (
          <Table label={t("title")}>
            <TableHead>
              <Th>{t("name")}</Th>
              <Th>{t("tier")}</Th>
              <Th>{t("contact")}</Th>
              <Th align="end">{t("complaints")}</Th>
            </TableHead>
            <tbody>
              {page.rows.map((row) => (
                <CustomerLine key={row.id} row={row} />
              ))}
            </tbody>
          </Table>
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: after ? withQuery(paths.customers, { q: text }) : null, label: t("first") }}
        next={{
          href: page.next ? withQuery(paths.customers, { q: text, after: page.next }) : null,
          label: t("next"),
        }}
      />
    </>
  );
}

async function CustomerLine({ row }: { row: CustomerRow }) {
  const [t, customer] = await Promise.all([getTranslations("case"), getTranslations("case.customer")]);
  return (
    <Tr>
      <Td>
        <Link href={paths.customer(row.id)} prefetch={false} className="font-medium hover:underline">
          {row.name}
        </Link>
      </Td>
      <Td className="text-ui-sm">
        {t(`tier.${row.tier}`)} · {t(`standing.${row.standing}`)}
      </Td>
      <Td className="text-ui-sm">
        <span className="flex items-center gap-2">
          {row.contact ?? customer("noContact")}
          {row.verified ? (
            <Badge tone="success" icon="badge-check">
              {customer("verified")}
            </Badge>
          ) : null}
        </span>
      </Td>
      <Td align="end">{row.complaints}</Td>
    </Tr>
  );
}
