import type { Tx } from "@/lib/db/client";
import type { ComplaintEventType, EventFacts, RecordedActor } from "@/lib/domain/complaint-events";

export type NewEvent = {
  complaintId: string;
  type: ComplaintEventType;
  actor: RecordedActor;
  occurredAt: Date;
  facts?: EventFacts;
};

/** Writes one event in the caller's transaction, beside the state it explains. */
export async function appendEvent(tx: Tx, event: NewEvent): Promise<void> {
  await tx.complaintEvent.create({
    data: {
      complaintId: event.complaintId,
      type: event.type,
      actorKind: event.actor.kind,
      actorId: event.actor.id,
      occurredAt: event.occurredAt,
      facts: { ...event.facts },
    },
    select: { id: true },
  });
}
