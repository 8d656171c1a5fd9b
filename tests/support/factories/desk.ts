import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { Role } from "@/lib/domain/roles";
import { aStaffRow } from "./money";

/** A colleague as the gate would have let them in. */
export async function aColleague(role: Role = "agent", departmentId: string | null = null): Promise<Staff> {
  const row = await aStaffRow({ role, departmentId });
  const email = `${row.id}@example.com`;
  return { ...row, role, email, locale: "en", departmentId, proof: "session-checked" };
}

/** A category with one cause of its own, beside the cause that stands for every category. */
export async function aCategoryWithCauses(
  departmentId: string,
): Promise<{ categoryKey: string; cause: string }> {
  await db().category.createMany({
    data: [{ key: "service", names: { en: "Service" }, failureKind: "attention", departmentId }],
    skipDuplicates: true,
  });
  await db().rootCause.createMany({
    data: [
      { key: "service-slow", categoryKey: "service", names: { en: "Too slow" } },
      { key: "other", categoryKey: null, names: { en: "Other" } },
      { key: "service-retired", categoryKey: "service", names: { en: "Retired" }, active: false },
    ],
    skipDuplicates: true,
  });
  return { categoryKey: "service", cause: "service-slow" };
}
