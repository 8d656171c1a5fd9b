import { db, sql } from "@/lib/db/client";
import { isRole, type Role } from "@/lib/domain/roles";
import { isLocale, type Locale } from "@/lib/i18n/config";
import { isUuid } from "@/lib/uuid";

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
  if (!isUuid(sessionId)) return null;
  const [row] = await db().$queryRaw<
    (Omit<SessionStaff, "role" | "locale"> & { role: string; locale: string })[]
  >(sql`
    SELECT s.id, s.name, s.email, s.role, s.locale, s.department_id AS "departmentId",
      s.must_change_password AS "mustChangePassword"
    FROM staff_session i JOIN staff s ON s.id = i.staff_id
    WHERE i.id = ${sessionId}::uuid AND i.revoked_at IS NULL AND i.expires_at > ${now} AND s.active`);
  if (!row) return null;
  const { role, locale, ...staff } = row;
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
