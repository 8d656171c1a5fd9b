import { lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import type { Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";

/**
 * The automatic acknowledgement has left the house: received → acknowledged. A case that a person has already taken
 * further stays where it is; the event is written all the same. No clock is touched: a machine keeps no promise.
 */
export async function acknowledgeReceipt(tx: Tx, complaintId: string, now: Date): Promise<void> {
  const current = await lockComplaint(tx, complaintId);
  if (!current) return;
  const moves = current.status === "received";
  await writeChange(tx, current, {
    patch: moves ? { status: "acknowledged" } : {},
    event: {
      type: "acknowledged",
      actor: SYSTEM_ACTOR,
      occurredAt: now,
      facts: moves ? { from: "received", to: "acknowledged" } : { from: current.status, to: current.status },
    },
  });
}
