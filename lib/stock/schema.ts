import { z } from "zod";
import { ADJUST_REASONS } from "@/lib/domain/stock";

/** More units in one move are a typing error. */
export const MAX_UNITS = 100_000;

const name = z.string().trim().min(1, "incomplete").max(120);
const count = z.coerce.number<string>().int().min(0, "not-positive").max(MAX_UNITS, "too-many");

export const stockItemSchema = z.object({
  id: z.union([z.guid(), z.literal("")]).default(""),
  sku: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z0-9][A-Z0-9._/-]{0,39}$/, "incomplete"),
  "name.en": name,
  "name.zh-Hans": name,
  "name.zh-Hant": name,
  departmentId: z.union([z.guid(), z.literal("")]).default(""),
  lowAt: count,
  active: z
    .literal("on")
    .optional()
    .transform((value) => value === "on"),
});

export const stockMoveSchema = z
  .object({
    itemId: z.guid(),
    kind: z.enum(["receive", "adjust"]),
    units: z.coerce.number<string>().int().min(-MAX_UNITS, "too-many").max(MAX_UNITS, "too-many"),
    reason: z.union([z.enum(ADJUST_REASONS), z.literal("")]).default(""),
    /** Made with the form: the same form sent twice moves once. */
    key: z.guid(),
  })
  .refine(({ kind, units }) => (kind === "receive" ? units > 0 : units !== 0), {
    path: ["units"],
    message: "not-positive",
  })
  .refine(({ kind, reason }) => kind === "receive" || reason !== "", {
    path: ["reason"],
    message: "reason-missing",
  });

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

export const stockUrlSchema = z.object({ item: one(z.guid()) });
