import { CATEGORIES, CATEGORY_KEYS, type CategoryKey, causesOf } from "@/lib/domain/categories";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { DEPARTMENT_OF } from "@/lib/organisation/starting-data";
import { accountKey, USED_ACCOUNTS } from "@/scripts/generate/accounts";
import { TABLE_NAMES, type TableName } from "@/scripts/generate/copy/tables";
import { diceOf } from "@/scripts/generate/dice";
import { type Uid, uidAt } from "@/scripts/generate/ids";
import { monthsOf } from "@/scripts/generate/load/read-world";
import { makePlan, type Plan } from "@/scripts/generate/plan/plan";
import { HISTORY_DAYS } from "@/scripts/generate/plan/rhythm";
import type { Writers } from "@/scripts/generate/story/scene";
import { tellComplaint } from "@/scripts/generate/story/tell";
import { budgetKey, CURRENCIES, type World, type WorldBudget } from "@/scripts/generate/world";

export const TIME_ZONE = "Asia/Taipei";
export const UNTIL = new Date("2026-10-31T16:00:00Z");

export function aPlan(complaints: number, seed = 1): Plan {
  return makePlan({ complaints, seed, until: UNTIL, timeZone: TIME_ZONE });
}

const dice = diceOf(99);
const someIds = (count: number): Uid[] =>
  Array.from({ length: count }, (_, place) => uidAt(1_600_000_000_000, place, dice));

function accounts(): WorldBudget["accounts"] {
  const part = () => {
    const ids = someIds(USED_ACCOUNTS.length);
    return new Map(USED_ACCOUNTS.map((name, place) => [accountKey(name), accountWith(ids[place])]));
  };
  return { entitlement: part(), goodwill: part() };
}

function accountWith(id: Uid | undefined): { id: Uid; isNew: boolean } {
  if (!id) throw new Error("an id was asked for");
  return { id, isNew: true };
}

function byCategory<Value>(of: (key: CategoryKey) => Value): Record<CategoryKey, Value> {
  const made = CATEGORY_KEYS.map((key) => [key, of(key)] as const);
  const find = (key: CategoryKey): Value => {
    const entry = made.find(([one]) => one === key);
    if (!entry) throw new Error(`no ${key}`);
    return entry[1];
  };
  return {
    service: find("service"),
    product: find("product"),
    returns: find("returns"),
    communication: find("communication"),
    delivery: find("delivery"),
    billing: find("billing"),
    account: find("account"),
    safety: find("safety"),
    enquiry: find("enquiry"),
    suggestion: find("suggestion"),
  };
}

/** The organisation that a history is told into, without a database. */
export function aWorld(plan: Plan): World {
  const keys = [...new Set(Object.values(DEPARTMENT_OF))];
  const departments = someIds(keys.length);
  const months = monthsOf(plan, HISTORY_DAYS, TIME_ZONE);
  const budgets = months.flatMap(({ day }, index) =>
    departments.flatMap((departmentId) =>
      CURRENCIES.map((currency): WorldBudget => {
        const [id] = someIds(1);
        if (!id) throw new Error("an id was asked for");
        const end = months[index + 1]?.day ?? "2100-01-01";
        return {
          id,
          departmentId,
          currency,
          start: day,
          end,
          isNew: true,
          accounts: accounts(),
        };
      }),
    ),
  );
  const { limitMinor } = DEFAULT_POLICY.authority;
  const limit = (role: "agent" | "lead" | "manager", currency: string) => limitMinor[role][currency] ?? 0n;
  return {
    timeZone: TIME_ZONE,
    days: { offerValid: 14, offerReminder: 3, fulfilment: 7, csatAfter: 2, npsAfter: 14 },
    categories: byCategory((key) => {
      const departmentId = departments[keys.indexOf(DEPARTMENT_OF[key])];
      if (!departmentId) throw new Error(`no department for ${key}`);
      return { failureKind: CATEGORIES[key].failureKind, departmentId };
    }),
    causes: byCategory((key) => causesOf(key)),
    departments,
    regions: ["north", "south"],
    agents: someIds(5),
    leads: someIds(2),
    managers: someIds(2),
    policy: DEFAULT_POLICY,
    limits: new Map(
      CURRENCIES.map((currency) => [
        currency,
        {
          agent: limit("agent", currency),
          lead: limit("lead", currency),
          manager: limit("manager", currency),
        },
      ]),
    ),
    months,
    budgets,
    budgetPlaces: new Map(
      budgets.map(({ departmentId, currency, start }, place) => [
        budgetKey(departmentId, currency, start),
        place,
      ]),
    ),
    taken: new Set(),
  };
}

export type Row = Readonly<Record<string, unknown>>;
export type Rows = { readonly [Name in TableName]: Row[] };

function collector(into: Row[]): { add: (row: Row) => void; take: () => null } {
  return { add: (row) => void into.push(row), take: () => null };
}

/** Tells the complaints of a plan and keeps the rows instead of writing them. */
export function toldRows(plan: Plan, world = aWorld(plan)): Rows {
  const rows: Record<string, Row[]> = Object.fromEntries(TABLE_NAMES.map((name) => [name, []]));
  const of = (name: TableName): Row[] => rows[name] ?? [];
  const tables: Rows = {
    staff: of("staff"),
    customer: of("customer"),
    contact_point: of("contact_point"),
    complaint: of("complaint"),
    complaint_event: of("complaint_event"),
    message: of("message"),
    complaint_search: of("complaint_search"),
    task: of("task"),
    mail: of("mail"),
    compensation_decision: of("compensation_decision"),
    budget: of("budget"),
    ledger_account: of("ledger_account"),
    award: of("award"),
    award_remedy: of("award_remedy"),
    approval: of("approval"),
    ledger_transaction: of("ledger_transaction"),
    ledger_entry: of("ledger_entry"),
    survey: of("survey"),
  };
  const out: Writers = {
    staff: collector(tables.staff),
    customer: collector(tables.customer),
    contact_point: collector(tables.contact_point),
    complaint: collector(tables.complaint),
    complaint_event: collector(tables.complaint_event),
    message: collector(tables.message),
    complaint_search: collector(tables.complaint_search),
    task: collector(tables.task),
    mail: collector(tables.mail),
    compensation_decision: collector(tables.compensation_decision),
    budget: collector(tables.budget),
    ledger_account: collector(tables.ledger_account),
    award: collector(tables.award),
    award_remedy: collector(tables.award_remedy),
    approval: collector(tables.approval),
    ledger_transaction: collector(tables.ledger_transaction),
    ledger_entry: collector(tables.ledger_entry),
    survey: collector(tables.survey),
  };
  const telling = {
    world,
    plan,
    out,
    sums: new Map(),
    dice: diceOf(plan.seed),
    ids: diceOf(plan.seed),
    spare: diceOf(plan.seed),
  };
  for (let place = 0; place < plan.size; place += 1) tellComplaint(telling, place);
  return tables;
}
