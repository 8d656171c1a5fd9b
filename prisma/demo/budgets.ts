import { sql, type Tx } from "@/lib/db/client";
import { settleAlerts } from "@/lib/ledger/mutations/budget-alert";
import { rollOverIn } from "@/lib/ledger/mutations/renew-budget";
import { DEPARTMENT_OF, type StartingDepartment } from "@/lib/organisation/starting-data";
import { dayOf, moneyOf } from "./clock";
import type { DemoCase } from "./story/types";

/** Whole units of goodwill per month of a large department; what is owed is planned at three times as much. */
const MONTHLY: Readonly<Record<string, number>> = { TWD: 12_000, CNY: 1_500, USD: 300, EUR: 240 };
const PERCENT: Readonly<Record<StartingDepartment, number>> = {
  service: 100,
  logistics: 60,
  finance: 50,
  product: 60,
  technology: 40,
  legal: 0,
};
/** How far back the story goes; its first month needs a budget as well. */
const STORY_DAYS = 76;

/** From the month of the story's first day to the one after `now`, so that a demo begun on the 30th works on the 1st. */
function months(now: Date): string[] {
  const current = dayOf(now).slice(0, 7);
  const list = [dayOf(now, -STORY_DAYS).slice(0, 7)];
  for (let last = list[0] ?? current; last <= current; list.push(last)) last = nextMonth(last);
  return list;
}

function nextMonth(month: string): string {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 7);
}

type Row = {
  department: string;
  currency: string;
  start: string;
  end: string;
  goodwill: string;
  owed: string;
};

function budgetRows(stories: readonly DemoCase[], now: Date): Row[] {
  const used = new Map(
    stories.map(({ category, paid }) => {
      const department: StartingDepartment = DEPARTMENT_OF[category];
      const currency = paid ? moneyOf(paid).currency : "TWD";
      return [`${department} ${currency}`, { department, currency }] as const;
    }),
  );
  return [...used.values()].flatMap(({ department, currency }) => {
    const whole = Math.round(((MONTHLY[currency] ?? 0) * PERCENT[department]) / 100);
    const goodwill = `${whole}00`;
    const owed = `${whole * 3}00`;
    return months(now).map((month) => ({
      department,
      currency,
      start: `${month}-01`,
      end: `${nextMonth(month)}-01`,
      goodwill,
      owed,
    }));
  });
}

/** Opens a budget for each department, currency and month that the story spends from; each month follows the one before. */
export async function openBudgets(tx: Tx, stories: readonly DemoCase[], now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO budget (department_id, currency, period_kind, period_start, period_end, goodwill_limit_minor,
      entitlement_planned_minor, roll_over, roll_over_cap_minor, renew_days_before)
    SELECT d.id, r.currency, 'month', r.start, r."end", r.goodwill, r.owed, 'capped', r.goodwill / 4, 7
    FROM jsonb_to_recordset(${JSON.stringify(budgetRows(stories, now))}::jsonb)
      AS r (department text, currency text, start date, "end" date, goodwill bigint, owed bigint)
    JOIN department d ON d.key = r.department`);
  await tx.$executeRaw(sql`
    UPDATE budget SET follows_id = p.id FROM budget p
    WHERE p.department_id = budget.department_id AND p.currency = budget.currency AND p.period_end = budget.period_start`);
}

/** As if the jobs had run at the end of each month: what was left has come over, and whatever was crossed was said. */
export async function settleBudgets(tx: Tx, now: Date): Promise<void> {
  const following = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM budget WHERE follows_id IS NOT NULL AND rolled_at IS NULL ORDER BY period_start, id`);
  for (const { id } of following) await rollOverIn(tx, id, now);
  const running = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT id FROM budget WHERE organisation_day(${now}::timestamptz) >= period_start
      AND organisation_day(${now}::timestamptz) < period_end ORDER BY id`);
  for (const { id } of running) await settleAlerts(tx, { budgetId: id, now });
}
