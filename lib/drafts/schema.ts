import { z } from "zod";

export const DRAFT_KINDS = ["answer", "holding-reply", "internal-note", "phone-note"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** A draft is as long as a message may be; PostgreSQL cannot hold a NUL. */
export const draftSchema = z.object({
  complaintId: z.guid(),
  kind: z.enum(DRAFT_KINDS),
  body: z
    .string()
    .max(20_000)
    .transform((body) => body.replaceAll("\u0000", "")),
});
