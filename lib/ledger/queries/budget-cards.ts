import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { AwardStatus } from "@/lib/domain/award-state";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import {
  type BudgetPurpose,
  dayAfter,
  daysBetween,
  type PeriodKind,
  type RollOver,
  rollOverOf,
} from "@/lib/domain/ledger/budget-periods";
import { type Forecast, forecast, RECENT_DAYS } from "@/lib/domain/ledger/forecast";

export type BudgetPartCard = {
  part: LedgerPart;
  /** The limit of goodwill, with what came over and without what went over; the plan for what is owed. */
  limitMinor: bigint;
  reservedMinor: bigint;
  promisedMinor: bigint;
  paidMinor: bigint;
  /** Thresholds that were crossed and said, with when. */
  alerts: readonly { threshold: number; raisedAt: Date }[];
  /** At the pace of this period, and at that of the last 28 days; null where there is too little to say. */
  forecasts: { period: Forecast | null; recent: Forecast | null };
};

export type BudgetCard = {
  id: string;
  purpose: BudgetPurpose;
  departmentId: string | null;
  departmentNames: unknown;
  currency: string;
  periodKind: PeriodKind;
  /** YYYY-MM-DD; the end is exclusive. */
  periodStart: string;
  periodEnd: string;
  standing: "past" | "current" | "coming";
  rollOver: RollOver;
  rolledMinor: bigint;
  rolledOutMinor: bigint;
  renewDaysBefore: number | null;
  hasFollower: boolean;
  parts: readonly BudgetPartCard[];
};

type Row = Omit<BudgetCard, "rollOver" | "parts" | "standing"> & {
  rollOver: string;
  rollOverCapMinor: bigint | null;
  goodwillLimit: bigint;
  goodwillPending: bigint;
  goodwillPosted: bigint;
  goodwillPromised: bigint;
  entitlementPlanned: bigint;
  entitlementPending: bigint;
  entitlementPosted: bigint;
  entitlementPromised: bigint;
};
type Pace = {
  budgetId: string;
  part: LedgerPart;
  offers: number;
  takenMinor: bigint;
  recentOffers: number;
  recentMinor: bigint;
};
type Alert = { budgetId: string; part: LedgerPart; threshold: number; raisedAt: Date };

/** Money of these went back to its budget. */
const GIVEN_BACK = ["declined", "expired", "voided", "reversed"] satisfies AwardStatus[];

/** Every budget as it stands on a calendar day of the organisation: those that run first, then the coming, then the past. */
export async function budgetCards(_staff: Staff, today: string): Promise<BudgetCard[]> {
  const [rows, paces, alerts] = await Promise.all([readRows(today), readPaces(today), readAlerts()]);
  return rows.map((row) => cardOf(row, { today, paces, alerts }));
}

function readRows(today: string): Promise<Row[]> {
  return db().$queryRaw<Row[]>(sql`
    SELECT b.id, b.purpose, b.department_id AS "departmentId", d.names AS "departmentNames", b.currency::text AS currency,
      b.period_kind AS "periodKind", b.period_start::text AS "periodStart", b.period_end::text AS "periodEnd",
      b.roll_over AS "rollOver", b.roll_over_cap_minor AS "rollOverCapMinor", b.rolled_minor AS "rolledMinor",
      b.rolled_out_minor AS "rolledOutMinor", b.renew_days_before AS "renewDaysBefore",
      EXISTS (SELECT 1 FROM budget f WHERE f.follows_id = b.id) AS "hasFollower",
      b.goodwill_limit_minor AS "goodwillLimit", b.goodwill_pending_minor AS "goodwillPending",
      b.goodwill_posted_minor AS "goodwillPosted", coalesce(p.goodwill, 0)::bigint AS "goodwillPromised",
      b.entitlement_planned_minor AS "entitlementPlanned", b.entitlement_pending_minor AS "entitlementPending",
      b.entitlement_posted_minor AS "entitlementPosted", coalesce(p.entitlement, 0)::bigint AS "entitlementPromised"
    FROM budget b LEFT JOIN department d ON d.id = b.department_id
      LEFT JOIN (
        SELECT budget_id, sum(amount_minor) FILTER (WHERE part = 'goodwill') AS goodwill,
          sum(amount_minor) FILTER (WHERE part = 'entitlement') AS entitlement
        FROM award WHERE status = 'fulfilling' GROUP BY budget_id
      ) p ON p.budget_id = b.id
    ORDER BY CASE WHEN b.period_end <= ${today}::date THEN 2 WHEN b.period_start > ${today}::date THEN 1 ELSE 0 END,
      b.purpose, d.key NULLS FIRST, b.currency, b.period_start DESC LIMIT 500`);
}

/** What was taken from the running budgets, and in the last days from all of their series: a new month has no pace yet. */
function readPaces(today: string): Promise<Pace[]> {
  const since = dayAfter(today, -RECENT_DAYS);
  return db().$queryRaw<Pace[]>(sql`
    SELECT b.id AS "budgetId", a.part, count(*) FILTER (WHERE a.budget_id = b.id)::int AS offers,
      coalesce(sum(a.amount_minor) FILTER (WHERE a.budget_id = b.id), 0)::bigint AS "takenMinor",
      count(*) FILTER (WHERE a.offered_at >= since.at)::int AS "recentOffers",
      coalesce(sum(a.amount_minor) FILTER (WHERE a.offered_at >= since.at), 0)::bigint AS "recentMinor"
    FROM budget b
      CROSS JOIN (SELECT (${since}::date)::timestamp AT TIME ZONE (SELECT time_zone FROM organisation) AS at) since
      JOIN budget s ON s.purpose = b.purpose AND s.department_id IS NOT DISTINCT FROM b.department_id
        AND s.currency = b.currency AND s.period_end > ${since}::date AND s.period_start <= ${today}::date
      JOIN award a ON a.budget_id = s.id AND a.offered_at IS NOT NULL AND NOT (a.status = ANY (${GIVEN_BACK}::text[]))
    WHERE b.period_start <= ${today}::date AND b.period_end > ${today}::date GROUP BY b.id, a.part`);
}

function readAlerts(): Promise<Alert[]> {
  return db().$queryRaw<Alert[]>(sql`
    SELECT budget_id AS "budgetId", part, threshold, raised_at AS "raisedAt" FROM budget_alert
    WHERE cleared_at IS NULL ORDER BY threshold`);
}

type Around = { today: string; paces: readonly Pace[]; alerts: readonly Alert[] };

function cardOf(row: Row, around: Around): BudgetCard {
  const { rollOver, rollOverCapMinor, ...rest } = row;
  const { today } = around;
  const standing = row.periodEnd <= today ? "past" : row.periodStart > today ? "coming" : "current";
  return {
    id: rest.id,
    purpose: rest.purpose,
    departmentId: rest.departmentId,
    departmentNames: rest.departmentNames,
    currency: rest.currency,
    periodKind: rest.periodKind,
    periodStart: rest.periodStart,
    periodEnd: rest.periodEnd,
    rolledMinor: rest.rolledMinor,
    rolledOutMinor: rest.rolledOutMinor,
    renewDaysBefore: rest.renewDaysBefore,
    hasFollower: rest.hasFollower,
    standing,
    rollOver: rollOverOf(rollOver, rollOverCapMinor),
    parts: [
      partOf(row, around, {
        part: "goodwill",
        limitMinor: row.goodwillLimit,
        reservedMinor: row.goodwillPending,
        promisedMinor: row.goodwillPromised,
        paidMinor: row.goodwillPosted - row.goodwillPromised,
      }),
      partOf(row, around, {
        part: "entitlement",
        limitMinor: row.entitlementPlanned,
        reservedMinor: row.entitlementPending,
        promisedMinor: row.entitlementPromised,
        paidMinor: row.entitlementPosted - row.entitlementPromised,
      }),
    ],
  };
}

function partOf(
  { id, periodStart, periodEnd }: Row,
  { today, paces, alerts }: Around,
  figures: Omit<BudgetPartCard, "alerts" | "forecasts">,
): BudgetPartCard {
  const { part, limitMinor, reservedMinor, promisedMinor, paidMinor } = figures;
  const pace = paces.find((one) => one.budgetId === id && one.part === part);
  const place = { today, periodEnd, leftMinor: limitMinor - reservedMinor - promisedMinor - paidMinor };
  // The day that is running counts: what was taken on it is in the sum.
  const days = daysBetween(periodStart, today) + 1;
  return {
    ...figures,
    alerts: alerts.filter((one) => one.budgetId === id && one.part === part),
    forecasts: {
      period: pace ? forecast(place, { days, takenMinor: pace.takenMinor, offers: pace.offers }) : null,
      recent: pace
        ? forecast(place, { days: RECENT_DAYS + 1, takenMinor: pace.recentMinor, offers: pace.recentOffers })
        : null,
    },
  };
}
