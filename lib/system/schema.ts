import { z } from "zod";
import { JOB_STATES } from "@/lib/metrics/queries";

export const jobSchema = z.strictObject({ jobId: z.string().regex(/^\d{1,18}$/) });

export const JOB_NOTICES = ["retried", "cancelled", "gone"] as const;

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** What the page is asked for by its URL; what cannot be read is left out. */
export const systemUrlSchema = z.object({ jobs: one(z.enum(JOB_STATES)), notice: one(z.enum(JOB_NOTICES)) });
