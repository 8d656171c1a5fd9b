import { db, sql } from "@/lib/db/client";
import type { ClockRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import type { SlaBook } from "@/lib/domain/sla/terms/book";

/** The book with one clock alone: counting one is a fifth of the work of counting all. */
export function bookOfClock({ terms, calendars }: SlaBook, key: string): SlaBook {
  return {
    calendars,
    terms: terms.map((version) => ({
      ...version,
      terms: { ...version.terms, clocks: version.terms.clocks.filter((clock) => clock.key === key) },
    })),
  };
}

/** The runs of the book's clocks on several complaints, from their logs in one query. */
export async function runsOfCases(book: SlaBook, ids: readonly string[]): Promise<Map<string, ClockRun[]>> {
  if (ids.length === 0) return new Map();
  const rows = await db().$queryRaw<(CaseEvent & { complaintId: string })[]>(sql`
    SELECT complaint_id AS "complaintId", type, occurred_at AS "occurredAt", facts FROM complaint_event
    WHERE complaint_id = ANY (${[...ids]}::uuid[]) ORDER BY complaint_id, occurred_at, id`);
  const logs = new Map<string, CaseEvent[]>();
  for (const { complaintId, ...event } of rows) {
    const log = logs.get(complaintId);
    if (log) log.push(event);
    else logs.set(complaintId, [event]);
  }
  return new Map([...logs].map(([id, events]) => [id, clockRuns(book, events)]));
}
