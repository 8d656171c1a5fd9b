import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import {
  type ComplaintPatch,
  type LockedComplaint,
  lockComplaint,
  moveComplaint,
} from "@/lib/complaints/mutations/project";
import { inTransaction, type Tx } from "@/lib/db/client";
import { AWARD_STATUSES, isOpenAward } from "@/lib/domain/award-state";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";
import { type DeskMove, deskMoves, type MoveObstacle, moveObstacle } from "@/lib/domain/desk-moves";
import { failed, type Result } from "@/lib/result";

export type MoveInput = {
  complaintId: string;
  expectedVersion: number;
  to: DeskMove;
  /** For a duplicate: the reference of the complaint it repeats. */
  twinReference: string | null;
};

export type MoveByStaffFailure = "not-found" | "version-conflict" | "illegal-move" | MoveObstacle;

const EVENTS: Partial<Record<DeskMove, ComplaintEventType>> = {
  withdrawn: "withdrawn",
  reopened: "reopened",
  duplicate: "linked",
};

/** The complaint that this one repeats: another one of the same customer, and not itself a copy. */
async function findTwin(tx: Tx, current: LockedComplaint, reference: string | null): Promise<string | null> {
  if (!reference) return null;
  const twin = await tx.complaint.findFirst({
    where: {
      reference,
      customerId: current.customerId,
      id: { not: current.id },
      status: { not: "duplicate" },
    },
    select: { id: true },
  });
  return twin?.id ?? null;
}

/** Takes a case one legal step on by hand; what belongs to awards and closing is not among the steps. */
export function moveByStaff(
  actor: Staff,
  { complaintId, expectedVersion, to, twinReference }: MoveInput,
  now: Date,
): Promise<Result<{ version: number }, MoveByStaffFailure>> {
  return inTransaction(async (tx) => {
    const current = await lockComplaint(tx, complaintId);
    if (!current) return failed("not-found");
    if (!deskMoves(current.status, can(actor.role, "reopening.decide")).includes(to))
      return failed("illegal-move");
    const twinId = to === "duplicate" ? await findTwin(tx, current, twinReference) : null;
    const answers = await tx.message.count({ where: { complaintId, kind: "answer" } });
    const openAwards = await tx.award.count({
      where: { complaintId, status: { in: AWARD_STATUSES.filter(isOpenAward) } },
    });
    const obstacle = moveObstacle(to, { answers, openAwards, hasTwin: twinId !== null });
    if (obstacle) return failed(obstacle);
    const patch: ComplaintPatch = {
      ...(twinId ? { linkedToId: twinId } : {}),
      ...(to === "withdrawn" ? { outcome: "withdrawn" as const } : {}),
      ...(to === "reopened" ? { closedAt: null, resolvedAt: null, outcome: null, rootCauseKey: null } : {}),
    };
    return moveComplaint(tx, {
      complaintId,
      to,
      expectedVersion,
      actor: { kind: "staff", id: actor.id },
      now,
      patch,
      ...(EVENTS[to] ? { eventType: EVENTS[to] } : {}),
      ...(twinId ? { facts: { linkedTo: twinId } } : {}),
    });
  });
}
