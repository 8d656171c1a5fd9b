import { z } from "zod";
import { ACCOUNT_KINDS, LEDGER_PARTS, TRANSACTION_KINDS } from "@/lib/domain/ledger/accounts";
import { BUDGET_PURPOSES, PERIOD_KINDS, ROLL_OVERS } from "@/lib/domain/ledger/budget-periods";
import type { LedgerFilter } from "@/lib/ledger/types";

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

export const monthSchema = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

const one = <T extends z.ZodType>(schema: T) => schema.nullable().catch(null).default(null);

/** The filter in the URL; what cannot be read is left out. */
export const ledgerUrlSchema = z.object({
  kind: one(z.enum(TRANSACTION_KINDS)),
  part: one(z.enum(LEDGER_PARTS)),
  department: one(z.guid()),
  currency: one(z.string().regex(/^[A-Z]{3}$/)),
  budget: one(z.guid()),
  account: one(z.enum(ACCOUNT_KINDS)),
  detail: one(z.string().max(100)),
  category: one(z.string().max(60)),
  month: one(monthSchema),
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

/** The month that a page of the books is about; this one where none is named. */
export const monthUrlSchema = z.object({ month: one(monthSchema) });

export const EXPORT_FORMATS = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const exportUrlSchema = z.object({ format: z.enum(EXPORT_FORMATS).catch("csv").default("csv") });

/** The movements that a URL asks for. */
export function ledgerFilterOf(asked: Record<string, string | string[] | undefined>): LedgerFilter {
  const { after: _after, check: _check, department, ...rest } = ledgerUrlSchema.parse(asked);
  return { ...rest, departmentId: department };
}

/** Whole months, and the currency that is looked at. */
export const spendUrlSchema = z.object({
  from: one(monthSchema),
  to: one(monthSchema),
  currency: one(z.string().regex(/^[A-Z]{3}$/)),
});
