import { sql, type Tx } from "@/lib/db/client";
import type { CaseEvent } from "@/lib/domain/sla/runs/signals";

/** The log of a complaint as the clocks read it, oldest first. */
export async function clockEvents(tx: Tx, complaintId: string): Promise<CaseEvent[]> {
  return tx.$queryRaw<CaseEvent[]>(sql`
    SELECT type, occurred_at AS "occurredAt", facts FROM complaint_event
    WHERE complaint_id = ${complaintId}::uuid ORDER BY occurred_at, id`);
}
