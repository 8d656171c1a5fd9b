import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { readSeverityReasons, type SeverityReason } from "@/lib/complaints/severity-reasons";
import { inTransaction, type Tx } from "@/lib/db/client";
import { isOpen } from "@/lib/domain/complaint-state";
import { isRelaxation } from "@/lib/domain/promise";
import type { Severity } from "@/lib/domain/severity";
import { failed, ok, type Result } from "@/lib/result";

export type SeverityChangeInput = {
  complaintId: string;
  expectedVersion: number;
  severity: Severity;
  /** Kept as an internal note: it is free text, which events do not hold. */
  reason: string;
};

export type SeverityFailure =
  | "not-found"
  | "version-conflict"
  | "already-ended"
  | "same-severity"
  | "needs-lead";

/**
 * Changes how soon we answer. What was promised may come forward, never move back: due = min(old due, now + new target).
 * Why is kept beside the rules that set the first severity.
 */
export function changeSeverity(
  actor: Staff,
  { complaintId, expectedVersion, severity, reason }: SeverityChangeInput,
  now: Date,
): Promise<Result<{ version: number }, SeverityFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (current.version !== expectedVersion) return failed("version-conflict");
    if (!isOpen(current.status)) return failed("already-ended");
    if (current.severity === severity) return failed("same-severity");
    if (isRelaxation(current.severity, severity) && !can(actor.role, "severity.relax"))
      return failed("needs-lead");
    const { version } = await writeChange(tx, current, {
      patch: {
        severity,
        severityReasons: [
          ...(await reasonsSoFar(tx, complaintId)),
          { ruleId: "staff", matched: reason, from: current.severity, to: severity, staffId: actor.id },
        ],
      },
      event: {
        type: "severity-changed",
        actor: { kind: "staff", id: actor.id },
        occurredAt: now,
        facts: { from: current.severity, to: severity },
      },
    });
    return ok({ version });
  });
}

async function reasonsSoFar(tx: Tx, complaintId: string): Promise<SeverityReason[]> {
  const row = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { severityReasons: true },
  });
  return readSeverityReasons(row.severityReasons);
}
