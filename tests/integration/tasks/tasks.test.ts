import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { markRead } from "@/lib/notifications/mutations";
import { listNotifications, unreadNotifications } from "@/lib/notifications/queries";
import { answerTask, createTask, takeTask } from "@/lib/tasks/mutations";
import { caseTasks, countTasks, listTasks } from "@/lib/tasks/queries";
import { aColleague } from "../../support/factories/desk";
import { aComplaint, aDepartment, anOrganisation, INTAKE } from "../../support/factories/money";

const NOON = new Date("2026-11-20T12:00:00Z");
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);
const here = { locale: "en", now: NOON } as const;

let asker: Staff;
let technician: Staff;
let stranger: Staff;
let departmentId: string;

beforeAll(async () => {
  await anOrganisation();
  departmentId = await aDepartment();
  [asker, technician, stranger] = await Promise.all([
    aColleague("agent"),
    aColleague("agent", departmentId),
    aColleague("agent", await aDepartment()),
  ]);
});

async function aQuestion(overrides: { ownerId?: string | null; dueAt?: Date } = {}) {
  const complaint = await aComplaint({ assigneeId: asker.id });
  const created = await createTask(
    asker,
    {
      complaintId: complaint.id,
      departmentId,
      ownerId: null,
      request: "Why did it fail?",
      dueAt: hours(4),
      ...overrides,
    },
    NOON,
  );
  if (!created.ok) throw new Error(created.reason);
  return { taskId: created.value.taskId, complaintId: complaint.id };
}

describe("a task to another department", () => {
  it("is seen there, taken, answered, and the asker is told", async () => {
    const { taskId, complaintId } = await aQuestion();
    expect((await listTasks(technician, "department", here)).map(({ id }) => id)).toContain(taskId);
    expect((await listTasks(stranger, "department", here)).map(({ id }) => id)).not.toContain(taskId);
    expect(await takeTask(technician, taskId)).toMatchObject({ ok: true });
    expect((await listTasks(technician, "mine", here)).map(({ id }) => id)).toEqual([taskId]);
    expect(await answerTask(technician, { taskId, answer: "A worn belt." }, hours(1))).toMatchObject({
      ok: true,
    });
    expect(await listTasks(technician, "mine", here)).toEqual([]);
    expect((await caseTasks(asker, complaintId, "en"))[0]).toMatchObject({
      answer: "A worn belt.",
      ownerName: technician.name,
    });
    expect(await unreadNotifications(asker)).toBe(1);
    expect((await listNotifications(asker))[0]).toMatchObject({ kind: "task-answered" });
    await markRead(asker, null, hours(2));
    expect(await unreadNotifications(asker)).toBe(0);
    const events = await db().complaintEvent.findMany({
      where: { complaintId, type: { notIn: INTAKE } },
      orderBy: { id: "asc" },
    });
    expect(events.map(({ type }) => type)).toEqual(["task-created", "task-done"]);
    expect(JSON.stringify(events)).not.toContain("belt");
  });

  it("is answered once, even by two at a time", async () => {
    const { taskId } = await aQuestion();
    const lead = await aColleague("lead");
    const results = await Promise.all([
      answerTask(technician, { taskId, answer: "one" }, NOON),
      answerTask(lead, { taskId, answer: "two" }, NOON),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "already-done" });
  });

  it("is nobody else's, and never of who is excluded", async () => {
    const { taskId } = await aQuestion();
    expect(await answerTask(stranger, { taskId, answer: "x" }, NOON)).toEqual({
      ok: false,
      reason: "not-yours",
    });
    await db().task.update({
      where: { id: taskId },
      data: { excludedIds: [technician.id] },
      select: { id: true },
    });
    expect(await takeTask(technician, taskId)).toEqual({ ok: false, reason: "excluded" });
  });

  it("needs somebody to answer it and a time that lies ahead", async () => {
    const { id: complaintId } = await aComplaint();
    const task = { complaintId, departmentId: null, ownerId: null, request: "x", dueAt: hours(1) };
    expect(await createTask(asker, task, NOON)).toEqual({ ok: false, reason: "nobody" });
    expect(await createTask(asker, { ...task, departmentId, dueAt: hours(-1) }, NOON)).toEqual({
      ok: false,
      reason: "due-in-the-past",
    });
  });

  it("counts as late from its due time on", async () => {
    const { taskId } = await aQuestion({ dueAt: hours(1) });
    const later = { locale: "en", now: hours(1.5) } as const;
    expect((await listTasks(asker, "late", later)).map(({ id }) => id)).toContain(taskId);
    const counts = await countTasks(asker, later.now);
    expect(counts.late).toBe((await listTasks(asker, "late", later)).length);
    expect(counts.all).toBe((await listTasks(asker, "all", later)).length);
  });
});
