import type { Staff } from "@/lib/auth/staff";
import { inTransaction, type Sql, sql, type Tx } from "@/lib/db/client";
import {
  type CellMiddle,
  compareGroups,
  DIMENSIONS,
  type FairnessMeasure,
  FEWEST_OF_CELL,
  type GroupFinding,
  type GroupSums,
  outlierBounds,
} from "@/lib/domain/fairness";
import type { LikeCell } from "@/lib/domain/precedents";
import { type Span, startOfDay } from "@/lib/reporting/period";

export type FairnessInput = { period: Span; measure: FairnessMeasure; timeZone: string };

/** A single award far from its like. */
export type OutlierRow = {
  complaintId: string;
  reference: string;
  decidedAt: Date;
  decidedByName: string | null;
  deviationReason: string | null;
  currency: string;
  amountMinor: bigint;
  /** The middle of its cell, and of how many cases that is. */
  medianMinor: bigint;
  n: number;
};
export type FairnessReview = {
  /** Decided cases in the period. */
  cases: number;
  groups: readonly GroupFinding[];
  outliers: { rows: readonly OutlierRow[]; total: number };
};

const MOST_OUTLIERS = 50;
const CELL_COLUMNS = sql`s.matter, s.impact, s.attribution, s.acceptance, s.currency`;

function sameCell(other: Sql): Sql {
  return sql`s.matter = ${other}.matter AND s.impact = ${other}.impact AND s.attribution = ${other}.attribution
    AND s.acceptance = ${other}.acceptance AND s.currency = ${other}.currency`;
}

type Scope = { amount: Sql; within: Sql };

function scopeOf({ period, measure, timeZone }: FairnessInput): Scope {
  const amount = measure === "total" ? sql`s.total_minor` : sql`s.goodwill_minor`;
  const [from, end] = [startOfDay(period.from, timeZone), startOfDay(period.end, timeZone)];
  return { amount, within: sql`s.decided_at >= ${from}::timestamptz AND s.decided_at < ${end}::timestamptz` };
}

/**
 * Each cell's awards added up per group: as many rows as there are kinds of cases and groups, however many cases. They
 * are added up once, in as many combinations as there are, and those again by each dimension.
 */
async function readSums(tx: Tx, { amount, within }: Scope): Promise<GroupSums[]> {
  const rows = await tx.$queryRaw<(Omit<GroupSums, "dimension"> & { dimension: string })[]>(sql`
    WITH once AS MATERIALIZED (
      SELECT ${CELL_COLUMNS}, s.locale, s.channel, s.tier, s.department_id, count(*) AS n, sum(${amount}::float8) AS sum,
        sum(${amount}::float8 * ${amount}::float8) AS squares
      FROM settled_case s WHERE ${within} GROUP BY ${CELL_COLUMNS}, s.locale, s.channel, s.tier, s.department_id
    ), named AS (
      SELECT concat_ws('|', matter, impact, attribution, acceptance, currency) AS cell, locale, channel, tier,
        coalesce(department_id::text, '') AS department, n, sum, squares FROM once
    )
    SELECT CASE WHEN grouping(locale) = 0 THEN 'locale' WHEN grouping(channel) = 0 THEN 'channel'
        WHEN grouping(tier) = 0 THEN 'tier' ELSE 'department' END AS dimension,
      coalesce(locale, channel, tier, department) AS "group", cell, sum(n)::int AS n, sum(sum) AS sum,
      sum(squares) AS "sumOfSquares"
    FROM named GROUP BY GROUPING SETS ((cell, locale), (cell, channel), (cell, tier), (cell, department))`);
  return rows.flatMap((row) => {
    const dimension = DIMENSIONS.find((each) => each === row.dimension);
    return dimension ? [{ ...row, dimension }] : [];
  });
}

type Middle = CellMiddle & LikeCell;

/** The middle of each cell that is large enough to have one; cell by cell from the index that precedents use. */
function readMiddles(tx: Tx, { amount, within }: Scope): Promise<Middle[]> {
  return tx.$queryRaw<Middle[]>(sql`
    WITH middle AS MATERIALIZED (
      SELECT ${CELL_COLUMNS}, count(*)::int AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY ${amount}) AS median
      FROM settled_case s WHERE ${within} GROUP BY ${CELL_COLUMNS} HAVING count(*) >= ${FEWEST_OF_CELL}
    )
    SELECT m.*, apart.deviation FROM middle m CROSS JOIN LATERAL (
      SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY abs(${amount} - m.median)) AS deviation
      FROM settled_case s WHERE ${sameCell(sql`m`)} AND ${within}
    ) apart`);
}

/** The awards beyond their cell's bounds, the furthest first. */
async function readOutliers(
  tx: Tx,
  { amount, within }: Scope,
  middles: readonly Middle[],
): Promise<FairnessReview["outliers"]> {
  const bounds = middles.flatMap((middle) => {
    const found = outlierBounds(middle);
    if (!found) return [];
    // JSON has no infinity: no lower bound is none.
    return [{ ...middle, high: found.high, low: Number.isFinite(found.low) ? found.low : null }];
  });
  if (bounds.length === 0) return { rows: [], total: 0 };
  const rows = await tx.$queryRaw<(OutlierRow & { total: number })[]>(sql`
    WITH far AS (
      SELECT s.complaint_id, s.decision_id, s.decided_at, s.currency, ${amount} AS amount, b.median, b.n,
        abs(${amount} - b.median) / b.median AS distance, count(*) OVER ()::int AS total
      FROM settled_case s JOIN jsonb_to_recordset(${JSON.stringify(bounds)}::jsonb)
          AS b (matter text, impact text, attribution text, acceptance text, currency char(3), n int, median float8,
            low float8, high float8)
        ON ${sameCell(sql`b`)}
      WHERE ${within} AND (${amount} > b.high OR ${amount} < b.low)
      ORDER BY distance DESC, s.complaint_id LIMIT ${MOST_OUTLIERS}
    )
    SELECT f.complaint_id AS "complaintId", c.reference, f.decided_at AS "decidedAt", who.name AS "decidedByName",
      (SELECT a.deviation_reason FROM award a WHERE a.complaint_id = f.complaint_id AND a.deviation_reason IS NOT NULL
        AND a.offered_at IS NOT NULL ORDER BY a.created_at DESC, a.id DESC LIMIT 1) AS "deviationReason",
      f.currency, f.amount AS "amountMinor", round(f.median)::bigint AS "medianMinor", f.n, f.total
    FROM far f JOIN complaint c ON c.id = f.complaint_id JOIN compensation_decision d ON d.id = f.decision_id
      LEFT JOIN staff who ON who.id = d.decided_by_id
    ORDER BY f.distance DESC, f.complaint_id`);
  return { rows: rows.map(({ total: _total, ...row }) => row), total: rows[0]?.total ?? 0 };
}

/** How like cases fared by language, channel, tier and department, and the single awards that stand out. */
export function fairnessReview(_staff: Staff, input: FairnessInput): Promise<FairnessReview> {
  const scope = scopeOf(input);
  return inTransaction(
    async (tx) => {
      // Room to add the groups up in memory: sorting a million rows on disk takes several times as long.
      await tx.$executeRaw(sql`SET LOCAL work_mem = '64MB'`);
      const sums = await readSums(tx, scope);
      const middles = await readMiddles(tx, scope);
      const ofLanguages = sums.filter(({ dimension }) => dimension === "locale");
      return {
        cases: ofLanguages.reduce((total, { n }) => total + n, 0),
        groups: compareGroups(sums),
        outliers: await readOutliers(tx, scope, middles),
      };
    },
    { timeout: 60_000 },
  );
}
