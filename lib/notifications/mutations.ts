import type { Tx } from "@/lib/db/client";
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
