import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import { lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { inTransaction } from "@/lib/db/client";
import { failed, ok, type Result } from "@/lib/result";

export type RevokeInput = { complaintId: string; expectedVersion: number };

/** Makes every private link given out so far useless; the next mail carries a new one. */
export function revokeLink(
  actor: Staff,
  { complaintId, expectedVersion }: RevokeInput,
  now: Date,
): Promise<Result<{ version: number }, "not-found" | "version-conflict">> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (current.version !== expectedVersion) return failed("version-conflict");
    const { version } = await writeChange(tx, current, {
      patch: { linkVersion: current.linkVersion + 1 },
      event: {
        type: "link-revoked",
        actor: { kind: "staff", id: actor.id },
        occurredAt: now,
        facts: { linkVersion: current.linkVersion + 1 },
      },
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: actor.id },
      action: "link-revoked",
      subject: { kind: "complaint", id: complaintId },
      customerId: current.customerId,
    });
    return ok({ version });
  });
}
