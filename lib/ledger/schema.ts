import { z } from "zod";
import { LEDGER_PARTS, TRANSACTION_KINDS } from "@/lib/domain/ledger/accounts";
import { BUDGET_PURPOSES, PERIOD_KINDS, ROLL_OVERS } from "@/lib/domain/ledger/budget-periods";

const day = z.iso.date("period-wrong");

export const budgetSchema = z.object({
  purpose: z.enum(BUDGET_PURPOSES).default("compensation"),
  /** Empty: a reserve of the whole house. */
  departmentId: z.union([z.guid(), z.literal("")]).default(""),
  currency: z.string().trim().toUpperCase().length(3, "currency-unknown"),
  periodKind: z.enum(PERIOD_KINDS).default("custom"),
  periodStart: day,
  /** The last day that belongs to the period; a calendar period has its own. */
  periodEnd: z.union([day, z.literal("")]).default(""),
  goodwillLimit: z.string().trim().max(30),
  entitlementPlanned: z.string().trim().max(30),
  rollOver: z.enum(ROLL_OVERS).default("none"),
  rollOverCap: z.string().trim().max(30).default(""),
  /** Empty: the next period does not open by itself. */
  renewDaysBefore: z
    .union([z.literal(""), z.coerce.number<string>().int().min(0, "days-wrong").max(60, "days-wrong")])
    .default("")
    .transform((value) => (value === "" ? null : value)),
});
export type BudgetForm = z.infer<typeof budgetSchema>;

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The filter in the URL; what cannot be read is left out. */
export const ledgerUrlSchema = z.object({
  kind: one(z.enum(TRANSACTION_KINDS)),
  part: one(z.enum(LEDGER_PARTS)),
  department: one(z.guid()),
  currency: one(z.string().regex(/^[A-Z]{3}$/)),
  from: one(z.iso.date()),
  to: one(z.iso.date()),
  /** Where the page before ended: instant and id of its last row. */
  after: one(
    z
      .string()
      .regex(/^\d{1,15}_[0-9a-f-]{36}$/)
      .transform((cursor) => {
        const [at = "0", id = ""] = cursor.split("_");
        return { postedAt: new Date(Number(at)), id };
      }),
  ),
  check: one(z.literal("1")),
});
