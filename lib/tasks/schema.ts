import { z } from "zod";

const text = (max: number) =>
  z
    .string()
    .refine((value) => !value.includes("\u0000"), "nul")
    .transform((value) => value.replaceAll("\r\n", "\n").trim())
    .pipe(z.string().min(1, "empty").max(max, "too-long"));

const optionalId = z.union([z.literal("").transform(() => null), z.guid()]);

export const newTaskSchema = z.object({
  complaintId: z.guid(),
  departmentId: optionalId,
  ownerId: optionalId,
  request: text(2_000),
  /** As a date-and-time input gives it, in the organisation's zone. */
  dueAt: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
});

export const answerTaskSchema = z.object({ taskId: z.guid(), answer: text(10_000) });
export const takeTaskSchema = z.object({ taskId: z.guid() });
