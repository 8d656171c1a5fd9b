import { z } from "zod";
import { ROLES } from "@/lib/domain/roles";

const id = z.uuid();
const password = z.string().max(1_000);
const departmentId = z.union([id, z.literal("").transform(() => null)]);

export const addStaffSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  email: z.email().trim().toLowerCase().max(254),
  role: z.enum(ROLES),
  departmentId,
  password,
});
export type AddStaffInput = z.infer<typeof addStaffSchema>;

export const changeStaffSchema = z.strictObject({ staffId: id, role: z.enum(ROLES), departmentId });
export type ChangeStaffInput = z.infer<typeof changeStaffSchema>;

export const setActiveSchema = z.strictObject({
  staffId: id,
  active: z.enum(["yes", "no"]).transform((v) => v === "yes"),
});
export type SetActiveInput = z.infer<typeof setActiveSchema>;

export const resetPasswordSchema = z.strictObject({ staffId: id, password });
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;

const ticked = z
  .literal("on")
  .optional()
  .transform((value) => value === "on");

/** What somebody wants by mail; what is not ticked is not sent along. */
export const ownMailsSchema = z.strictObject({ digestWanted: ticked, clockMailsWanted: ticked });
export type OwnMails = z.infer<typeof ownMailsSchema>;

export const ownPasswordSchema = z.strictObject({ current: z.string().max(1_000), password });
