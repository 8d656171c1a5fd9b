import { recordAudit } from "@/lib/audit/mutations";
import { hashPassword } from "@/lib/auth/password";
import type { FirstAdminInput } from "@/lib/auth/schema";
import { db, inTransaction } from "@/lib/db/client";
import { STRANGER } from "@/lib/domain/audit";
import { failed, ok, type Result } from "@/lib/result";

const SESSION_HOURS = 12;

/** Opens a session; a new one at every sign-in, so a session id known before is worth nothing after. */
export async function openSession(staffId: string, now: Date): Promise<string> {
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  return inTransaction(async (tx) => {
    const session = await tx.staffSession.create({
      data: { staffId, createdAt: now, expiresAt },
      select: { id: true },
    });
    const subject = { kind: "staff", id: staffId } as const;
    await recordAudit(tx, { actor: { kind: "staff", id: staffId }, action: "signed-in", subject });
    return session.id;
  });
}

export async function closeSession(sessionId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const closed = await tx.staffSession.updateManyAndReturn({
      where: { id: sessionId, revokedAt: null },
      data: { revokedAt: now },
      select: { staffId: true },
    });
    for (const { staffId } of closed) {
      const subject = { kind: "staff", id: staffId } as const;
      await recordAudit(tx, { actor: { kind: "staff", id: staffId }, action: "signed-out", subject });
    }
  });
}

/** Somebody did not get in. Which account was tried is kept only where there is one; what was typed never is. */
export async function recordFailedSignIn(staffId: string | null): Promise<void> {
  const subject = staffId ? ({ kind: "staff", id: staffId } as const) : null;
  await recordAudit(db(), { actor: STRANGER, action: "sign-in-failed", subject });
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
    const subject = { kind: "staff", id: admin.id } as const;
    const actor = { kind: "system", id: null } as const;
    await recordAudit(tx, { actor, action: "staff-added", subject, facts: { role: "admin", first: true } });
    return ok(admin.id);
  });
}
