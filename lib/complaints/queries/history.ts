import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { Outcome } from "@/lib/domain/assessment";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import type { Severity } from "@/lib/domain/severity";

export const HISTORY_LIMIT = 20;

/** Another complaint of the same customer. */
export type HistoryRow = {
  id: string;
  reference: string;
  subject: string;
  status: ComplaintStatus;
  severity: Severity;
  outcome: Outcome | null;
  orderReference: string | null;
  receivedAt: Date;
  /** How many there are in all; the list is cut off at HISTORY_LIMIT. */
  total: number;
};

/** A customer's complaints, the newest first; one may be left out, since its page is where the list stands. */
export async function customerComplaints(
  _staff: Staff,
  customerId: string,
  except: string | null,
): Promise<HistoryRow[]> {
  return db().$queryRaw<HistoryRow[]>(sql`
    SELECT id, reference, subject, status, severity, outcome, order_reference AS "orderReference",
      received_at AS "receivedAt", count(*) OVER ()::int AS total
    FROM complaint WHERE customer_id = ${customerId}::uuid AND id IS DISTINCT FROM ${except}::uuid
    ORDER BY received_at DESC, id DESC LIMIT ${HISTORY_LIMIT}`);
}
