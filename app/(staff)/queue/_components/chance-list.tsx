import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import type { Choice } from "@/lib/complaints/queries/desk-options";
import type { ChancePage } from "@/lib/complaints/queries/queue-by-chance";
import type { QueueFilter } from "@/lib/complaints/queue-filter";
import { formatNumber } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import type { Desk } from "./desk";
import { QueueTable } from "./queue-table";
import { queueUrl } from "./queue-url";

type ChanceListProps = {
  desk: Desk;
  page: ChancePage;
  filter: QueueFilter;
  categories: readonly Choice[];
};

/** The queue by how likely each next deadline is missed, and what is compared. */
export async function ChanceList({ desk, page, filter, categories }: ChanceListProps) {
  const [t, queue, common] = await Promise.all([
    getTranslations("queue.chance"),
    getTranslations("queue"),
    getTranslations("common"),
  ]);
  const to = (number: number) =>
    number < 1 || number > page.pages ? null : queueUrl(filter, { page: String(number) });
  return (
    <>
      <p className="pb-1.5 text-xs text-muted">
        {t("order", { count: formatNumber(page.compared, desk.place.locale) })}
      </p>
      <Panel padding="none">
        {page.rows.length > 0 ? (
          <QueueTable
            desk={desk}
            rows={page.rows}
            chances={page.chances}
            categories={categories}
            label={queue("title")}
          />
        ) : (
          <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>
        )}
      </Panel>
      <Pagination
        label={common("pages")}
        previous={{ href: to(page.page - 1), label: queue("pages.previous") }}
        next={{ href: to(page.page + 1), label: queue("pages.next") }}
      />
    </>
  );
}
