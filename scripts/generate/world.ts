import type { FailureKind } from "@/lib/domain/assessment";
import type { CategoryKey } from "@/lib/domain/categories";
import type { AuthorityLimits } from "@/lib/domain/compensation/authority";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { BudgetAccounts } from "./accounts";
import type { Uid } from "./ids";

/** Currencies that the house is paid in; each needs limits and budgets. */
export const CURRENCIES = ["TWD", "CNY", "USD", "EUR"] as const;
export type HouseCurrency = (typeof CURRENCIES)[number];

export type WorldBudget = {
  id: Uid;
  departmentId: Uid;
  currency: HouseCurrency;
  /** YYYY-MM-DD; the end is exclusive. */
  start: string;
  end: string;
  /** Missing in the database: written with the rest. */
  isNew: boolean;
  accounts: BudgetAccounts;
};

/** What the history is told into: the organisation as the database has it, the people, the rules, the money. */
export type World = {
  timeZone: string;
  days: {
    offerValid: number;
    offerReminder: number;
    fulfilment: number;
    csatAfter: number;
    npsAfter: number;
  };
  categories: Readonly<Record<CategoryKey, { failureKind: FailureKind; departmentId: Uid }>>;
  causes: Readonly<Record<CategoryKey, readonly string[]>>;
  departments: readonly Uid[];
  /** Keys of the regions that cases may be in. */
  regions: readonly string[];
  agents: readonly Uid[];
  leads: readonly Uid[];
  managers: readonly Uid[];
  policy: Policy;
  /** By currency. */
  limits: ReadonlyMap<string, AuthorityLimits>;
  /** When each month of the history begins in the organisation's zone, and the day it begins with. */
  months: readonly { startMs: number; day: string }[];
  budgets: readonly WorldBudget[];
  /** Where in the list a budget stands, by `budgetKey`. */
  budgetPlaces: ReadonlyMap<string, number>;
  /** References that the database holds already. */
  taken: ReadonlySet<string>;
};

export function budgetKey(departmentId: Uid, currency: string, day: string): string {
  return `${departmentId} ${currency} ${day}`;
}
