import type { Staff } from "@/lib/auth/staff";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { inTransaction } from "@/lib/db/client";
import type { ExtensionRefusal } from "@/lib/domain/sla/runs/extension";
import { extendableRun } from "@/lib/extensions/mutations/ask";
import { grantExtension } from "@/lib/extensions/mutations/grant";
import type { DecideExtensionInput } from "@/lib/extensions/schema";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";

export type DecideFailure =
  | "not-found"
  | "already-decided"
  | "same-person"
  | "note-missing"
  | "no-clock"
  | ExtensionRefusal;

/**
 * Somebody other than the asker grants or refuses an extension. Two at once: the first one decides. What was asked in time
 * and is granted too late is not granted: the limit has passed, and a passed limit stays so.
 */
export function decideExtension(
  actor: Staff,
  { id, decision, note }: Omit<DecideExtensionInput, "reference">,
  now: Date,
): Promise<Result<{ complaintId: string }, DecideFailure>> {
  return inTransaction(async (tx) => {
    const about = await tx.clockExtension.findUnique({ where: { id }, select: { complaintId: true } });
    const current = about && (await lockComplaint(tx, about.complaintId));
    if (!current) return failed("not-found");
    // Read again now that the complaint is ours.
    const row = await tx.clockExtension.findUniqueOrThrow({
      where: { id },
      select: { clockKey: true, run: true, status: true, askedById: true },
    });
    if (row.status !== "asked") return failed("already-decided");
    if (row.askedById === actor.id) return failed("same-person");
    if (decision === "refused" && note === "") return failed("note-missing");
    const decided = { status: decision, decidedById: actor.id, decidedAt: now, note };
    if (decision === "granted") {
      const asked = { complaintId: current.id, clock: row.clockKey, run: row.run };
      const found = await extendableRun(tx, asked, now);
      if (!found.ok) return found;
      const { run, pack, next } = found.value;
      await tx.clockExtension.update({ where: { id }, data: decided, select: { id: true } });
      await grantExtension(tx, current, { extensionId: id, run, pack, next, actor, now });
    } else await tx.clockExtension.update({ where: { id }, data: decided, select: { id: true } });
    await notify(tx, { staffId: row.askedById, kind: "approval-decided", complaintId: current.id, now });
    return ok({ complaintId: current.id });
  });
}
