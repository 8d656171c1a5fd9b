import { type ClockLook, clockLook } from "@/components/complaints/clock-look";
import type { IconName } from "@/components/ui/icon-names";
import type { QueueRow } from "@/lib/complaints/queries/queue";
import { type ComplaintStatus, isOpen } from "@/lib/domain/complaint-state";
import { runningClock } from "@/lib/domain/promise-clock";
import type { Severity } from "@/lib/domain/severity";
import { formatDue, formatInstant, type Place } from "@/lib/i18n/format";
import type { Desk } from "./desk";

/** What one line shows, all in words: small enough to be sent as it is, so that the lines are drawn once. */
export type QueueLineView = {
  id: string;
  reference: string;
  subject: string;
  /** The language the subject is written in. */
  language: string;
  clock: ClockLook;
  /** The due time, in search results the time of receipt. */
  at: { iso: string; text: string; title: string } | null;
  /** How likely the deadline is missed, where the queue is ordered by it. */
  chance: { text: string; title: string } | null;
  severity: Severity;
  status: ComplaintStatus;
  customer: string;
  markers: { icon: IconName; label: string; tone: string }[];
  category: string;
  assignee: string | null;
  /** Whether the case may be taken or assigned from here. */
  mayTake: boolean;
};

export type QueueLineWords = {
  category: (key: string | null) => string;
  vip: string;
  vulnerable: string;
  flagged: (flags: readonly string[]) => string;
  clock: Parameters<typeof clockLook>[1];
};

type LineOptions = {
  desk: Desk;
  words: QueueLineWords;
  isSearch: boolean;
  chance: QueueLineView["chance"];
};

/** One case in words: how long is left, for whom, about what, and who has it. */
export function queueLineView(row: QueueRow, { desk, words, isSearch, chance }: LineOptions): QueueLineView {
  const { now, place, mayWork, mayAssign } = desk;
  const clock = runningClock(row, now);
  const shownAt = isSearch ? row.receivedAt : clock.kind === "running" ? clock.dueAt : null;
  return {
    id: row.id,
    reference: row.reference,
    subject: row.subject,
    language: row.locale,
    clock: clockLook(clock, words.clock, { now, place, isBrief: true }),
    at: shownAt && instant(shownAt, now, place),
    chance,
    severity: row.severity,
    status: row.status,
    customer: row.customerName,
    markers: markersOf(row, words),
    category: words.category(row.categoryKey),
    assignee: row.assigneeName,
    mayTake: mayWork && isOpen(row.status) && (row.assigneeId === null || mayAssign),
  };
}

function instant(at: Date, now: Date, place: Place) {
  return { iso: at.toISOString(), text: formatDue(at, now, place), title: formatInstant(at, place) };
}

function markersOf(row: QueueRow, words: QueueLineWords): QueueLineView["markers"] {
  const markers: QueueLineView["markers"] = [];
  if (row.vipRank === 0) markers.push({ icon: "star", label: words.vip, tone: "text-accent" });
  if (row.vulnerable)
    markers.push({ icon: "heart-handshake", label: words.vulnerable, tone: "text-warning" });
  if (row.flags.length > 0)
    markers.push({ icon: "flag", label: words.flagged(row.flags), tone: "text-danger" });
  return markers;
}
