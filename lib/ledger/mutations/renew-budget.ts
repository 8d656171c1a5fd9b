import { recordAudit } from "@/lib/audit/mutations";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import {
  type BudgetPurpose,
  isPeriodKind,
  nextPeriod,
  opensOn,
  rolledOver,
  rollOverOf,
} from "@/lib/domain/ledger/budget-periods";
import { settleAlerts } from "@/lib/ledger/mutations/budget-alert";
import { lockSeries } from "@/lib/ledger/mutations/set-budget";

const SYSTEM = { kind: "system", id: null } as const;

type Ending = {
  id: string;
  purpose: BudgetPurpose;
  departmentId: string | null;
  currency: string;
  periodKind: string;
  start: string;
  end: string;
  renewDaysBefore: number | null;
  today: string;
  hasFollower: boolean;
};

/**
 * Opens the budget of the following period with the same limits as were granted for this one, or ties on the one that
 * somebody has opened by hand. False: there was nothing to open. The row of the ending budget is held, and the database
 * lets one budget have one follower, so that it happens once whoever else tries.
 */
export function openFollowing(budgetId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ending = await lockEnding(tx, budgetId, now);
    if (!ending || ending.hasFollower || ending.renewDaysBefore === null) return false;
    if (!isPeriodKind(ending.periodKind)) return false;
    if (ending.today < opensOn(ending, ending.renewDaysBefore)) return false;
    const { start, end } = nextPeriod(ending.periodKind, ending);
    const rows = await tx.$queryRaw<{ id: string; opened: boolean }[]>(sql`
      WITH tied AS (
        UPDATE budget SET follows_id = ${budgetId}::uuid
        WHERE purpose = ${ending.purpose} AND department_id IS NOT DISTINCT FROM ${ending.departmentId}::uuid
          AND currency = ${ending.currency} AND period_start = ${start}::date AND follows_id IS NULL
        RETURNING id
      ), opened AS (
        INSERT INTO budget (purpose, department_id, currency, period_kind, period_start, period_end, goodwill_limit_minor,
          entitlement_planned_minor, roll_over, roll_over_cap_minor, renew_days_before, follows_id)
        SELECT purpose, department_id, currency, period_kind, ${start}::date, ${end}::date,
          goodwill_limit_minor - rolled_minor + rolled_out_minor, entitlement_planned_minor, roll_over,
          roll_over_cap_minor, renew_days_before, id
        FROM budget b WHERE id = ${budgetId}::uuid AND NOT EXISTS (
          SELECT 1 FROM budget o WHERE o.purpose = b.purpose AND o.department_id IS NOT DISTINCT FROM b.department_id
            AND o.currency = b.currency AND o.period_start < ${end}::date AND o.period_end > ${start}::date)
        RETURNING id
      ) SELECT id, false AS opened FROM tied UNION ALL SELECT id, true FROM opened`);
    const next = rows[0];
    if (!next) return false;
    await recordAudit(tx, {
      actor: SYSTEM,
      action: "budget-opened",
      subject: { kind: "budget", id: next.id },
      facts: { follows: budgetId, periodStart: start, tied: !next.opened },
    });
    return true;
  });
}

async function lockEnding(tx: Tx, budgetId: string, now: Date): Promise<Ending | null> {
  const [series] = await tx.$queryRaw<Pick<Ending, "purpose" | "departmentId" | "currency">[]>(sql`
    SELECT purpose, department_id AS "departmentId", currency FROM budget WHERE id = ${budgetId}::uuid`);
  if (!series) return null;
  // The series first, as whoever opens one by hand does, then the row.
  await lockSeries(tx, series);
  const rows = await tx.$queryRaw<Ending[]>(sql`
    SELECT id, purpose, department_id AS "departmentId", currency, period_kind AS "periodKind",
      period_start::text AS start, period_end::text AS "end", renew_days_before AS "renewDaysBefore",
      organisation_day(${now}::timestamptz)::text AS today,
      EXISTS (SELECT 1 FROM budget f WHERE f.follows_id = budget.id) AS "hasFollower"
    FROM budget WHERE id = ${budgetId}::uuid FOR UPDATE OF budget`);
  return rows[0] ?? null;
}

type Ended = {
  id: string;
  rollOver: string;
  capMinor: bigint | null;
  leftMinor: bigint;
  hasEnded: boolean;
};

/**
 * When a period has ended, what its rule lets over goes to the budget that follows: taken from the one limit and added
 * to the other in one transaction, once. What is released in the old period later stays there. False: nothing was due.
 */
export function rollOverTo(nextId: string, now: Date): Promise<boolean> {
  return inTransaction((tx) => rollOverIn(tx, nextId, now));
}

/** The same within the caller's transaction. */
export async function rollOverIn(tx: Tx, nextId: string, now: Date): Promise<boolean> {
  const ended = await lockEnded(tx, nextId, now);
  if (!ended?.hasEnded) return false;
  const rolledMinor = rolledOver(rollOverOf(ended.rollOver, ended.capMinor), ended.leftMinor);
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
      WITH given AS (
        UPDATE budget SET rolled_minor = ${rolledMinor}::bigint, rolled_at = ${now}::timestamptz,
          goodwill_limit_minor = goodwill_limit_minor + ${rolledMinor}::bigint
        WHERE id = ${nextId}::uuid AND follows_id = ${ended.id}::uuid AND rolled_at IS NULL RETURNING follows_id
      )
      UPDATE budget SET goodwill_limit_minor = goodwill_limit_minor - ${rolledMinor}::bigint,
        rolled_out_minor = rolled_out_minor + ${rolledMinor}::bigint
      FROM given WHERE budget.id = given.follows_id RETURNING budget.id`);
  if (rows.length === 0) return false;
  await recordAudit(tx, {
    actor: SYSTEM,
    action: "budget-rolled-over",
    subject: { kind: "budget", id: nextId },
    facts: { follows: ended.id, rule: ended.rollOver, rolledMinor: rolledMinor.toString() },
  });
  await settleAlerts(tx, { budgetId: nextId, now });
  return true;
}

/** The ended budget first, then the one that follows: in the order of their periods, as every roll-over locks them. */
async function lockEnded(tx: Tx, nextId: string, now: Date): Promise<Ended | null> {
  const rows = await tx.$queryRaw<Ended[]>(sql`
    SELECT id, roll_over AS "rollOver", roll_over_cap_minor AS "capMinor",
      goodwill_limit_minor - goodwill_pending_minor - goodwill_posted_minor AS "leftMinor",
      organisation_day(${now}::timestamptz) >= period_end AND (follows_id IS NULL OR rolled_at IS NOT NULL) AS "hasEnded"
    FROM budget WHERE id = (SELECT follows_id FROM budget WHERE id = ${nextId}::uuid) FOR UPDATE`);
  await tx.$queryRaw(sql`SELECT id FROM budget WHERE id = ${nextId}::uuid FOR UPDATE`);
  return rows[0] ?? null;
}
