import { cookies } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { can, type Permission } from "@/lib/auth/permissions";
import { type SessionStaff, staffOfSession } from "@/lib/auth/queries";
import type { Staff } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { noteActor } from "@/lib/http/request-context";
import { databaseNow } from "@/lib/now";
import { paths } from "@/lib/paths";

/**
 * The session id in next-auth's cookie, or null. Read by its own decoder and not by getServerSession, which would also
 * write a new token for every page that is looked at. The token holds an id alone, so it is never cut into several
 * cookies; one that cannot be read opens nothing.
 */
async function sessionId(): Promise<string | null> {
  const { secret, publicUrl } = env();
  const prefix = publicUrl.startsWith("https://") ? "__Secure-" : "";
  const token = (await cookies()).get(`${prefix}next-auth.session-token`)?.value;
  if (!token) return null;
  try {
    return (await decode({ token, secret }))?.sid ?? null;
  } catch {
    return null;
  }
}

const signedIn = cache(async (): Promise<SessionStaff | null> => {
  const sid = await sessionId();
  const staff = sid ? await staffOfSession(sid, databaseNow()) : null;
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
