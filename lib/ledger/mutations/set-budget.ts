import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { changesBetween } from "@/lib/domain/audit";
import {
  type BudgetPurpose,
  mayStartOn,
  type PeriodKind,
  periodFrom,
  type RollOver,
} from "@/lib/domain/ledger/budget-periods";
import { settleAlerts } from "@/lib/ledger/mutations/budget-alert";
import { failed, ok, type Result } from "@/lib/result";

export type BudgetInput = {
  purpose?: BudgetPurpose;
  /** Null: a reserve of the whole house. */
  departmentId: string | null;
  currency: string;
  periodKind?: PeriodKind;
  /** Calendar days (YYYY-MM-DD); the end is exclusive. */
  periodStart: string;
  periodEnd: string;
  /** What is granted for this period, without what comes over from the one before. */
  goodwillLimitMinor: bigint;
  entitlementPlannedMinor: bigint;
  rollOver?: RollOver;
  /** The next period opens by itself so many days before this one ends; null: it does not. */
  renewDaysBefore?: number | null;
};
export type BudgetFailure =
  | "not-allowed"
  | "period-wrong"
  | "period-start-late"
  | "period-overlaps"
  | "period-followed"
  | "department-missing";
export type BudgetSet =
  | Result<string, BudgetFailure>
  /** What is used already cannot be taken back: this is the lowest figure that still holds it. */
  | { ok: false; reason: "below-used"; part: "goodwill" | "entitlement"; lowestMinor: bigint };

type Existing = {
  id: string;
  periodKind: string;
  periodEnd: string;
  /** As granted, without what came over. */
  goodwillLimitMinor: bigint;
  entitlementPlannedMinor: bigint;
  rollOver: string;
  rollOverCapMinor: bigint | null;
  renewDaysBefore: number | null;
  lowestGoodwillMinor: bigint;
  usedEntitlementMinor: bigint;
  hasFollower: boolean;
};
type Settled = Required<BudgetInput>;

/**
 * Opens a budget, or changes the one of the same series that starts on that day. The goodwill limit may not fall below
 * what is reserved and promised already: the condition stands in the update, beside those that spend.
 */
export function setBudget(staff: Staff, input: BudgetInput, now: Date): Promise<BudgetSet> {
  return inTransaction(async (tx): Promise<BudgetSet> => {
    if (!can(staff.role, "budget.write")) return failed("not-allowed");
    const set: Settled = {
      purpose: "compensation",
      periodKind: "custom",
      rollOver: { rule: "none" },
      renewDaysBefore: null,
      ...input,
    };
    const wrong = wrongWith(set);
    if (wrong) return failed(wrong);
    await lockSeries(tx, set);
    if (await overlaps(tx, set)) return failed("period-overlaps");
    const before = await existing(tx, set);
    if (before?.hasFollower && before.periodEnd !== set.periodEnd) return failed("period-followed");
    const id = before ? await change(tx, before, set) : await open(tx, set);
    if (typeof id !== "string") return id;
    await recordBudget(tx, staff, { id, before, set });
    await settleAlerts(tx, { budgetId: id, now });
    return ok(id);
  });
}

function wrongWith({ purpose, departmentId, periodKind, periodStart, periodEnd }: Settled) {
  if (purpose === "compensation" && departmentId === null) return "department-missing";
  if (periodStart >= periodEnd) return "period-wrong";
  if (periodKind === "custom") return null;
  if (!mayStartOn(periodKind, periodStart)) return "period-start-late";
  return periodFrom(periodKind, periodStart)?.end === periodEnd ? null : "period-wrong";
}

type Series = { purpose: BudgetPurpose; departmentId: string | null; currency: string };

/** Holds a series of budgets (purpose, department, currency): who opens one meanwhile waits. */
export async function lockSeries(tx: Tx, { purpose, departmentId, currency }: Series): Promise<void> {
  await tx.$queryRaw(
    sql`SELECT lock_budget_series(${purpose}, ${departmentId}::uuid, ${currency})::text AS locked`,
  );
}

function ofSeries({ purpose, departmentId, currency }: Series) {
  return sql`purpose = ${purpose} AND department_id IS NOT DISTINCT FROM ${departmentId}::uuid AND currency = ${currency}`;
}

async function overlaps(tx: Tx, set: Settled): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM budget WHERE ${ofSeries(set)} AND period_start <> ${set.periodStart}::date
      AND period_start < ${set.periodEnd}::date AND period_end > ${set.periodStart}::date LIMIT 1`);
  return rows.length > 0;
}

async function existing(tx: Tx, set: Settled): Promise<Existing | null> {
  const rows = await tx.$queryRaw<Existing[]>(sql`
    SELECT id, period_kind AS "periodKind", period_end::text AS "periodEnd",
      goodwill_limit_minor - rolled_minor + rolled_out_minor AS "goodwillLimitMinor",
      entitlement_planned_minor AS "entitlementPlannedMinor", roll_over AS "rollOver",
      roll_over_cap_minor AS "rollOverCapMinor", renew_days_before AS "renewDaysBefore",
      greatest(0, goodwill_pending_minor + goodwill_posted_minor - rolled_minor + rolled_out_minor) AS "lowestGoodwillMinor",
      entitlement_pending_minor + entitlement_posted_minor AS "usedEntitlementMinor",
      EXISTS (SELECT 1 FROM budget f WHERE f.follows_id = budget.id) AS "hasFollower"
    FROM budget WHERE ${ofSeries(set)} AND period_start = ${set.periodStart}::date FOR UPDATE OF budget`);
  return rows[0] ?? null;
}

function capOf(rollOver: RollOver): bigint | null {
  return rollOver.rule === "capped" ? rollOver.capMinor : null;
}

async function change(tx: Tx, before: Existing, set: Settled): Promise<string | BudgetSet> {
  if (set.purpose === "risk-reserve" && set.entitlementPlannedMinor < before.usedEntitlementMinor)
    return {
      ok: false,
      reason: "below-used",
      part: "entitlement",
      lowestMinor: before.usedEntitlementMinor,
    };
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    UPDATE budget SET period_kind = ${set.periodKind}, period_end = ${set.periodEnd}::date,
      goodwill_limit_minor = ${set.goodwillLimitMinor}::bigint + rolled_minor - rolled_out_minor,
      entitlement_planned_minor = ${set.entitlementPlannedMinor}::bigint, roll_over = ${set.rollOver.rule},
      roll_over_cap_minor = ${capOf(set.rollOver)}::bigint, renew_days_before = ${set.renewDaysBefore}::int
    WHERE id = ${before.id}::uuid AND goodwill_pending_minor + goodwill_posted_minor
      <= ${set.goodwillLimitMinor}::bigint + rolled_minor - rolled_out_minor
    RETURNING id`);
  const id = rows[0]?.id;
  if (id) return id;
  return { ok: false, reason: "below-used", part: "goodwill", lowestMinor: before.lowestGoodwillMinor };
}

/** A budget that starts where another of its series ends follows it, so that what is left there may come over. */
async function open(tx: Tx, set: Settled): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    INSERT INTO budget (purpose, department_id, currency, period_kind, period_start, period_end, goodwill_limit_minor,
      entitlement_planned_minor, roll_over, roll_over_cap_minor, renew_days_before, follows_id)
    VALUES (${set.purpose}, ${set.departmentId}::uuid, ${set.currency}, ${set.periodKind}, ${set.periodStart}::date,
      ${set.periodEnd}::date, ${set.goodwillLimitMinor}::bigint, ${set.entitlementPlannedMinor}::bigint,
      ${set.rollOver.rule}, ${capOf(set.rollOver)}::bigint, ${set.renewDaysBefore}::int,
      (SELECT b.id FROM budget b WHERE ${ofSeries(set)} AND b.period_end = ${set.periodStart}::date
        AND NOT EXISTS (SELECT 1 FROM budget f WHERE f.follows_id = b.id)))
    RETURNING id`);
  const id = rows[0]?.id;
  if (!id) throw new Error("the budget that was just opened has no id");
  return id;
}

async function recordBudget(
  tx: Tx,
  staff: Staff,
  { id, before, set }: { id: string; before: Existing | null; set: Settled },
): Promise<void> {
  const after = {
    periodKind: set.periodKind,
    periodEnd: set.periodEnd,
    goodwillLimitMinor: set.goodwillLimitMinor,
    entitlementPlannedMinor: set.entitlementPlannedMinor,
    rollOver: set.rollOver.rule,
    rollOverCapMinor: capOf(set.rollOver),
    renewDaysBefore: set.renewDaysBefore,
  };
  const facts = changesBetween(before ? { ...before } : {}, after);
  if (!facts) return;
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: "settings-changed",
    subject: { kind: "setting", id: `budget:${id}` },
    facts,
  });
}
