export const TASK_KINDS = ["department", "call-back", "reopening"] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** One task with the case it belongs to. */
export type TaskRow = {
  id: string;
  kind: TaskKind;
  request: string;
  answer: string | null;
  dueAt: Date;
  createdAt: Date;
  doneAt: Date | null;
  departmentId: string | null;
  departmentName: string | null;
  ownerId: string | null;
  ownerName: string | null;
  createdById: string | null;
  createdByName: string | null;
  excludedIds: string[];
  complaintId: string;
  reference: string;
  subject: string;
};

export const TASK_VIEWS = ["mine", "department", "late", "all"] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export const TASK_FAILURES = [
  "not-found",
  "already-done",
  "not-yours",
  "excluded",
  "unknown-owner",
  "unknown-department",
  "nobody",
  "due-in-the-past",
  "own-form",
  "empty",
  "too-long",
  "nul",
  "incomplete",
  "unreachable",
] as const;
export type TaskFailure = (typeof TASK_FAILURES)[number];

export type TaskState =
  | { status: "idle" }
  | { status: "done"; at: number }
  | { status: "failed"; at: number; reason: TaskFailure; field: string | null };

export const TASK_IDLE: TaskState = { status: "idle" };
