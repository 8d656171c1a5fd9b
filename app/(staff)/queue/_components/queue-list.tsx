import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { type Tab, Tabs } from "@/components/ui/tabs";
import type { Choice, DeskOptions } from "@/lib/complaints/queries/desk-options";
import type { QueuePage } from "@/lib/complaints/queries/queue";
import type { ChancePage } from "@/lib/complaints/queries/queue-by-chance";
import type { QueueCounts } from "@/lib/complaints/queries/queue-counts";
import { cursorText, isFiltered, type QueueFilter } from "@/lib/complaints/queue-filter";
import { getTranslations } from "@/lib/i18n/server";
import { paths } from "@/lib/paths";
import { AssignBar } from "./assign-bar";
import { ChanceList } from "./chance-list";
import type { Desk } from "./desk";
import { QueueFilters } from "./queue-filters";
import { QueueKeys } from "./queue-keys";
import { QueueTable } from "./queue-table";
import { queueUrl } from "./queue-url";

type QueueListProps = {
  desk: Desk;
  page: QueuePage | ChancePage;
  counts: QueueCounts;
  filter: QueueFilter;
  options: DeskOptions;
};

/** The open complaints under a filter, with the ways to narrow them and to page through them. */
export async function QueueList({ desk, page, counts, filter, options }: QueueListProps) {
  const t = await getTranslations("queue");
  const byAssignee = counts.byFacet.assignee;
  const everybody = [...byAssignee.values()].reduce((sum, n) => sum + n, 0);
  const view = (assignee: string | null, label: string, count: number): Tab => ({
    href: queueUrl({ ...filter, assignee }),
    label,
    count,
    isCurrent: filter.assignee === assignee,
  });
  return (
    <>
      <Tabs
        label={t("views.label")}
        tabs={[
          view(null, t("views.all"), everybody),
          view("me", t("views.mine"), byAssignee.get(desk.staff.id) ?? 0),
          view("nobody", t("views.nobody"), byAssignee.get("none") ?? 0),
        ]}
      />
      <div className="flex flex-wrap items-end justify-between gap-x-4 gap-y-2 py-2.5">
        <QueueFilters filter={filter} counts={counts} options={options} staffId={desk.staff.id} />
        {desk.mayWork ? <AssignBar mayAssign={desk.mayAssign} colleagues={options.staff} /> : null}
      </div>
      {"chances" in page ? (
        <ChanceList desk={desk} page={page} filter={filter} categories={options.categories} />
      ) : (
        <DueList desk={desk} page={page} filter={filter} categories={options.categories} />
      )}
      <p className="pt-1 text-xs text-faint max-lg:hidden">{t("keys")}</p>
      <QueueKeys />
    </>
  );
}

type DueListProps = {
  desk: Desk;
  page: QueuePage;
  filter: QueueFilter;
  categories: readonly Choice[];
};

/** The queue in its own order: what is due first. */
async function DueList({ desk, page, filter, categories }: DueListProps) {
  const [t, common] = await Promise.all([getTranslations("queue"), getTranslations("common")]);
  const first = page.rows[0];
  const last = page.rows.at(-1);
  return (
    <>
      <p className="pb-1.5 text-xs text-muted">{t("order")}</p>
      <Panel padding="none">
        {page.rows.length > 0 ? (
          <QueueTable desk={desk} rows={page.rows} categories={categories} label={t("title")} />
        ) : (
          <EmptyQueue filtered={isFiltered(filter)} />
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{
          href: page.hasPrevious
            ? first
              ? queueUrl(filter, { before: cursorText(first) })
              : queueUrl(filter)
            : null,
          label: t("pages.previous"),
        }}
        next={{
          href: page.hasNext && last ? queueUrl(filter, { after: cursorText(last) }) : null,
          label: t("pages.next"),
        }}
      />
    </>
  );
}

async function EmptyQueue({ filtered }: { filtered: boolean }) {
  const t = await getTranslations("queue");
  if (!filtered) return <EmptyState title={t("empty.title")}>{t("empty.text")}</EmptyState>;
  return (
    <EmptyState
      icon="filter"
      title={t("empty.filteredTitle")}
      actions={<ButtonLink href={paths.queue}>{t("filters.clear")}</ButtonLink>}
    >
      {t("empty.filteredText")}
    </EmptyState>
  );
}
