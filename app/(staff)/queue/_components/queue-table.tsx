import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { RunningClockChip } from "@/components/complaints/running-clock-chip";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { StatusBadge } from "@/components/complaints/status-badge";
import { Badge } from "@/components/ui/badge";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Table, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import type { Choice } from "@/lib/complaints/queries/desk-options";
import type { QueueRow } from "@/lib/complaints/queries/queue";
import { isOpen } from "@/lib/domain/complaint-state";
import { runningClock } from "@/lib/domain/promise-clock";
import { formatDue, formatInstant } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import { ASSIGN_FORM } from "./assign-bar";
import type { Desk } from "./desk";

type QueueTableProps = {
  desk: Desk;
  rows: readonly QueueRow[];
  categories: readonly Choice[];
  label: string;
  /** In search results the time of receipt stands where the due time is meaningless. */
  isSearch?: boolean;
};

export async function QueueTable({ desk, rows, categories, label, isSearch = false }: QueueTableProps) {
  const t = await getTranslations("queue.columns");
  const names = new Map(categories.map((category) => [category.value, category.label]));
  return (
    <Table label={label} className="table-fixed max-lg:min-w-[64rem]">
      <TableHead>
        <Th className="w-44">{t("clock")}</Th>
        <Th className="w-36">{isSearch ? t("received") : t("due")}</Th>
        <Th className="w-24">{t("severity")}</Th>
        <Th>{t("case")}</Th>
        <Th className="w-44">{t("customer")}</Th>
        <Th className="w-32">{t("category")}</Th>
        <Th className="w-36">{t("status")}</Th>
        <Th className="w-40">{t("assignee")}</Th>
      </TableHead>
      <tbody>
        {rows.map((row) => (
          <Row
            key={row.id}
            desk={desk}
            row={row}
            category={(row.categoryKey && names.get(row.categoryKey)) || row.categoryKey || "–"}
            isSearch={isSearch}
          />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = { desk: Desk; row: QueueRow; category: string; isSearch: boolean };

async function Row({ desk, row, category, isSearch }: RowProps) {
  const { now, place } = desk;
  const clock = runningClock(row, now);
  const shownAt = isSearch ? row.receivedAt : clock.kind === "running" ? clock.dueAt : null;
  return (
    <Tr className="has-[a:focus]:bg-accent-soft">
      <Td>
        <RunningClockChip clock={clock} now={now} place={place} />
      </Td>
      <Td className="truncate text-ui-sm">
        {shownAt ? (
          <Timestamp at={shownAt} title={formatInstant(shownAt, place)}>
            {formatDue(shownAt, now, place)}
          </Timestamp>
        ) : (
          "–"
        )}
      </Td>
      <Td>
        <SeverityBadge severity={row.severity} />
      </Td>
      <Td className="truncate">
        <Link
          href={paths.case(row.reference)}
          prefetch={false}
          data-case={row.reference}
          className="hover:underline"
        >
          <span className="tabular me-2 text-ui-sm text-muted">{row.reference}</span>
          <span className="font-medium" lang={row.locale}>
            {row.subject}
          </span>
        </Link>
      </Td>
      <Td className="truncate">
        <Customer row={row} />
      </Td>
      <Td className="truncate text-ui-sm text-muted">{category}</Td>
      <Td>
        <StatusBadge status={row.status} />
      </Td>
      <Td>
        <Assignee desk={desk} row={row} />
      </Td>
    </Tr>
  );
}

async function Customer({ row }: { row: QueueRow }) {
  const [t, flagWords] = await Promise.all([
    getTranslations("queue.markers"),
    getTranslations("triage.flags"),
  ]);
  const flags = row.flags.map((flag) => (isKnownFlag(flag) ? flagWords(flag) : flag)).join(", ");
  return (
    <span className="flex items-center gap-1.5">
      <span className="truncate">{row.customerName}</span>
      {row.vipRank === 0 ? (
        <Badge tone="accent" icon="star">
          {t("vip")}
        </Badge>
      ) : null}
      {row.vulnerable ? (
        <Icon name="heart-handshake" label={t("vulnerable")} className="text-warning" />
      ) : null}
      {flags ? <Icon name="flag" label={t("flagged", { flags })} className="text-danger" /> : null}
    </span>
  );
}

const FLAGS = ["press", "social-media", "legal", "regulator", "self-harm", "says-urgent"] as const;
function isKnownFlag(flag: string): flag is (typeof FLAGS)[number] {
  return FLAGS.some((known) => known === flag);
}

/** Who has the case, and the button that takes or assigns it. */
async function Assignee({ desk, row }: { desk: Desk; row: QueueRow }) {
  const t = await getTranslations("queue.assign");
  const mayTake = desk.mayWork && isOpen(row.status) && (row.assigneeId === null || desk.mayAssign);
  const { reference } = row;
  return (
    <span className="flex items-center justify-between gap-2">
      <span className="truncate text-ui-sm">{row.assigneeName ?? ""}</span>
      {mayTake ? (
        <button
          type="submit"
          form={ASSIGN_FORM}
          name="complaintId"
          value={row.id}
          data-assign
          aria-label={desk.mayAssign ? t("named", { reference }) : t("takeNamed", { reference })}
          className={buttonStyle("quiet", "small")}
        >
          {desk.mayAssign ? t("button") : t("take")}
        </button>
      ) : null}
    </span>
  );
}
