import { sql, type Tx } from "@/lib/db/client";
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

/** Opens a budget for each department, currency and month that the story spends from. */
export async function openBudgets(tx: Tx, stories: readonly DemoCase[], now: Date): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO budget (department_id, currency, period_start, period_end, goodwill_limit_minor, entitlement_planned_minor)
    SELECT d.id, r.currency, r.start, r."end", r.goodwill, r.owed
    FROM jsonb_to_recordset(${JSON.stringify(budgetRows(stories, now))}::jsonb)
      AS r (department text, currency text, start date, "end" date, goodwill bigint, owed bigint)
    JOIN department d ON d.key = r.department`);
}
