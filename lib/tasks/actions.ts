"use server";

import { revalidatePath } from "next/cache";
import type { z } from "zod";
import { requireStaff } from "@/lib/auth/session";
import { instantOfLocal } from "@/lib/domain/local-time";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { paths } from "@/lib/paths";
import type { Result } from "@/lib/result";
import { answerTask, createTask, takeTask } from "@/lib/tasks/mutations";
import { answerTaskSchema, newTaskSchema, takeTaskSchema } from "@/lib/tasks/schema";
import { TASK_FAILURES, type TaskFailure, type TaskState } from "@/lib/tasks/types";

function refused(now: Date, reason: TaskFailure, field: string | null = null): TaskState {
  return { status: "failed", at: now.getTime(), reason, field };
}

function refusedInput(now: Date, error: z.ZodError): TaskState {
  const issue = error.issues[0];
  const reason = TASK_FAILURES.find((failure) => failure === issue?.message) ?? "incomplete";
  return refused(now, reason, String(issue?.path[0] ?? ""));
}

/** Tasks stand on their own page and on the page of their case. */
function answered(now: Date, result: Result<unknown, TaskFailure>): TaskState {
  revalidatePath(paths.tasks);
  revalidatePath(paths.queue, "layout");
  return result.ok ? { status: "done", at: now.getTime() } : refused(now, result.reason);
}

export async function askTask(_before: unknown, form: FormData): Promise<TaskState> {
  const staff = await requireStaff("case.work");
  const now = databaseNow();
  const input = newTaskSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  const organisation = await organisationFrame();
  const dueAt = instantOfLocal(input.data.dueAt, organisation?.timeZone ?? "UTC");
  if (!dueAt) return refused(now, "incomplete", "dueAt");
  return answered(now, await createTask(staff, { ...input.data, dueAt }, now));
}

export async function replyToTask(_before: unknown, form: FormData): Promise<TaskState> {
  const staff = await requireStaff("task.work");
  const now = databaseNow();
  const input = answerTaskSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  return answered(now, await answerTask(staff, input.data, now));
}

export async function takeOverTask(_before: unknown, form: FormData): Promise<TaskState> {
  const staff = await requireStaff("task.work");
  const now = databaseNow();
  const input = takeTaskSchema.safeParse(Object.fromEntries(form));
  if (!input.success) return refusedInput(now, input.error);
  return answered(now, await takeTask(staff, input.data.taskId));
}
