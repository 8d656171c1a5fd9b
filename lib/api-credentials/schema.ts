import { z } from "zod";
import { LIFETIMES_DAYS, MAX_CREDENTIAL_NAME } from "@/lib/api-credentials/limits";
import { API_SCOPES } from "@/lib/auth/scopes";

export const newCredentialSchema = z.strictObject({
  name: z
    .string()
    .refine((name) => !name.includes("\u0000"))
    .transform((name) => name.replace(/\s+/g, " ").trim())
    .pipe(z.string().min(1).max(MAX_CREDENTIAL_NAME)),
  scopes: z.array(z.enum(API_SCOPES)).min(1),
  lifetimeDays: z.union([
    z.literal("").transform(() => null),
    z.enum(LIFETIMES_DAYS.map(String)).transform(Number),
  ]),
});
export type NewCredential = z.infer<typeof newCredentialSchema>;

export const revokeCredentialSchema = z.strictObject({ id: z.uuid() });
