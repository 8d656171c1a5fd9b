import type { Staff } from "@/lib/auth/staff";
import { db, joinSql, type Sql, sql } from "@/lib/db/client";
import type { CaseCursor, CaseFilter } from "@/lib/reporting/filter";
import { isTallyMeasure, type TallyMeasure } from "@/lib/reporting/measures";
import { addDays, type Span, startOfDay } from "@/lib/reporting/period";
import { type CaseSource, caseSource } from "@/lib/reporting/queries/case-source";
import { tallySource } from "@/lib/reporting/queries/tally-source";
import type { CaseRow } from "@/lib/reporting/types";

export const CASE_PAGE_SIZE = 50;
/** More lines than anybody reads in a spreadsheet; a file says when it was cut off here. */
export const CASE_EXPORT_LIMIT = 10_000;
const BEGINNING = "0001-01-01";

type Clock = { timeZone: string; now: Date };
export type CasePage = { rows: CaseRow[]; total: number; next: CaseCursor | null };

function spanOf({ measure, from, to }: CaseFilter): Span {
  // A stock is all that came before, whenever that was.
  return { from: measure === "stock.department" ? BEGINNING : from, end: addDays(to, 1) };
}

function keysIn(column: Sql, keys: readonly string[]): Sql {
  return keys.length > 0 ? sql`${column} = ANY (${keys}::text[])` : sql`true`;
}

function conditions(filter: CaseFilter, source: CaseSource, { timeZone }: Clock): Sql[] {
  const { from, end } = spanOf(filter);
  return [
    source.where,
    keysIn(source.key, filter.keys),
    from === BEGINNING ? sql`true` : sql`${source.at} >= ${startOfDay(from, timeZone)}`,
    sql`${source.at} < ${startOfDay(end, timeZone)}`,
  ];
}

async function countTally(filter: CaseFilter, measure: TallyMeasure, span: Span): Promise<number> {
  const source = tallySource({ span, measures: [measure], resolution: "month" });
  const [row] = await db().$queryRaw<{ n: number }[]>(
    sql`SELECT coalesce(sum(n), 0)::int AS n FROM (${source}) t WHERE ${keysIn(sql`key`, filter.keys)}`,
  );
  return row?.n ?? 0;
}

/** How many a figure stands for: from the roll-ups where they know, else counted through an index. */
async function countCases(filter: CaseFilter, clock: Clock): Promise<number> {
  const span = spanOf(filter);
  if (isTallyMeasure(filter.measure)) return countTally(filter, filter.measure, span);
  if (filter.measure === "stock.department") {
    const [came, went] = await Promise.all([
      countTally(filter, "received.department", span),
      countTally(filter, "ended.department", span),
    ]);
    return came - went;
  }
  const source = caseSource(filter.measure, { now: clock.now, end: startOfDay(span.end, clock.timeZone) });
  const [row] = await db().$queryRaw<{ n: number }[]>(
    sql`SELECT count(*)::int AS n FROM ${source.tables} WHERE ${joinSql(conditions(filter, source, clock), " AND ")}`,
  );
  return row?.n ?? 0;
}

type Part = Clock & { after: CaseCursor | null; limit: number };

function readRows(filter: CaseFilter, { after, limit, ...clock }: Part): Promise<CaseRow[]> {
  const end = startOfDay(spanOf(filter).end, clock.timeZone);
  const source = caseSource(filter.measure, { now: clock.now, end });
  const place = after ? sql`(${source.at}, ${source.id}) < (${after.at}, ${after.id}::uuid)` : sql`true`;
  return db().$queryRaw<CaseRow[]>(sql`
    SELECT ${source.id} AS id, ${source.at} AS at, c.reference, c.subject, c.severity, c.status,
      c.category_key AS "categoryKey", c.department_id AS "departmentId", c.region_key AS "regionKey",
      ${source.amount}
    FROM ${source.tables} WHERE ${joinSql([...conditions(filter, source, clock), place], " AND ")}
    ORDER BY ${source.at} DESC, ${source.id} DESC LIMIT ${limit}`);
}

/** What a figure counted, the newest first, whole, for a file; one more than the limit tells that there is more. */
export async function exportCases(
  _staff: Staff,
  filter: CaseFilter,
  clock: Clock,
): Promise<{ rows: CaseRow[]; isCutOff: boolean }> {
  const found = await readRows(filter, { ...clock, after: null, limit: CASE_EXPORT_LIMIT + 1 });
  return { rows: found.slice(0, CASE_EXPORT_LIMIT), isCutOff: found.length > CASE_EXPORT_LIMIT };
}

/** One page of what a figure counted, the newest first, with the figure itself. */
export async function listCases(
  _staff: Staff,
  filter: CaseFilter,
  { after, ...clock }: Clock & { after: CaseCursor | null },
): Promise<CasePage> {
  const [found, total] = await Promise.all([
    readRows(filter, { ...clock, after, limit: CASE_PAGE_SIZE + 1 }),
    countCases(filter, clock),
  ]);
  const rows = found.slice(0, CASE_PAGE_SIZE);
  const last = rows.at(-1);
  return { rows, total, next: found.length > CASE_PAGE_SIZE && last ? { at: last.at, id: last.id } : null };
}
