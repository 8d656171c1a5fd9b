import { z } from "zod";
import { FAILURE_KINDS } from "@/lib/domain/assessment";

const name = z.string().trim().min(1).max(80);
const days = (most: number) => z.coerce.number().int().min(1).max(most);

/** Names arrive as `name.en`, `name.zh-Hans`, `name.zh-Hant`. */
const names = { "name.en": name, "name.zh-Hans": name, "name.zh-Hant": name };

export const categorySchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  ...names,
  failureKind: z.enum(FAILURE_KINDS),
  departmentId: z.uuid(),
  active: z.literal("on").optional(),
});
export type CategoryInput = z.infer<typeof categorySchema>;

export const regionSchema = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9-]{1,40}$/),
  ...names,
  active: z.literal("on").optional(),
  /** The form for a new one says so: a key that is there already must not be written over. */
  isNew: z.literal("yes").optional(),
});
export type RegionInput = z.infer<typeof regionSchema>;

export const causeSchema = z.strictObject({
  categoryKey: z.string().max(60),
  key: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
  ...names,
});
export type CauseInput = z.infer<typeof causeSchema>;

export const departmentHeadSchema = z.strictObject({
  departmentId: z.uuid(),
  /** Empty: nobody. */
  staffId: z.union([z.uuid(), z.literal("").transform(() => null)]),
});
export type DepartmentHeadInput = z.infer<typeof departmentHeadSchema>;

const referral = z.string().trim().min(1).max(300);
const places = z.string().trim().max(300).default("");
const zones: readonly string[] = Intl.supportedValuesOf("timeZone");

export const organisationSchema = z.strictObject({
  name: z.string().trim().min(1).max(120),
  timeZone: z.string().refine((zone) => zone === "UTC" || zones.includes(zone)),
  baseCurrency: z.string().regex(/^[A-Z]{3}$/),
  offerValidDays: days(365),
  offerReminderDays: days(365),
  fulfilmentDays: days(365),
  csatAfterDays: days(3),
  npsAfterDays: z.coerce.number().int().min(7).max(30),
  voucherValidDays: days(3_650),
  voucherReminderDays: days(90),
  "referral.en": referral,
  "referral.zh-Hans": referral,
  "referral.zh-Hant": referral,
  "places.en": places,
  "places.zh-Hans": places,
  "places.zh-Hant": places,
});
export type OrganisationInput = z.infer<typeof organisationSchema>;
