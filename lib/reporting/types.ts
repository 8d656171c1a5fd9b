import type { Names } from "@/lib/organisation/names";
import type { Sums } from "@/lib/reporting/measures";

/** Upper ends (in days, exclusive) of the bands by which the backlog's age is told; the last band has none. */
export const AGE_BANDS = [2, 4, 8, 15, 31, 91] as const;

/** Received and ended in one bucket of time. */
export type Flow = { received: number; ended: number };

/** All that the roll-ups say about a period. */
export type Tallies = {
  now: Sums;
  /** The period before, for the shares that are compared. */
  before: Sums;
  /** Open cases when the period began. */
  openAtStart: number;
  /** By the first day of the whole bucket. */
  flows: ReadonlyMap<string, Flow>;
  /** Open now: band of age, department key ('' for none), how many. */
  backlog: readonly { band: number; departmentKey: string; n: number }[];
};

/** Promises overdue at this moment: in all, and of those received in the period or in the one before. */
export type OverdueRow = {
  severity: string;
  departmentKey: string;
  n: number;
  inPeriod: number;
  inBefore: number;
};

export type Standing = {
  overdue: readonly OverdueRow[];
  /** Remedies promised, not yet fulfilled, their day gone; due in the period, due in the one before. */
  fulfilment: { n: number; inPeriod: number; inBefore: number };
};

export type BudgetRow = {
  departmentId: string;
  currency: string;
  periodStart: string;
  /** The last day, inclusive. */
  periodEnd: string;
  goodwill: BudgetPart;
  entitlement: BudgetPart;
};

/** Whole minor units. For goodwill the limit is hard; for an entitlement it is what was expected. */
export type BudgetPart = { limitMinor: bigint; pendingMinor: bigint; postedMinor: bigint };

export type ReportingNames = {
  departments: ReadonlyMap<string, Names>;
  categories: ReadonlyMap<string, Names>;
  causes: ReadonlyMap<string, Names>;
  regions: ReadonlyMap<string, Names>;
};

export type CaseRow = {
  /** Of the thing counted: a complaint, an answered survey, an award or a remedy. */
  id: string;
  /** When it counted. */
  at: Date;
  reference: string;
  subject: string;
  severity: string;
  status: string;
  categoryKey: string | null;
  departmentId: string | null;
  regionKey: string | null;
  amountMinor: bigint | null;
  currency: string | null;
};
