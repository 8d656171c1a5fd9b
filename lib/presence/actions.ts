"use server";

import { can } from "@/lib/auth/permissions";
import { currentStaff } from "@/lib/auth/session";
import { leavePresence, type Present, touchPresence } from "@/lib/presence/mutations";
import { isUuid } from "@/lib/uuid";

/** The heartbeat of an open case page; answers which colleagues have it open too. Nobody for who may not read it. */
export async function heartbeat(complaintId: string): Promise<Present[]> {
  const staff = await currentStaff();
  if (!staff || !can(staff.role, "case.read") || !isUuid(complaintId)) return [];
  return touchPresence(staff, complaintId, new Date());
}

export async function leaveCase(complaintId: string): Promise<void> {
  const staff = await currentStaff();
  if (staff && isUuid(complaintId)) await leavePresence(staff, complaintId);
}
