import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/lib/auth/config";
import { can, type Permission } from "@/lib/auth/permissions";
import { staffOfSession } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { paths } from "@/lib/paths";

/** Who is signed in, or null; asked once per request. */
export const currentStaff = cache(async (): Promise<Staff | null> => {
  const session = await getServerSession(authOptions());
  if (!session?.sid) return null;
  const found = await staffOfSession(session.sid, new Date());
  return found ? { ...found, proof: "session-checked" } : null;
});

/**
 * The gate of every staff page, action and route. Sends strangers to the sign-in page and answers 403 to
 * colleagues without the permission.
 */
export async function requireStaff(permission: Permission): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) redirect(paths.login);
  if (!can(staff.role, permission)) forbidden();
  return staff;
}

/** For what every signed-in colleague may do with their own account. */
export async function requireSignedIn(): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) redirect(paths.login);
  return staff;
}
