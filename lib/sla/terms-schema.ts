import { z } from "zod";
import { CLOCK_STARTS, CLOCK_UNITS, LADDER_READERS, type SlaTerms } from "@/lib/domain/sla/terms/definition";
import { clockSchema, termsSchema } from "@/lib/sla/schema";

// As somebody types it: `checkTerms` says what is wrong, field by field. Here only what no editor sends is refused.
const key = z.string().max(60);
const keys = z.array(key).max(500).nullable();
const name = z.string().max(200);
const target = z.strictObject({ unit: z.enum(CLOCK_UNITS), count: z.int().min(0).max(1_000_000) }).nullable();

const clock = clockSchema.extend({
  key,
  names: z.strictObject({ en: name, "zh-Hans": name, "zh-Hant": name }),
  starts: z.array(z.enum(CLOCK_STARTS)).max(20),
  targets: z.strictObject({ urgent: target, standard: target, low: target }),
  calendar: z.union([
    z.strictObject({ kind: z.enum(["always", "local"]) }),
    z.strictObject({ kind: z.literal("one"), key }),
  ]),
  scope: z.strictObject({ categories: keys, departments: keys, regions: keys }),
  ladder: z
    .array(
      z.strictObject({
        percent: z.int().min(0).max(100_000),
        tell: z.array(z.enum(LADDER_READERS)).max(20),
        assignIfFree: z.boolean(),
      }),
    )
    .max(50),
  source: z
    .strictObject({
      title: z.string().max(500),
      url: z.string().max(2_000).nullable(),
      readOn: z.string().max(20),
    })
    .nullable(),
});

const days = z.int().min(0).max(100_000);
const time = z.string().max(10);

/** A draft of the terms, wise or not; published terms are held to `termsSchema`. */
export const termsDraftSchema = termsSchema.extend({
  timeZone: z.string().max(64),
  clocks: z.array(clock).max(100),
  quietHours: z.strictObject({ from: time, to: time }).nullable(),
  waiting: z.strictObject({ remindAfterDays: days, closeAfterDays: days }),
}) satisfies z.ZodType<SlaTerms>;

const baseRevision = z.string().min(1).max(64);

export const openTermsSchema = z.object({ from: z.coerce.number().int().min(1).nullable() });
export const saveTermsSchema = z.strictObject({ document: termsDraftSchema, baseRevision });
export const discardTermsSchema = z.strictObject({ baseRevision });
export const publishTermsSchema = z.strictObject({
  baseRevision,
  /** Local time of the organisation as a datetime-local input sends it; "" is as soon as can be. */
  from: z.string().max(30),
  note: z.string().max(2_000),
});
