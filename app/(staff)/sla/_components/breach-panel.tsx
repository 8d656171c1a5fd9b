import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "@/components/ui/empty-state";
import { Pagination } from "@/components/ui/pagination";
import { Panel } from "@/components/ui/panel";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { formatDuration, formatInstant, type Place } from "@/lib/i18n/format";
import { paths, withQuery } from "@/lib/paths";
import type { Breach } from "@/lib/sla/queries/breaches";
import { type RunCursor, type SlaFilter, slaQuery, writeRunCursor } from "@/lib/sla/report-filter";

type BreachPanelProps = {
  rows: readonly Breach[];
  next: RunCursor | null;
  isFirst: boolean;
  clock: string;
  filter: SlaFilter;
  place: Place;
};

/** Every broken run of the clock with its cause, and the way to the case and to why it was due then. */
export function BreachPanel({ rows, next, isFirst, clock, filter, place }: BreachPanelProps) {
  const t = useTranslations("sla.breaches");
  const common = useTranslations("common");
  const here = (after: string | null) => `${withQuery(paths.sla, { ...slaQuery(filter), after })}#breaches`;
  const columns = ["case", "subject", "started", "due", "ended", "late", "cause", "assignee", "why"] as const;
  return (
    <Panel
      id="breaches"
      title={t("title")}
      description={t("description", { clock })}
      padding={rows.length === 0 ? "normal" : "none"}
    >
      {rows.length === 0 ? (
        <EmptyState icon="clock" title={t("empty")}>
          {t("emptyText")}
        </EmptyState>
      ) : (
        <>
          <Table label={t("table")}>
            <TableHead>
              {columns.map((column) => (
                <Th key={column}>{t(column)}</Th>
              ))}
            </TableHead>
            <tbody>
              {rows.map((row) => (
                <BreachLine key={`${row.complaintId} ${row.run}`} row={row} place={place} />
              ))}
            </tbody>
          </Table>
          <div className="px-4">
            <Pagination
              label={common("pages")}
              previous={{ href: isFirst ? null : here(null), label: t("first") }}
              next={{ href: next ? here(writeRunCursor(next)) : null, label: common("next") }}
            />
          </div>
        </>
      )}
    </Panel>
  );
}

function BreachLine({ row, place }: { row: Breach; place: Place }) {
  const t = useTranslations("sla.breaches");
  const instant = (at: Date) => formatInstant(at, place);
  return (
    <Tr>
      <Td>
        <Link href={paths.case(row.reference)} prefetch={false} className="link tabular whitespace-nowrap">
          {row.reference}
        </Link>
      </Td>
      <Td className="max-w-72 truncate" title={row.subject}>
        {row.subject}
      </Td>
      <Td className="tabular whitespace-nowrap text-muted">{instant(row.startedAt)}</Td>
      <Td className="tabular whitespace-nowrap">{instant(row.dueAt)}</Td>
      <Td className="tabular whitespace-nowrap">{row.stoppedAt ? instant(row.stoppedAt) : t("running")}</Td>
      <Td className="tabular font-medium whitespace-nowrap">{formatDuration(row.lateMs, place.locale)}</Td>
      <Td className="min-w-36">{t(`causes.${row.cause}`)}</Td>
      <Td className="whitespace-nowrap">
        {row.assigneeName ?? <span className="text-muted">{t("nobody")}</span>}
      </Td>
      <Td>
        <Link
          href={paths.caseClocks(row.reference)}
          prefetch={false}
          className="link whitespace-nowrap"
          aria-label={`${t("why")} ${row.reference}`}
        >
          {t("why")}
        </Link>
      </Td>
    </Tr>
  );
}
