import { forbidden, redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "@/lib/auth/config";
import { can, type Permission } from "@/lib/auth/permissions";
import { type SessionStaff, staffOfSession } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { noteActor } from "@/lib/http/request-context";
import { paths } from "@/lib/paths";

const signedIn = cache(async (): Promise<SessionStaff | null> => {
  const session = await getServerSession(authOptions());
  const staff = session?.sid ? await staffOfSession(session.sid, new Date()) : null;
  if (staff) noteActor({ kind: "staff", id: staff.id });
  return staff;
});

function proven({ mustChangePassword: _settled, ...staff }: SessionStaff): Staff {
  return { ...staff, proof: "session-checked" };
}

/** Who is signed in, or null; asked once per request. */
export async function currentStaff(): Promise<Staff | null> {
  const found = await signedIn();
  return found ? proven(found) : null;
}

/**
 * The gate of every staff page, action and route. Sends strangers to the sign-in page and answers 403 to
 * colleagues without the permission.
 */
export async function requireStaff(permission: Permission): Promise<Staff> {
  const staff = await signedIn();
  if (!staff) redirect(paths.login);
  if (staff.mustChangePassword) redirect(paths.profile);
  if (!can(staff.role, permission)) forbidden();
  return proven(staff);
}

/** For what every signed-in colleague may do with their own account. */
export async function requireSignedIn(): Promise<Staff> {
  const staff = await currentStaff();
  if (!staff) redirect(paths.login);
  return staff;
}
