import { db, sql } from "@/lib/db/client";
import { type ClockColumns, caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import { type ClockDifference, clockDifferences } from "@/lib/domain/sla/runs/differences";
import type { ClockRow } from "@/lib/domain/sla/runs/index-row";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import { slaBook } from "@/lib/sla/queries/book";

const BATCH = 500;

export type CheckedCase = {
  complaintId: string;
  reference: string;
  differences: readonly ClockDifference[];
};

type Stored = ClockColumns & { id: string; reference: string; events: RawEvent[]; rows: RawRow[] };
type RawEvent = Pick<CaseEvent, "type" | "facts"> & { at: string };
type RawRow = Omit<ClockRow, "startedAt" | "dueAt" | "stoppedAt" | "nextStepAt"> &
  Readonly<Record<"startedAt" | "dueAt" | "stoppedAt" | "nextStepAt", string | null>>;

/**
 * Recomputes the clocks of complaints from their logs and tells which differ from the index: of those that are open, or
 * of all. One batch after the other, so that memory does not grow with their number.
 */
export async function* checkClocks({
  all = false,
}: {
  all?: boolean;
} = {}): AsyncGenerator<{ checked: number; wrong: CheckedCase[] }> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const cases = await storedAfter(after, all);
    const last = cases.at(-1);
    if (!last) return;
    const book = await slaBook();
    const wrong = cases.flatMap(({ id: complaintId, reference, events, rows, ...columns }) => {
      const recomputed = caseClocks(book, events.map(toEvent));
      const differences = recomputed ? clockDifferences({ rows: rows.map(toRow), columns }, recomputed) : [];
      return differences.length > 0 ? [{ complaintId, reference, differences }] : [];
    });
    yield { checked: cases.length, wrong };
    after = last.id;
  }
}

function storedAfter(after: string, all: boolean): Promise<Stored[]> {
  return db().$queryRaw<Stored[]>(sql`
    SELECT c.id, c.reference, c.promise_due_at AS "promiseDueAt", c.promise_kept_at AS "promiseKeptAt",
      c.next_update_due_at AS "nextUpdateDueAt", c.appeal_due_at AS "appealDueAt", c.first_answer_at AS "firstAnswerAt",
      c.next_due_at AS "nextDueAt",
      (SELECT coalesce(jsonb_agg(jsonb_build_object('type', e.type, 'at', e.occurred_at, 'facts', e.facts)
        ORDER BY e.occurred_at, e.id), '[]') FROM complaint_event e WHERE e.complaint_id = c.id) AS events,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('key', k.clock_key, 'run', k.run, 'termsVersion', k.terms_version,
        'calendarKey', k.calendar_key, 'calendarVersion', k.calendar_version, 'severity', k.severity, 'startedAt', k.started_at,
        'dueAt', k.due_at, 'stoppedAt', k.stopped_at, 'state', k.state, 'usedMs', k.used_ms, 'targetMs', k.target_ms,
        'escalatedPercent', k.escalated_percent, 'nextStepAt', k.next_step_at)), '[]')
        FROM complaint_clock k WHERE k.complaint_id = c.id) AS rows
    FROM complaint c WHERE c.id > ${after}::uuid AND (c.is_open OR ${all}) ORDER BY c.id LIMIT ${BATCH}`);
}

function toEvent({ type, facts, at }: RawEvent): CaseEvent {
  return { type, facts, occurredAt: new Date(at) };
}

function toRow(row: RawRow): ClockRow {
  const instant = (at: string | null) => at && new Date(at);
  return {
    ...row,
    startedAt: new Date(row.startedAt ?? 0),
    dueAt: instant(row.dueAt) || null,
    stoppedAt: instant(row.stoppedAt) || null,
    nextStepAt: instant(row.nextStepAt) || null,
  };
}
