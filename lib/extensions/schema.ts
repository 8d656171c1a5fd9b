import { z } from "zod";

const text = z
  .string()
  .refine((value) => !value.includes("\0"), "incomplete")
  .transform((value) => value.replaceAll("\r\n", "\n").trim())
  .pipe(z.string().max(2_000));
const reference = z.string().min(1).max(40);

export const askExtensionSchema = z.object({
  complaintId: z.guid(),
  reference,
  clock: z.string().min(1).max(40),
  run: z.coerce.number().int().min(1).max(10_000),
  reason: text.pipe(z.string().min(1)),
});
export type AskExtensionInput = z.infer<typeof askExtensionSchema>;

export const decideExtensionSchema = z.object({
  id: z.guid(),
  reference,
  decision: z.enum(["granted", "refused"]),
  note: text,
});
export type DecideExtensionInput = z.infer<typeof decideExtensionSchema>;
