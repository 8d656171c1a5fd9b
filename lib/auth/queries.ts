import { db } from "@/lib/db/client";
import { isRole, type Role } from "@/lib/domain/roles";
import { isLocale, type Locale } from "@/lib/i18n/config";

export type SessionStaff = {
  id: string;
  name: string;
  email: string;
  role: Role;
  locale: Locale;
  departmentId: string | null;
  /** The password was set by somebody else; nothing else is open until it is replaced. */
  mustChangePassword: boolean;
};

/**
 * Who a session id belongs to, read afresh: a changed role or a dismissal takes effect on the next request.
 * Null when the session is unknown, over, revoked, or its owner disabled.
 */
export async function staffOfSession(sessionId: string, now: Date): Promise<SessionStaff | null> {
  const session = await db().staffSession.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now }, staff: { active: true } },
    select: {
      staff: {
        select: {
          id: true,
          name: true,
          email: true,
          role: true,
          locale: true,
          departmentId: true,
          mustChangePassword: true,
        },
      },
    },
  });
  if (!session) return null;
  const { role, locale, ...staff } = session.staff;
  if (!isRole(role)) return null;
  return { ...staff, role, locale: isLocale(locale) ? locale : "en" };
}

export type SignInSubject = { id: string; passwordHash: string | null; isDemo: boolean };

/** The active staff member with this e-mail address, for signing in. */
export async function staffForSignIn(email: string): Promise<SignInSubject | null> {
  return db().staff.findFirst({
    where: { email, active: true },
    select: { id: true, passwordHash: true, isDemo: true },
  });
}

export type DemoAccount = { email: string; name: string; role: Role };

/** Accounts of the demo data, one click each; only asked for in demo mode. */
export async function demoAccounts(): Promise<DemoAccount[]> {
  const rows = await db().staff.findMany({
    where: { isDemo: true, active: true },
    select: { email: true, name: true, role: true },
    orderBy: { createdAt: "asc" },
  });
  return rows.flatMap(({ email, name, role }) => (isRole(role) ? [{ email, name, role }] : []));
}

/** Whether nobody can sign in yet, so that the first admin has to be made. */
export async function hasNoStaff(): Promise<boolean> {
  return (await db().staff.findFirst({ select: { id: true } })) === null;
}
