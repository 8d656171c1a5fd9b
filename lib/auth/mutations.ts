import { hashPassword } from "@/lib/auth/password";
import type { FirstAdminInput } from "@/lib/auth/schema";
import { db, inTransaction } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

const SESSION_HOURS = 12;

/** Opens a session; a new one at every sign-in, so a session id known before is worth nothing after. */
export async function openSession(staffId: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  const session = await db().staffSession.create({
    data: { staffId, createdAt: now, expiresAt },
    select: { id: true },
  });
  return session.id;
}

export async function closeSession(sessionId: string, now: Date): Promise<void> {
  await db().staffSession.updateMany({ where: { id: sessionId, revokedAt: null }, data: { revokedAt: now } });
}

/** Makes the first admin of a real installation; refused as soon as anybody can sign in, also under a race. */
export async function createFirstAdmin(input: FirstAdminInput): Promise<Result<string, "already-set-up">> {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('first-admin'))`;
    if (await tx.staff.findFirst({ select: { id: true } })) return failed("already-set-up");
    const admin = await tx.staff.create({
      data: { name: input.name, email: input.email, role: "admin", passwordHash },
      select: { id: true },
    });
    return ok(admin.id);
  });
}
