import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { isRole } from "@/lib/domain/roles";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";
import type { TaskFailure, TaskKind } from "@/lib/tasks/types";

export type NewTask = {
  complaintId: string;
  departmentId: string | null;
  ownerId: string | null;
  request: string;
  dueAt: Date;
};

async function worksTasks(tx: Tx, staffId: string): Promise<boolean> {
  const found = await tx.staff.findFirst({ where: { id: staffId, active: true }, select: { role: true } });
  return found !== null && isRole(found.role) && can(found.role, "task.work");
}

/** Asks another department or colleague something about a case, by a date; a person named as owner is told. */
export function createTask(
  actor: Staff,
  { complaintId, departmentId, ownerId, request, dueAt }: NewTask,
  now: Date,
): Promise<Result<{ taskId: string }, TaskFailure>> {
  return inTransaction(async (tx) => {
    if (!departmentId && !ownerId) return failed("nobody");
    if (dueAt.getTime() <= now.getTime()) return failed("due-in-the-past");
    const complaint = await tx.complaint.findUnique({ where: { id: complaintId }, select: { id: true } });
    if (!complaint) return failed("not-found");
    if (ownerId && !(await worksTasks(tx, ownerId))) return failed("unknown-owner");
    if (
      departmentId &&
      !(await tx.department.findFirst({ where: { id: departmentId, active: true }, select: { id: true } }))
    )
      return failed("unknown-department");
    const { id } = await tx.task.create({
      data: {
        complaintId,
        kind: "department",
        departmentId,
        ownerId,
        excludedIds: [],
        request,
        dueAt,
        createdById: actor.id,
        createdAt: now,
      },
      select: { id: true },
    });
    await appendEvent(tx, {
      complaintId,
      type: "task-created",
      actor: { kind: "staff", id: actor.id },
      occurredAt: now,
      facts: { taskId: id, departmentId, ownerId, dueAt: dueAt.toISOString() },
    });
    if (ownerId && ownerId !== actor.id)
      await notify(tx, { staffId: ownerId, kind: "task-assigned", complaintId, facts: { taskId: id }, now });
    return ok({ taskId: id });
  });
}

type LockedTask = {
  id: string;
  kind: TaskKind;
  complaintId: string;
  ownerId: string | null;
  departmentId: string | null;
  createdById: string | null;
  excludedIds: string[];
  doneAt: Date | null;
};

async function lockTask(tx: Tx, taskId: string): Promise<LockedTask | null> {
  const rows = await tx.$queryRaw<LockedTask[]>(sql`
    SELECT id, kind, complaint_id AS "complaintId", owner_id AS "ownerId", department_id AS "departmentId",
      created_by_id AS "createdById", excluded_ids::text[] AS "excludedIds", done_at AS "doneAt"
    FROM task WHERE id = ${taskId}::uuid FOR UPDATE`);
  return rows[0] ?? null;
}

/** Whether the actor may take or answer it: its owner, the department it is addressed to, or a lead; never one excluded. */
function obstacle(actor: Staff, task: LockedTask): TaskFailure | null {
  if (task.doneAt) return "already-done";
  if (task.excludedIds.includes(actor.id)) return "excluded";
  const isTheirs =
    task.ownerId === actor.id ||
    (task.ownerId === null && (task.departmentId === null || task.departmentId === actor.departmentId)) ||
    can(actor.role, "case.assign");
  return isTheirs ? null : "not-yours";
}

/** Takes a task that is addressed to the actor's department, so that colleagues see somebody is at it. */
export function takeTask(actor: Staff, taskId: string): Promise<Result<null, TaskFailure>> {
  return inTransaction(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (!task) return failed("not-found");
    const reason = obstacle(actor, task);
    if (reason) return failed(reason);
    await tx.task.update({ where: { id: taskId }, data: { ownerId: actor.id }, select: { id: true } });
    return ok(null);
  });
}

/**
 * Answers a task. Who asked and who holds the case are told. A decision about reopening has a form of its own,
 * since it moves the case.
 */
export function answerTask(
  actor: Staff,
  { taskId, answer }: { taskId: string; answer: string },
  now: Date,
): Promise<Result<null, TaskFailure>> {
  return inTransaction(async (tx) => {
    const task = await lockTask(tx, taskId);
    if (!task) return failed("not-found");
    if (task.kind === "reopening") return failed("own-form");
    const reason = obstacle(actor, task);
    if (reason) return failed(reason);
    await tx.task.update({
      where: { id: taskId },
      data: { answer, doneAt: now, doneById: actor.id, ownerId: task.ownerId ?? actor.id },
      select: { id: true },
    });
    await appendEvent(tx, {
      complaintId: task.complaintId,
      type: "task-done",
      actor: { kind: "staff", id: actor.id },
      occurredAt: now,
      facts: { taskId },
    });
    const complaint = await tx.complaint.findUniqueOrThrow({
      where: { id: task.complaintId },
      select: { assigneeId: true },
    });
    const told = new Set([task.createdById, complaint.assigneeId]);
    told.delete(actor.id);
    for (const staffId of told) {
      if (staffId)
        await notify(tx, {
          staffId,
          kind: "task-answered",
          complaintId: task.complaintId,
          facts: { taskId },
          now,
        });
    }
    return ok(null);
  });
}
