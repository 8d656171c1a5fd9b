import { recordAudit } from "@/lib/audit/mutations";
import type { Tx } from "@/lib/db/client";
import type { AuditActor } from "@/lib/domain/audit";
import { notify } from "@/lib/notifications/mutations";

type Voiding = { actor: AuditActor; why: "payee" | "content" | "reopened"; now: Date };

/** An approved run is a draft again: what it was approved for is no longer what it is. The caller holds the run. */
export async function voidApproval(tx: Tx, runId: string, { actor, why, now }: Voiding): Promise<void> {
  const run = await tx.payoutRun.update({
    where: { id: runId },
    data: { status: "draft", approvedById: null, approvedAt: null, fingerprint: null },
    select: { preparedById: true },
  });
  await recordAudit(tx, {
    actor,
    action: "payout-approval-voided",
    subject: { kind: "payout", id: runId },
    facts: { why },
  });
  if (actor.id !== run.preparedById)
    await notify(tx, {
      staffId: run.preparedById,
      kind: "payout-approval-voided",
      complaintId: null,
      facts: { runId },
      now,
    });
}
