import type { Staff } from "@/lib/auth/staff";
import { db, type Tx } from "@/lib/db/client";
import { isRole, type Role } from "@/lib/domain/roles";
import type { OwnMails } from "@/lib/staff/schema";

export type StaffRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  departmentId: string | null;
  active: boolean;
  mustChangePassword: boolean;
};

/** Everybody, active first, by name. */
export async function listStaff(_staff: Staff): Promise<StaffRow[]> {
  const rows = await db().staff.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      role: true,
      departmentId: true,
      active: true,
      mustChangePassword: true,
    },
    orderBy: [{ active: "desc" }, { name: "asc" }],
  });
  return rows.flatMap(({ role, ...row }) => (isRole(role) ? [{ ...row, role }] : []));
}

/** What this person wants by mail. */
export async function ownMails(staff: Staff): Promise<OwnMails> {
  const found = await db().staff.findUnique({
    where: { id: staff.id },
    select: { digestWanted: true, clockMailsWanted: true },
  });
  return found ?? { digestWanted: true, clockMailsWanted: true };
}

/** Whether this person still has a password that somebody else chose. */
export async function mustChangePassword(staff: Staff): Promise<boolean> {
  const found = await db().staff.findUnique({
    where: { id: staff.id },
    select: { mustChangePassword: true },
  });
  return found?.mustChangePassword ?? false;
}

/** Who is told of a case: the one who has it; where nobody has, every lead, since it must not lie. */
export async function inCharge(tx: Tx, staffId: string | null): Promise<string[]> {
  if (staffId) return [staffId];
  const leads = await tx.staff.findMany({ where: { role: "lead", active: true }, select: { id: true } });
  return leads.map(({ id }) => id);
}
