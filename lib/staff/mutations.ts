import { recordAudit } from "@/lib/audit/mutations";
import { hashPassword, passwordWeakness, verifyPassword } from "@/lib/auth/password";
import type { PasswordWeakness } from "@/lib/auth/password-weakness";
import type { Staff } from "@/lib/auth/staff";
import { db, inTransaction, isUniqueViolation, type Tx } from "@/lib/db/client";
import { type AuditAction, type AuditFacts, changesBetween } from "@/lib/domain/audit";
import { getsDigest } from "@/lib/domain/sla/duty/digest";
import { failed, ok, type Result } from "@/lib/result";
import type {
  AddStaffInput,
  ChangeStaffInput,
  OwnMails,
  ResetPasswordInput,
  SetActiveInput,
} from "@/lib/staff/schema";

type StaffChange = { action: AuditAction; staffId: string; facts?: AuditFacts };

async function record(tx: Tx, actor: Staff, { action, staffId, facts = {} }: StaffChange): Promise<void> {
  const subject = { kind: "staff", id: staffId } as const;
  await recordAudit(tx, { actor: { kind: "staff", id: actor.id }, action, subject, facts });
}

/** A colleague added by the admin gets a first password, which they must replace with their own. */
export async function addStaff(
  admin: Staff,
  input: AddStaffInput,
): Promise<Result<string, "email-taken" | PasswordWeakness>> {
  const weakness = passwordWeakness(input.password, [input.name, input.email]);
  if (weakness) return failed(weakness);
  const { password, ...data } = input;
  try {
    const passwordHash = await hashPassword(password);
    return await inTransaction(async (tx) => {
      const { id } = await tx.staff.create({
        data: { ...data, passwordHash, mustChangePassword: true },
        select: { id: true },
      });
      const { role, departmentId } = data;
      await record(tx, admin, { action: "staff-added", staffId: id, facts: { role, departmentId } });
      return ok(id);
    });
  } catch (error) {
    if (isUniqueViolation(error)) return failed("email-taken");
    throw error;
  }
}

type ChangeFailure = "not-found" | "yourself" | "last-admin";

/** Roles and departments take effect on the person's next request, since every gate reads them afresh. */
export async function changeStaff(
  admin: Staff,
  input: ChangeStaffInput,
): Promise<Result<null, ChangeFailure>> {
  return inTransaction(async (tx) => {
    const refusal = input.role === "admin" ? null : await refuseForAdmins(tx, admin, input.staffId);
    if (refusal) return failed(refusal);
    const { staffId, ...data } = input;
    const before = await tx.staff.findUnique({
      where: { id: staffId },
      select: { role: true, departmentId: true },
    });
    if (!before) return failed("not-found");
    await tx.staff.update({ where: { id: staffId }, data, select: { id: true } });
    const facts = changesBetween(before, data);
    if (facts) await record(tx, admin, { action: "staff-changed", staffId, facts });
    return ok(null);
  });
}

/** Disabling ends every session at once; enabling opens none. */
export async function setStaffActive(
  admin: Staff,
  input: SetActiveInput,
  now: Date,
): Promise<Result<null, ChangeFailure>> {
  return inTransaction(async (tx) => {
    const refusal = input.active ? null : await refuseForAdmins(tx, admin, input.staffId);
    if (refusal) return failed(refusal);
    const { staffId, active } = input;
    const before = await tx.staff.findUnique({ where: { id: staffId }, select: { active: true } });
    if (!before) return failed("not-found");
    await tx.staff.update({ where: { id: staffId }, data: { active }, select: { id: true } });
    const facts = changesBetween(before, { active });
    if (facts) await record(tx, admin, { action: "staff-changed", staffId, facts });
    if (!input.active) await endSessions(tx, input.staffId, now);
    return ok(null);
  });
}

/** Nobody locks themselves out, and somebody must be left to run the system. */
async function refuseForAdmins(tx: Tx, admin: Staff, staffId: string): Promise<ChangeFailure | null> {
  if (staffId === admin.id) return "yourself";
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('staff-admins'))`;
  const others = await tx.staff.count({ where: { role: "admin", active: true, NOT: { id: staffId } } });
  return others === 0 ? "last-admin" : null;
}

async function endSessions(tx: Tx, staffId: string, now: Date): Promise<void> {
  await tx.staffSession.updateMany({ where: { staffId, revokedAt: null }, data: { revokedAt: now } });
}

/** A new password set by the admin: sessions end, and its owner must choose another at the next sign-in. */
export async function resetPassword(
  admin: Staff,
  input: ResetPasswordInput,
  now: Date,
): Promise<Result<null, "not-found" | PasswordWeakness>> {
  const person = await db().staff.findUnique({
    where: { id: input.staffId },
    select: { name: true, email: true },
  });
  if (!person) return failed("not-found");
  const weakness = passwordWeakness(input.password, [person.name, person.email]);
  if (weakness) return failed(weakness);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    await tx.staff.update({
      where: { id: input.staffId },
      data: { passwordHash, mustChangePassword: true },
      select: { id: true },
    });
    await endSessions(tx, input.staffId, now);
    await record(tx, admin, { action: "password-set", staffId: input.staffId, facts: { own: false } });
  });
  return ok(null);
}

/** What somebody wants by mail. Whose role gets no digest has no switch for it: theirs stays as it is. */
export async function saveOwnMails(staff: Staff, wanted: OwnMails): Promise<Result<null, "not-found">> {
  const { digestWanted, ...always } = wanted;
  const data = getsDigest(staff.role) ? { digestWanted, ...always } : always;
  return inTransaction(async (tx) => {
    const before = await tx.staff.findUnique({
      where: { id: staff.id },
      select: { digestWanted: true, clockMailsWanted: true },
    });
    if (!before) return failed("not-found");
    await tx.staff.update({ where: { id: staff.id }, data, select: { id: true } });
    const facts = changesBetween(before, data);
    if (facts) await record(tx, staff, { action: "staff-changed", staffId: staff.id, facts });
    return ok(null);
  });
}

/** One's own new password; every other session of the same person ends, this one is opened anew by signing in. */
export async function changeOwnPassword(
  staff: Staff,
  input: { current: string; password: string },
  now: Date,
): Promise<Result<null, "current-wrong" | PasswordWeakness>> {
  const stored = await db().staff.findUnique({ where: { id: staff.id }, select: { passwordHash: true } });
  if (!(await verifyPassword(stored?.passwordHash ?? null, input.current))) return failed("current-wrong");
  const weakness = passwordWeakness(input.password, [staff.name, staff.email]);
  if (weakness) return failed(weakness);
  const passwordHash = await hashPassword(input.password);
  await inTransaction(async (tx) => {
    await tx.staff.update({
      where: { id: staff.id },
      data: { passwordHash, mustChangePassword: false },
      select: { id: true },
    });
    await endSessions(tx, staff.id, now);
    await record(tx, staff, { action: "password-set", staffId: staff.id, facts: { own: true } });
  });
  return ok(null);
}
