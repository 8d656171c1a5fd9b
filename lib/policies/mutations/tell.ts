import type { Staff } from "@/lib/auth/staff";
import type { Tx } from "@/lib/db/client";
import { isSecondPerson, type PolicyHands } from "@/lib/domain/policy-life";
import { notify } from "@/lib/notifications/mutations";

/** Tells everybody who may publish it that a version waits for a second person. */
export async function tellReviewers(tx: Tx, hands: PolicyHands, now: Date): Promise<void> {
  const managers = await tx.staff.findMany({
    where: { role: "manager", active: true },
    select: { id: true },
  });
  for (const { id } of managers.filter((manager) => isSecondPerson(manager.id, hands)))
    await notify(tx, { staffId: id, kind: "policy-review", complaintId: null, now });
}

/** Tells the author and whoever submitted it what became of a version, unless they did it themselves. */
export async function tellAuthors(tx: Tx, staff: Staff, told: PolicyHands & { now: Date }): Promise<void> {
  const authors = new Set([told.editedById, told.submittedById]);
  for (const staffId of authors)
    if (staffId !== null && staffId !== staff.id)
      await notify(tx, { staffId, kind: "policy-decided", complaintId: null, now: told.now });
}
