import { z } from "zod";

const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/);

/** What to try, on which days of the organisation; an empty department or region is all of them. */
export const startSchema = z.object({
  policy: z.guid(),
  from: day,
  to: day,
  department: z.union([z.guid(), z.literal("").transform(() => null)]).default(null),
  region: z
    .string()
    .max(60)
    .transform((key) => key || null)
    .nullable()
    .default(null),
});
export type StartInput = z.infer<typeof startSchema>;

export const simulationIdSchema = z.object({ id: z.guid() });

/** Why a simulation was not started: a closed list, so that the page has words for each. */
export const START_PROBLEMS = [
  "invalid",
  "not-allowed",
  "not-found",
  "has-errors",
  "not-a-day",
  "reversed",
  "too-long",
  "under-way",
] as const;
export type StartProblem = (typeof START_PROBLEMS)[number];

/** One value of a query parameter, whatever the URL says. */
export function oneOf(value: string | readonly string[] | undefined): string {
  return (typeof value === "string" ? value : (value?.[0] ?? "")).trim();
}

export function isStartProblem(value: string): value is StartProblem {
  return START_PROBLEMS.some((problem) => problem === value);
}
