import Form from "next/form";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { noteSearch } from "@/lib/audit/looks";
import { deskOptions } from "@/lib/complaints/queries/desk-options";
import { SCAN_LIMIT, searchComplaints } from "@/lib/complaints/queries/search";
import { parseSearchCursor, type SearchParams } from "@/lib/complaints/queue-filter";
import { getTranslations } from "@/lib/i18n/server";
import { paths, withQuery } from "@/lib/paths";
import { AssignBar } from "./assign-bar";
import type { Desk } from "./desk";
import { QueueKeys } from "./queue-keys";
import { QueueTable } from "./queue-table";

type SearchResultsProps = { desk: Desk; text: string; params: SearchParams };

/** What the search found in all complaints of all time, the latest first; ended ones say so. */
export async function SearchResults({ desk, text, params }: SearchResultsProps) {
  const [t, common, options, page] = await Promise.all([
    getTranslations("queue"),
    getTranslations("common"),
    deskOptions(desk.staff, desk.place.locale),
    searchComplaints(desk.staff, text, parseSearchCursor(params)),
  ]);
  noteSearch(desk.staff, "complaints", text);
  const rows = page.kind === "found" ? page.rows : [];
  const next = page.kind === "found" ? page.next : null;
  return (
    <>
      <PageHeader
        title={t("search.title", { text })}
        description={
          next ? t("search.more", { count: rows.length }) : t("search.count", { count: rows.length })
        }
        actions={<ButtonLink href={paths.queue}>{t("search.back")}</ButtonLink>}
      />
      <div className="flex flex-wrap items-end justify-between gap-3 pb-3">
        <Form action={paths.queue} className="flex w-full max-w-xl items-center gap-2">
          <Input
            type="search"
            name="q"
            key={text}
            defaultValue={text}
            maxLength={200}
            aria-label={t("search.label")}
            placeholder={t("search.placeholder")}
            data-search="page"
          />
          <Button type="submit" icon="search" className="shrink-0">
            {common("search")}
          </Button>
        </Form>
        {desk.mayWork ? <AssignBar mayAssign={desk.mayAssign} colleagues={options.staff} /> : null}
      </div>
      {page.kind === "refused" ? <Notice tone="warning">{t("search.refused")}</Notice> : null}
      {page.kind === "found" && page.isBounded ? (
        <Notice tone="info" className="mb-3">
          {t("search.bounded", { limit: SCAN_LIMIT })}
        </Notice>
      ) : null}
      <Panel padding="none">
        {rows.length > 0 ? (
          <QueueTable
            desk={desk}
            rows={rows}
            categories={options.categories}
            label={t("search.title", { text })}
            isSearch
          />
        ) : (
          <EmptyState icon="search" title={t("search.none")}>
            {t("search.noneHint")}
          </EmptyState>
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{
          href: params.after ? withQuery(paths.queue, { q: text }) : null,
          label: t("pages.previous"),
        }}
        next={{
          href: next ? withQuery(paths.queue, { q: text, after: `${next.receivedMs}.${next.id}` }) : null,
          label: t("pages.results"),
        }}
      />
      <QueueKeys />
    </>
  );
}
