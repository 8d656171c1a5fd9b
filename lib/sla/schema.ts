import { z } from "zod";
import { LANGUAGES } from "@/lib/domain/languages";
import type { Calendar } from "@/lib/domain/sla/clock";
import {
  CLOCK_BASES,
  CLOCK_STARTS,
  CLOCK_STOPS,
  CLOCK_UNITS,
  LADDER_READERS,
  type SlaTerms,
} from "@/lib/domain/sla/terms/definition";

const key = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40);
const keys = z.array(key).nullable();
const names = z.record(z.enum(LANGUAGES), z.string().trim().min(1).max(80));
const stops = z.array(z.enum(CLOCK_STOPS));
const someTarget = z.strictObject({ unit: z.enum(CLOCK_UNITS), count: z.int().min(1).max(10_000) });
const target = someTarget.nullable();
const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const windowTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const window = z.tuple([windowTime, windowTime]);

/** One clock of a stored document. */
export const clockSchema = z.strictObject({
  key,
  names,
  basis: z.enum(CLOCK_BASES),
  starts: z.array(z.enum(CLOCK_STARTS)).min(1),
  stops: z.strictObject({ urgent: stops, standard: stops, low: stops }),
  targets: z.strictObject({ urgent: target, standard: target, low: target }),
  calendar: z.union([
    z.strictObject({ kind: z.enum(["always", "local"]) }),
    z.strictObject({ kind: z.literal("one"), key }),
  ]),
  pausesForCustomer: z.boolean(),
  restsWithCustomer: z.boolean(),
  scope: z.strictObject({ categories: keys, departments: keys, regions: keys }),
  ladder: z.array(
    z.strictObject({
      percent: z.int().min(1).max(100),
      tell: z.array(z.enum(LADDER_READERS)),
      assignIfFree: z.boolean(),
    }),
  ),
  source: z
    .strictObject({ title: z.string().min(1), url: z.url().nullable(), readOn: z.iso.date() })
    .nullable(),
  // Documents from before there were packs have neither.
  pack: key.nullable().default(null),
  extensions: z
    .array(z.strictObject({ target: someTarget, needsApproval: z.boolean() }))
    .max(10)
    .default([]),
});

/** A stored document of terms. */
export const termsSchema = z.strictObject({
  timeZone: z.string().min(1),
  clocks: z.array(clockSchema),
  quietHours: z.strictObject({ from: clockTime, to: clockTime }).nullable(),
  waiting: z.strictObject({
    remindAfterDays: z.int().min(1).max(365),
    closeAfterDays: z.int().min(1).max(365),
  }),
}) satisfies z.ZodType<SlaTerms>;

/** A stored calendar. */
export const calendarSchema = z
  .strictObject({
    timeZone: z.string().min(1),
    week: z.array(z.array(window)).length(7),
    closures: z.array(z.iso.date()),
    openings: z.record(z.iso.date(), z.array(window)).optional(),
  })
  .transform(({ openings, ...rest }) =>
    openings ? { ...rest, openings } : rest,
  ) satisfies z.ZodType<Calendar>;
