import { apiMoney, iso } from "@/lib/api/answers";
import type { QueueAnswer, StaffAnswer } from "@/lib/api/staff-schema";
import type { CaseFile } from "@/lib/complaints/queries/case";
import type { QueuePage, QueueRow } from "@/lib/complaints/queries/queue";
import type { TimelineEntry } from "@/lib/complaints/queries/timeline";
import { CHANNELS, cursorText } from "@/lib/complaints/queue-filter";
import type { ClockTrace } from "@/lib/domain/sla/runs/trace";

/** What the queue's line and the case say alike. */
function shared(file: QueueRow | CaseFile) {
  const { assigneeId, assigneeName } = file;
  return {
    reference: file.reference,
    subject: file.subject,
    status: file.status,
    severity: file.severity,
    vulnerable: file.vulnerable,
    flags: file.flags,
    category: file.categoryKey,
    region: file.regionKey,
    language: file.locale,
    channel: CHANNELS.find((channel) => channel === file.channel) ?? "web",
    orderReference: file.orderReference,
    assignee: assigneeId ? { id: assigneeId, name: assigneeName ?? "" } : null,
    receivedAt: file.receivedAt.toISOString(),
    promise: {
      respondBy: iso(file.promiseDueAt),
      keptAt: iso(file.promiseKeptAt),
      nextUpdateBy: iso(file.nextUpdateDueAt),
    },
  };
}

export function queueAnswer({ rows, hasNext }: QueuePage): QueueAnswer {
  const last = rows.at(-1);
  return {
    complaints: rows.map((row) => ({
      ...shared(row),
      customer: { name: row.customerName, tier: row.tier },
      dueAt: iso(row.nextDueAt),
    })),
    next: hasNext && last ? cursorText(last) : null,
  };
}

function storyEntry(entry: TimelineEntry): StaffAnswer["timeline"][number] {
  const base = { at: entry.at.toISOString(), actor: { kind: entry.actorKind, name: entry.actorName } };
  return entry.entry === "event"
    ? { entry: "event", ...base, type: entry.type, facts: entry.facts }
    : { entry: "message", ...base, kind: entry.kind, body: entry.body };
}

function clockAnswer(trace: ClockTrace): StaffAnswer["clocks"][number] {
  const { key, run, basis, state, startedAt, dueAt, stoppedAt } = trace;
  return {
    clock: key,
    run,
    basis,
    state,
    startedAt: startedAt.toISOString(),
    dueAt: iso(dueAt),
    stoppedAt: iso(stoppedAt),
  };
}

type Story = { timeline: readonly TimelineEntry[]; clocks: readonly ClockTrace[] };

/** One case for a program that may read it; the newest of its story first, as at the desk. */
export function staffAnswer(file: CaseFile, { timeline, clocks }: Story): StaffAnswer {
  const { amountPaidMinor, currency } = file;
  return {
    ...shared(file),
    customer: {
      id: file.customerId,
      name: file.customerName,
      tier: file.tier,
      contacts: file.contacts.flatMap(({ kind, value, verified }) =>
        kind === "email" || kind === "phone" ? [{ kind, value, verified }] : [],
      ),
    },
    description: file.description,
    amountPaid: amountPaidMinor !== null && currency ? apiMoney(amountPaidMinor, currency) : null,
    remedySought: file.remedySought,
    mood: file.moodAtIntake,
    impact: file.impact,
    outcome: file.outcome,
    closedAt: iso(file.closedAt),
    linkedTo: file.linkedReference,
    clocks: clocks.map(clockAnswer),
    timeline: timeline.map(storyEntry),
  };
}
