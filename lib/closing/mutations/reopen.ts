import type { Staff } from "@/lib/auth/staff";
import type { ReopeningInput } from "@/lib/closing/schema";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { inTransaction } from "@/lib/db/client";
import { mayMove } from "@/lib/domain/complaint-state";
import { failed, ok, type Result } from "@/lib/result";

export type ReopeningFailure = "not-found" | "already-decided" | "illegal-move";

/**
 * A lead decides whether a case that ended badly for the customer is taken up again. The event says that a survey was
 * the cause, so that nobody counts it as a repeat complaint. Two leads at once: the first one decides.
 */
export function decideReopening(
  actor: Staff,
  input: ReopeningInput,
  now: Date,
): Promise<Result<{ complaintId: string }, ReopeningFailure>> {
  return inTransaction(async (tx) => {
    const task = await tx.task.findFirst({
      where: { id: input.taskId, kind: "reopening" },
      select: { complaintId: true },
    });
    const current = task && (await lockComplaint(tx, task.complaintId));
    if (!current) return failed("not-found");
    if (input.decision === "reopen" && !mayMove(current.status, "reopened")) return failed("illegal-move");
    const { count } = await tx.task.updateMany({
      where: { id: input.taskId, doneAt: null },
      data: { answer: input.reason, doneAt: now, doneById: actor.id },
    });
    if (count === 0) return failed("already-decided");
    const by = { kind: "staff", id: actor.id } as const;
    if (input.decision === "reopen") {
      await writeChange(tx, current, {
        patch: { status: "reopened", closedAt: null, resolvedAt: null, outcome: null, rootCauseKey: null },
        event: {
          type: "reopened",
          actor: by,
          occurredAt: now,
          facts: {
            from: current.status,
            to: "reopened",
            cause: "survey",
            isRepeatComplaint: false,
            taskId: input.taskId,
          },
        },
      });
    }
    const complaintId = current.id;
    const facts = { taskId: input.taskId, kind: "reopening", decision: input.decision };
    await appendEvent(tx, { complaintId, type: "task-done", actor: by, occurredAt: now, facts });
    return ok({ complaintId });
  });
}
