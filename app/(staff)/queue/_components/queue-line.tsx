import Link from "next/link";
import { RunningClockChip } from "@/components/complaints/running-clock-chip";
import { SeverityBadge } from "@/components/complaints/severity-badge";
import { StatusBadge } from "@/components/complaints/status-badge";
import { buttonStyle } from "@/components/ui/button-style";
import { Icon } from "@/components/ui/icon";
import { Td, Tr } from "@/components/ui/table";
import { Timestamp } from "@/components/ui/timestamp";
import type { QueueRow } from "@/lib/complaints/queries/queue";
import { isOpen } from "@/lib/domain/complaint-state";
import { runningClock } from "@/lib/domain/promise-clock";
import { formatDue, formatInstant } from "@/lib/i18n/format";
import { paths } from "@/lib/paths";
import { ASSIGN_FORM } from "./assign-bar";
import type { Desk } from "./desk";

export type QueueLineWords = {
  category: (key: string | null) => string;
  take: string;
  takeNamed: (reference: string) => string;
  vip: string;
  vulnerable: string;
  flagged: (flags: readonly string[]) => string;
};

type QueueLineProps = { desk: Desk; row: QueueRow; words: QueueLineWords; isSearch: boolean };

/** One case in 36 pixels: how long is left, for whom, about what, and who has it. */
export function QueueLine({ desk, row, words, isSearch }: QueueLineProps) {
  const { now, place } = desk;
  const clock = runningClock(row, now);
  const shownAt = isSearch ? row.receivedAt : clock.kind === "running" ? clock.dueAt : null;
  return (
    <Tr className="has-[a:focus]:bg-accent-soft">
      <Td className="px-2 ps-3">
        <RunningClockChip clock={clock} now={now} place={place} isBrief />
      </Td>
      <Td className="truncate px-2 text-ui-sm">
        {shownAt ? (
          <Timestamp at={shownAt} title={formatInstant(shownAt, place)}>
            {formatDue(shownAt, now, place)}
          </Timestamp>
        ) : (
          "–"
        )}
      </Td>
      <Td className="px-2">
        <SeverityBadge severity={row.severity} />
      </Td>
      <Td className="truncate px-2">
        <Link
          href={paths.case(row.reference)}
          prefetch={false}
          data-case={row.reference}
          className="inline-block max-w-full truncate py-0.5 align-middle leading-6 hover:underline"
        >
          <span className="tabular me-2 text-ui-sm text-muted">{row.reference}</span>
          <span className="font-medium" lang={row.locale}>
            {row.subject}
          </span>
        </Link>
      </Td>
      <Td className="px-2">
        <Customer row={row} words={words} />
      </Td>
      <Td className="truncate px-2 text-ui-sm text-muted">{words.category(row.categoryKey)}</Td>
      <Td className="px-2">
        <StatusBadge status={row.status} />
      </Td>
      <Td className="px-2">
        <Assignee desk={desk} row={row} words={words} />
      </Td>
    </Tr>
  );
}

function Customer({ row, words }: { row: QueueRow; words: QueueLineWords }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className="truncate">{row.customerName}</span>
      {row.vipRank === 0 ? <Icon name="star" label={words.vip} className="text-accent" /> : null}
      {row.vulnerable ? (
        <Icon name="heart-handshake" label={words.vulnerable} className="text-warning" />
      ) : null}
      {row.flags.length > 0 ? (
        <Icon name="flag" label={words.flagged(row.flags)} className="text-danger" />
      ) : null}
    </span>
  );
}

/** Who has the case, and the button that takes or assigns it. */
function Assignee({ desk, row, words }: { desk: Desk; row: QueueRow; words: QueueLineWords }) {
  const mayTake = desk.mayWork && isOpen(row.status) && (row.assigneeId === null || desk.mayAssign);
  return (
    <span className="flex items-center justify-between gap-1">
      <span className="truncate text-ui-sm" title={row.assigneeName ?? undefined}>
        {row.assigneeName ?? ""}
      </span>
      {mayTake ? (
        <button
          type="submit"
          form={ASSIGN_FORM}
          name="complaintId"
          value={row.id}
          data-assign
          aria-label={words.takeNamed(row.reference)}
          className={buttonStyle("quiet", "small")}
        >
          {words.take}
        </button>
      ) : null}
    </span>
  );
}
