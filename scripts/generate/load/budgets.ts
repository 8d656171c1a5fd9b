import type { Client } from "pg";
import { LEDGER_PARTS, type LedgerPart } from "@/lib/domain/ledger/accounts";
import { accountKey, type BudgetAccounts, USED_ACCOUNTS } from "../accounts";
import { copyWriter } from "../copy/writer";
import { type Dice, STREAMS } from "../dice";
import { type Uid, uidAt, uidOf, uidText } from "../ids";
import type { BudgetSums } from "../story/budget-sums";
import { CURRENCIES, type World, type WorldBudget } from "../world";
import { copyIn } from "./copy-in";

type Existing = {
  id: string;
  department: string;
  currency: string;
  start: string;
  accounts: { kind: string; detail: string; part: string; id: string }[];
};

async function readBudgets(client: Client): Promise<Existing[]> {
  const { rows } = await client.query<Existing>(`
    SELECT b.id, b.department_id AS department, b.currency, to_char(b.period_start, 'YYYY-MM-DD') AS start,
      coalesce((SELECT json_agg(json_build_object('kind', a.kind, 'detail', a.detail, 'part', a.part, 'id', a.id))
        FROM ledger_account a WHERE a.budget_id = b.id), '[]') AS accounts
    FROM budget b WHERE b.purpose = 'compensation' ORDER BY b.period_start, b.department_id, b.currency`);
  return rows;
}

function nextMonth(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
}

function accountsOf(existing: Existing | undefined, newId: () => Uid): BudgetAccounts {
  const part = (name: LedgerPart): ReadonlyMap<string, { id: Uid; isNew: boolean }> =>
    new Map(
      USED_ACCOUNTS.map((one) => {
        const known = existing?.accounts.find(
          ({ part, kind, detail }) => part === name && kind === one.account && detail === one.detail,
        );
        return [accountKey(one), { id: known ? uidOf(known.id) : newId(), isNew: known === undefined }];
      }),
    );
  return { entitlement: part("entitlement"), goodwill: part("goodwill") };
}

/** A budget for each month, department and currency: those that are there, and new ones for the rest. */
export async function planBudgets(
  client: Client,
  { departments, months }: { departments: readonly Uid[]; months: World["months"] },
  dice: Dice,
): Promise<WorldBudget[]> {
  const existing = await readBudgets(client);
  const wanted = months.flatMap((month) =>
    departments.flatMap((departmentId) => CURRENCIES.map((currency) => ({ month, departmentId, currency }))),
  );
  return wanted.map(({ month, departmentId, currency }, index) => {
    let given = 0;
    dice.at(STREAMS.money, index);
    const newId = () => {
      given += 1;
      return uidAt(month.startMs, given, dice);
    };
    const known = existing.find(
      (one) =>
        one.start === month.day && one.currency === currency && one.department === uidText(departmentId),
    );
    return {
      id: known ? uidOf(known.id) : newId(),
      departmentId,
      currency,
      start: month.day,
      end: nextMonth(month.day),
      isNew: known === undefined,
      accounts: accountsOf(known, newId),
    };
  });
}

/** Rounded up to whole thousands of the currency, with some air: as budgets are made. */
function limitFor(reservedMinor: bigint): bigint {
  const step = 100_000n;
  return ((reservedMinor * 115n) / 100n / step + 1n) * step;
}

/** What was planned for entitlements: mostly enough, sometimes not. */
function plannedFor(postedMinor: bigint, index: number): bigint {
  const percent = 96n + BigInt((index * 37) % 30);
  return (postedMinor * percent) / 100n;
}

/**
 * Writes the budgets with what all awards together did to them. A new limit covers everything that was ever set aside
 * in its month, so that it held at every moment; an existing one is only ever raised.
 */
export async function writeBudgets(
  client: Client,
  budgets: readonly WorldBudget[],
  sums: BudgetSums,
): Promise<void> {
  const budget = copyWriter("budget");
  const account = copyWriter("ledger_account");
  const changes: Record<string, string>[] = [];
  for (const [index, one] of budgets.entries()) {
    const sum = sums.get(index);
    const figures = {
      goodwill_pending_minor: sum?.goodwill.pending ?? 0n,
      entitlement_pending_minor: sum?.entitlement.pending ?? 0n,
      goodwill_posted_minor: sum?.goodwill.posted ?? 0n,
      entitlement_posted_minor: sum?.entitlement.posted ?? 0n,
      goodwill_limit_minor: limitFor(sum?.goodwill.reserved ?? 0n),
      entitlement_planned_minor: plannedFor(sum?.entitlement.reserved ?? 0n, index),
    };
    if (one.isNew) {
      const { id, departmentId, currency, start, end } = one;
      budget.add({
        id,
        department_id: departmentId,
        currency,
        period_start: start,
        period_end: end,
        ...figures,
      });
    } else if (sum) {
      const texts = Object.entries(figures).map(([name, minor]) => [name, minor.toString()]);
      changes.push({ id: uidText(one.id), ...Object.fromEntries(texts) });
    }
    for (const part of LEDGER_PARTS)
      for (const name of USED_ACCOUNTS) {
        const { id, isNew } = one.accounts[part].get(accountKey(name)) ?? {};
        if (id === undefined || !isNew) continue;
        const { account: kind, detail } = name;
        account.add({ id, kind, detail, part, budget_id: one.id, currency: one.currency });
      }
  }
  const [newBudgets, newAccounts] = [budget.take(), account.take()];
  if (newBudgets) await copyIn(client, { table: "budget", ...newBudgets }, false);
  if (newAccounts) await copyIn(client, { table: "ledger_account", ...newAccounts }, false);
  if (changes.length > 0) await client.query(CHANGE, [JSON.stringify(changes)]);
}

const CHANGE = `
  UPDATE budget b SET
    goodwill_pending_minor = b.goodwill_pending_minor + c.goodwill_pending_minor,
    entitlement_pending_minor = b.entitlement_pending_minor + c.entitlement_pending_minor,
    goodwill_posted_minor = b.goodwill_posted_minor + c.goodwill_posted_minor,
    entitlement_posted_minor = b.entitlement_posted_minor + c.entitlement_posted_minor,
    goodwill_limit_minor = b.goodwill_limit_minor + c.goodwill_limit_minor,
    entitlement_planned_minor = b.entitlement_planned_minor + c.entitlement_planned_minor
  FROM jsonb_to_recordset($1::jsonb) AS c (id uuid, goodwill_pending_minor bigint, entitlement_pending_minor bigint,
    goodwill_posted_minor bigint, entitlement_posted_minor bigint, goodwill_limit_minor bigint,
    entitlement_planned_minor bigint)
  WHERE b.id = c.id`;
