import { sql, type Tx } from "@/lib/db/client";
import { type CaseClocks, caseClocks } from "@/lib/domain/sla/runs/case-clocks";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

/**
 * Recomputes a complaint's clocks from its log and stores them, in the caller's transaction, which holds the complaint.
 * Null where the log does not say how the complaint came in: its columns then stay as they are.
 */
export async function syncClocks(tx: Tx, complaintId: string): Promise<CaseClocks | null> {
  const clocks = caseClocks(await slaBook(tx), await clockEvents(tx, complaintId));
  if (clocks === null) return null;
  await storeClocks(tx, complaintId, clocks);
  return clocks;
}

/** The clocks as they would stand after one more event, which the caller is about to write. */
export async function clocksAfter(tx: Tx, complaintId: string, event: CaseEvent): Promise<CaseClocks | null> {
  return caseClocks(await slaBook(tx), [...(await clockEvents(tx, complaintId)), event]);
}

/**
 * Makes the index of a complaint what was recomputed: rows that differ are written anew, rows that the log no longer knows
 * are taken out. Those arise where one transaction writes several events of one instant and looks in between: a word of
 * ours starts the next update, and the decision beside it ends it before it began.
 */
export async function storeClocks(tx: Tx, complaintId: string, { rows }: CaseClocks): Promise<void> {
  await tx.$executeRaw(sql`
    WITH recomputed AS MATERIALIZED (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(key text, run int, "termsVersion" int,
        "calendarKey" text, "calendarVersion" int, severity text, "startedAt" timestamptz, "dueAt" timestamptz,
        "stoppedAt" timestamptz, state text, "usedMs" bigint, "targetMs" bigint, "escalatedPercent" int, "nextStepAt" timestamptz)
    ), gone AS (
      DELETE FROM complaint_clock k WHERE k.complaint_id = ${complaintId}::uuid
        AND NOT EXISTS (SELECT 1 FROM recomputed r WHERE r.key = k.clock_key AND r.run = k.run)
    )
    INSERT INTO complaint_clock AS c (complaint_id, clock_key, run, terms_version, calendar_key, calendar_version, severity,
      started_at, due_at, stopped_at, state, used_ms, target_ms, escalated_percent, next_step_at)
    SELECT ${complaintId}::uuid, key, run, "termsVersion", "calendarKey", "calendarVersion", severity, "startedAt", "dueAt",
      "stoppedAt", state, "usedMs", "targetMs", "escalatedPercent", "nextStepAt" FROM recomputed
    ON CONFLICT (complaint_id, clock_key, run) DO UPDATE SET terms_version = excluded.terms_version,
      calendar_key = excluded.calendar_key, calendar_version = excluded.calendar_version, severity = excluded.severity,
      started_at = excluded.started_at, due_at = excluded.due_at, stopped_at = excluded.stopped_at, state = excluded.state,
      used_ms = excluded.used_ms, target_ms = excluded.target_ms, escalated_percent = excluded.escalated_percent,
      next_step_at = excluded.next_step_at
    WHERE (c.*) IS DISTINCT FROM (excluded.*)`);
}
