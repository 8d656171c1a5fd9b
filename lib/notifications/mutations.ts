import type { Staff } from "@/lib/auth/staff";
import { db, type Tx } from "@/lib/db/client";
import type { NotificationKind } from "@/lib/notifications/types";

export type NewNotification = {
  staffId: string;
  kind: NotificationKind;
  complaintId: string | null;
  facts?: Record<string, string | number | boolean | null>;
  now: Date;
};

/** Tells one staff member, in the caller's transaction. */
export async function notify(tx: Tx, notification: NewNotification): Promise<void> {
  await tx.notification.create({
    data: {
      staffId: notification.staffId,
      kind: notification.kind,
      complaintId: notification.complaintId,
      facts: notification.facts ?? {},
      createdAt: notification.now,
    },
    select: { id: true },
  });
}

/** Marks the actor's own notifications as read: all of them, or those of one case. */
export async function markRead(actor: Staff, complaintId: string | null, now: Date): Promise<void> {
  await db().notification.updateMany({
    where: { staffId: actor.id, readAt: null, ...(complaintId ? { complaintId } : {}) },
    data: { readAt: now },
  });
}
