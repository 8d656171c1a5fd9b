import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { sql, type Tx } from "@/lib/db/client";
import type { Attribution, EmotionalImpact, FailureKind, Impact, Outcome } from "@/lib/domain/assessment";
import type { Actor, ComplaintEventType, EventFacts } from "@/lib/domain/complaint-events";
import { type ComplaintStatus, isOpen, mayMove } from "@/lib/domain/complaint-state";
import type { ClockState } from "@/lib/domain/promise-clock";
import type { Severity } from "@/lib/domain/severity";
import type { ClockColumns } from "@/lib/domain/sla/runs/case-clocks";
import { failed, ok, type Result } from "@/lib/result";
import { syncClocks } from "@/lib/sla/mutations/sync";

/** The state columns an event may project. The clocks' columns, version and updated_at follow by themselves. */
export type ComplaintPatch = Partial<{
  status: ComplaintStatus;
  severity: Severity;
  severityReasons: readonly Readonly<Record<string, string | null>>[];
  vulnerable: boolean;
  emotionalImpact: EmotionalImpact;
  flags: readonly string[];
  impact: Impact | null;
  categoryKey: string | null;
  failureKind: FailureKind | null;
  acceptance: "rejected" | "accepted-flawed" | "unknown";
  attribution: Attribution;
  amountPaidMinor: bigint | null;
  provenLossMinor: bigint | null;
  occurredOn: Date | null;
  measures: Readonly<Record<string, number>>;
  currency: string | null;
  resolvedAt: Date | null;
  closedAt: Date | null;
  outcome: Outcome | null;
  rootCauseKey: string | null;
  assigneeId: string | null;
  departmentId: string | null;
  regionKey: string | null;
  linkedToId: string | null;
  linkVersion: number;
}>;

/** The row as it stands while the caller's transaction holds it. */
export type LockedComplaint = ClockState & {
  id: string;
  reference: string;
  customerId: string;
  assigneeId: string | null;
  departmentId: string | null;
  regionKey: string | null;
  attribution: Attribution;
  locale: string;
  linkVersion: number;
  version: number;
};

export type ProjectedEvent = {
  type: ComplaintEventType;
  actor: Actor;
  occurredAt: Date;
  facts?: EventFacts;
};

export type ChangeFailure = "not-found" | "version-conflict";

/** Takes the row for the rest of the transaction, so that what is decided from it is still true when it is written. */
export async function lockComplaint(tx: Tx, complaintId: string): Promise<LockedComplaint | null> {
  const rows = await tx.$queryRaw<LockedComplaint[]>(sql`
    SELECT id, reference, customer_id AS "customerId", status, severity, promise_due_at AS "promiseDueAt",
      promise_kept_at AS "promiseKeptAt", next_update_due_at AS "nextUpdateDueAt", first_answer_at AS "firstAnswerAt",
      appeal_due_at AS "appealDueAt", assignee_id AS "assigneeId", department_id AS "departmentId",
      region_key AS "regionKey", attribution, locale, link_version AS "linkVersion", version
    FROM complaint WHERE id = ${complaintId}::uuid FOR UPDATE`);
  return rows[0] ?? null;
}

/** What a change left behind. Without clocks of its own, as imported history is, a complaint has no columns of theirs. */
export type WrittenChange = { version: number; clocks: ClockColumns | null };

/** Writes an event and the state that follows from it in one go: the caller has locked the row, looked at it and decided. */
export async function writeChange(
  tx: Tx,
  current: LockedComplaint,
  { patch, event }: { patch: ComplaintPatch; event: ProjectedEvent },
): Promise<WrittenChange> {
  await appendEvent(tx, { complaintId: current.id, ...event });
  return writeState(tx, current, { patch, at: event.occurredAt });
}

async function writeState(
  tx: Tx,
  current: LockedComplaint,
  { patch: asked, at }: { patch: ComplaintPatch; at: Date },
): Promise<WrittenChange> {
  const { severityReasons, flags, ...columns } = { ...closedAtAfter(current.status, asked, at), ...asked };
  // From the log, which holds the event by now: columns and clocks cannot disagree with it.
  const clocks = await syncClocks(tx, current.id);
  const version = current.version + 1;
  await tx.complaint.update({
    where: { id: current.id },
    data: {
      ...columns,
      ...(severityReasons ? { severityReasons: severityReasons.map((reason) => ({ ...reason })) } : {}),
      ...(flags ? { flags: [...flags] } : {}),
      ...clocks?.columns,
      version,
      updatedAt: at,
    },
    select: { id: true },
  });
  return { version, clocks: clocks?.columns ?? null };
}

/** A case that ends is closed then, one that is taken up again is not: dashboards count by this column. */
function closedAtAfter(from: ComplaintStatus, { status }: ComplaintPatch, at: Date): ComplaintPatch {
  if (status === undefined || isOpen(from) === isOpen(status)) return {};
  return { closedAt: isOpen(status) ? null : at };
}

/** Something happened that the caller has written down already, such as an offer: the clocks follow the log. */
export async function followLog(
  tx: Tx,
  complaintId: string,
  now: Date,
): Promise<Result<WrittenChange, "not-found">> {
  const current = await lockComplaint(tx, complaintId);
  return current ? ok(await writeState(tx, current, { patch: {}, at: now })) : failed("not-found");
}

export type ComplaintMove = {
  complaintId: string;
  to: ComplaintStatus;
  actor: Actor;
  now: Date;
  expectedVersion?: number;
  /** Columns that change along with the status, such as closedAt. */
  patch?: Omit<ComplaintPatch, "status">;
  /** What the event is called; "status-moved" when left out. */
  eventType?: ComplaintEventType;
  facts?: EventFacts;
};

export type MoveFailure = ChangeFailure | "illegal-move";

/** Takes a complaint one legal step on; the event records where it came from and where it went. */
export async function moveComplaint(
  tx: Tx,
  move: ComplaintMove,
): Promise<Result<{ version: number; from: ComplaintStatus }, MoveFailure>> {
  const current = await lockComplaint(tx, move.complaintId);
  if (!current) return failed("not-found");
  if (move.expectedVersion !== undefined && move.expectedVersion !== current.version)
    return failed("version-conflict");
  if (!mayMove(current.status, move.to)) return failed("illegal-move");
  const { version } = await writeChange(tx, current, {
    patch: { ...move.patch, status: move.to },
    event: {
      type: move.eventType ?? "status-moved",
      actor: move.actor,
      occurredAt: move.now,
      facts: { ...move.facts, from: current.status, to: move.to },
    },
  });
  return ok({ version, from: current.status });
}
