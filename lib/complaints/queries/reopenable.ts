import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import { reopenableUntil } from "@/lib/domain/sla/runs/waiting";
import { termsAt } from "@/lib/domain/sla/terms/book";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

/** Until when the customer may reopen the case by a click (exclusive); null where there is no such way now. */
export async function reopenUntil({ complaintId }: CustomerProof, now: Date): Promise<Date | null> {
  const timeZone = termsAt(await slaBook(), now)?.terms.timeZone ?? "UTC";
  const until = reopenableUntil(await clockEvents(db(), complaintId), { timeZone });
  return until && now < until ? until : null;
}
