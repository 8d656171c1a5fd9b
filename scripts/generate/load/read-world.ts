import type { Client } from "pg";
import { type FailureKind, isFailureKind } from "@/lib/domain/assessment";
import { CATEGORIES, type CategoryKey } from "@/lib/domain/categories";
import { type AuthorityLimits, authorityLimits } from "@/lib/domain/compensation/authority";
import type { Policy } from "@/lib/domain/compensation/policy";
import { instantOfLocal } from "@/lib/domain/local-time";
import { parsePolicy } from "@/lib/policies/policy-schema";
import { plainError } from "../../project";
import { type Dice, diceOf } from "../dice";
import { type Uid, uidOf } from "../ids";
import type { Plan } from "../plan/plan";
import { budgetKey, CURRENCIES, type World } from "../world";
import { planBudgets } from "./budgets";
import { readRegions } from "./regions";
import { type Colleague, hire } from "./staff";

export type Organisation = { timeZone: string; days: World["days"] };

/** The organisation's own settings; null before the first set-up. */
export async function readOrganisation(client: Client): Promise<Organisation | null> {
  const { rows } = await client.query<World["days"] & { timeZone: string }>(`
    SELECT time_zone AS "timeZone", offer_valid_days AS "offerValid", offer_reminder_days AS "offerReminder",
      fulfilment_days AS fulfilment, csat_after_days AS "csatAfter", nps_after_days AS "npsAfter"
    FROM organisation WHERE id = 1`);
  const row = rows[0];
  if (!row) return null;
  const { timeZone, ...days } = row;
  return { timeZone, days };
}

type Category = { key: string; kind: string; department: string };

async function readCategories(client: Client): Promise<World["categories"]> {
  const { rows } = await client.query<Category>(
    "SELECT key, failure_kind AS kind, department_id AS department FROM category",
  );
  const of = (key: CategoryKey) => {
    const row = rows.find((one) => one.key === key);
    if (!row)
      throw plainError(`The category "${key}" is missing: the history needs those of a new installation.`);
    const failureKind: FailureKind = isFailureKind(row.kind) ? row.kind : CATEGORIES[key].failureKind;
    return { failureKind, departmentId: uidOf(row.department) };
  };
  return recordOf(of);
}

function recordOf<Value>(of: (key: CategoryKey) => Value): Record<CategoryKey, Value> {
  return {
    service: of("service"),
    product: of("product"),
    returns: of("returns"),
    communication: of("communication"),
    delivery: of("delivery"),
    billing: of("billing"),
    account: of("account"),
    safety: of("safety"),
    enquiry: of("enquiry"),
    suggestion: of("suggestion"),
  };
}

async function readCauses(client: Client): Promise<World["causes"]> {
  const { rows } = await client.query<{ key: string; category: string | null }>(
    "SELECT key, category_key AS category FROM root_cause WHERE active ORDER BY key",
  );
  return recordOf((key) => {
    const own = rows.filter(({ category }) => category === key || category === null).map((row) => row.key);
    if (own.length === 0) throw plainError(`The category "${key}" has no root causes to choose from.`);
    return own;
  });
}

async function readPolicy(client: Client): Promise<Policy> {
  const { rows } = await client.query<{ document: unknown }>(`
    SELECT document FROM policy_version WHERE status = 'published' AND effective_from <= now() AND departments IS NULL AND regions IS NULL
    ORDER BY effective_from DESC, version DESC LIMIT 1`);
  if (!rows[0]) throw plainError("No compensation policy is in force: start Amends once, it publishes one.");
  return parsePolicy(rows[0].document);
}

function limitsOf(policy: Policy): World["limits"] {
  return new Map(
    CURRENCIES.flatMap((currency): [string, AuthorityLimits][] => {
      const limits = authorityLimits(policy, currency);
      return limits ? [[currency, limits]] : [];
    }),
  );
}

/** The months that the history touches, each with the instant at which it begins in the organisation's zone. */
export function monthsOf(plan: Pick<Plan, "untilMs">, days: number, timeZone: string): World["months"] {
  const first = new Date(plan.untilMs - (days + 2) * 86_400_000);
  const months: { startMs: number; day: string }[] = [];
  const cursor = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1));
  for (; cursor.getTime() < plan.untilMs + 2 * 86_400_000; cursor.setUTCMonth(cursor.getUTCMonth() + 1)) {
    const day = cursor.toISOString().slice(0, 10);
    months.push({ day, startMs: instantOfLocal(`${day}T00:00`, timeZone)?.getTime() ?? cursor.getTime() });
  }
  return months;
}

function idsOf(staff: readonly Colleague[], role: Colleague["role"]): Uid[] {
  return staff.filter((one) => one.role === role).map(({ id }) => id);
}

/** Reads what the history is told into, and adds the people it needs. */
export async function readWorld(
  client: Client,
  plan: Plan,
  { organisation, historyDays }: { organisation: Organisation; historyDays: number },
): Promise<World> {
  const { timeZone, days } = organisation;
  const dice: Dice = diceOf(plan.seed);
  const categories = await readCategories(client);
  const { rows: departmentRows } = await client.query<{ id: string }>(
    "SELECT id FROM department WHERE active ORDER BY key",
  );
  const departments = departmentRows.map(({ id }) => uidOf(id));
  const since = new Date(plan.untilMs - (historyDays + 30) * 86_400_000);
  const staff = await hire(client, { complaints: plan.size, departments, since }, dice);
  const months = monthsOf(plan, historyDays, timeZone);
  const paying = [...new Set(Object.values(categories).map(({ departmentId }) => departmentId))].sort();
  const budgets = await planBudgets(client, { departments: paying, months }, dice);
  const taken = await client.query<{ reference: string }>("SELECT reference FROM complaint");
  const policy = await readPolicy(client);
  return {
    timeZone,
    days,
    categories,
    causes: await readCauses(client),
    departments,
    regions: await readRegions(client),
    agents: idsOf(staff, "agent"),
    leads: idsOf(staff, "lead"),
    managers: idsOf(staff, "manager"),
    policy,
    limits: limitsOf(policy),
    months,
    budgets,
    budgetPlaces: new Map(
      budgets.map(({ departmentId, currency, start }, place) => [
        budgetKey(departmentId, currency, start),
        place,
      ]),
    ),
    taken: new Set(taken.rows.map(({ reference }) => reference)),
  };
}
