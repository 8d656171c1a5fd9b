import { z } from "zod";

export const signInSchema = z.strictObject({
  email: z.string().trim().toLowerCase().max(254),
  password: z.string().min(1).max(1_000),
});

export const firstAdminSchema = z.strictObject({
  code: z.string().trim().max(100),
  name: z.string().trim().min(1).max(120),
  email: z.email().trim().toLowerCase().max(254),
  password: z.string().max(1_000),
});
export type FirstAdminInput = z.infer<typeof firstAdminSchema>;
