"use server";

import { can } from "@/lib/auth/permissions";
import { currentStaff } from "@/lib/auth/session";
import { markRead } from "@/lib/notifications/mutations";
import { databaseNow } from "@/lib/now";
import { leavePresence, type Present, touchPresence } from "@/lib/presence/mutations";
import { isUuid } from "@/lib/uuid";

/**
 * The heartbeat of an open case page; answers which colleagues have it open too. Nobody for who may not read it. The
 * first beat also marks what was notified of this case as read: whoever opens the case has seen it.
 */
export async function heartbeat(complaintId: string, isFirst: boolean): Promise<Present[]> {
  const staff = await currentStaff();
  if (!staff || !can(staff.role, "case.read") || !isUuid(complaintId)) return [];
  const now = databaseNow();
  if (isFirst) await markRead(staff, complaintId, now);
  return touchPresence(staff, complaintId, now);
}

export async function leaveCase(complaintId: string): Promise<void> {
  const staff = await currentStaff();
  if (staff && isUuid(complaintId)) await leavePresence(staff, complaintId);
}
