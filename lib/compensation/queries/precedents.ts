import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import {
  type LikeCell,
  likeCellOf,
  PRECEDENT_DAYS,
  PRECEDENT_LIMIT,
  type Precedents,
  precedentsOf,
} from "@/lib/domain/precedents";

/** The case that looks for its like, which is left out itself. */
export type PrecedentAsk = { complaintId: string; cell: LikeCell };

const since = (now: Date) => new Date(now.getTime() - PRECEDENT_DAYS * DAY_MS);

/** What cases like each of these got, by complaint: one statement, for each the newest from one index. */
export async function precedentsFor(
  _staff: Staff,
  asks: readonly PrecedentAsk[],
  now: Date,
): Promise<Map<string, Precedents>> {
  if (asks.length === 0) return new Map();
  const asked = JSON.stringify(asks.map(({ complaintId, cell }) => ({ id: complaintId, ...cell })));
  const rows = await db().$queryRaw<{ id: string; cases: { total: string; goodwill: string }[] }[]>(sql`
    SELECT DISTINCT ON (ask.id) ask.id, like_cases.cases
    FROM jsonb_to_recordset(${asked}::jsonb)
      AS ask (id uuid, matter text, impact text, attribution text, acceptance text, currency char(3))
    CROSS JOIN LATERAL (
      SELECT coalesce(json_agg(json_build_object('total', latest.total_minor::text, 'goodwill', latest.goodwill_minor::text)), '[]') AS cases
      FROM (
        SELECT s.total_minor, s.goodwill_minor FROM settled_case s
        WHERE s.matter = ask.matter AND s.impact = ask.impact AND s.attribution = ask.attribution
          AND s.acceptance = ask.acceptance AND s.currency = ask.currency AND s.complaint_id <> ask.id
          AND s.decided_at > ${since(now)}::timestamptz AND s.decided_at <= ${now}::timestamptz
        ORDER BY s.decided_at DESC, s.complaint_id DESC LIMIT ${PRECEDENT_LIMIT}
      ) latest
    ) like_cases`);
  return new Map(
    rows.map(({ id, cases }) => [
      id,
      precedentsOf(
        cases.map(({ total, goodwill }) => ({ totalMinor: BigInt(total), goodwillMinor: BigInt(goodwill) })),
      ),
    ]),
  );
}

type Assessed = Parameters<typeof likeCellOf>[0];
type CaseRow = Omit<Assessed, "impact" | "failureKind"> & {
  impact: Assessed["impact"] | null;
  failureKind: Assessed["failureKind"] | null;
};

/** The cell of a case as it is assessed now; null where there is no such case. */
export async function likeCellFor(
  _staff: Staff,
  reference: string,
): Promise<PrecedentAsk | "not-assessed" | null> {
  const rows = await db().$queryRaw<(CaseRow & { id: string })[]>(sql`
    SELECT c.id, coalesce(c.category_key, '') AS "categoryKey", coalesce(c.failure_kind, cat.failure_kind) AS "failureKind",
      c.impact, c.attribution, c.acceptance, coalesce(c.currency, o.base_currency) AS currency
    FROM complaint c JOIN organisation o ON o.id = 1 LEFT JOIN category cat ON cat.key = c.category_key
    WHERE c.reference = ${reference}`);
  const [row] = rows;
  if (!row) return null;
  if (!row.impact || !row.failureKind) return "not-assessed";
  const { impact, failureKind } = row;
  return { complaintId: row.id, cell: likeCellOf({ ...row, impact, failureKind }) };
}

export type LikeCaseRow = {
  complaintId: string;
  reference: string;
  subject: string;
  decidedAt: Date;
  totalMinor: bigint;
  goodwillMinor: bigint;
  currency: string;
};
export type LikeCaseCursor = { at: Date; id: string };
export type LikeCasePage = { rows: LikeCaseRow[]; next: LikeCaseCursor | null };

const PAGE = 50;

/** The cases that were decided like this one in the last year, the newest first. */
export async function listLikeCases(
  _staff: Staff,
  { complaintId, cell }: PrecedentAsk,
  { after, now }: { after: LikeCaseCursor | null; now: Date },
): Promise<LikeCasePage> {
  const last = after ?? { at: now, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const rows = await db().$queryRaw<LikeCaseRow[]>(sql`
    SELECT s.complaint_id AS "complaintId", c.reference, c.subject, s.decided_at AS "decidedAt",
      s.total_minor AS "totalMinor", s.goodwill_minor AS "goodwillMinor", s.currency
    FROM settled_case s JOIN complaint c ON c.id = s.complaint_id
    WHERE s.matter = ${cell.matter} AND s.impact = ${cell.impact} AND s.attribution = ${cell.attribution}
      AND s.acceptance = ${cell.acceptance} AND s.currency = ${cell.currency}::char(3)
      AND s.complaint_id <> ${complaintId}::uuid AND s.decided_at > ${since(now)}::timestamptz
      AND (s.decided_at, s.complaint_id) < (${last.at}::timestamptz, ${last.id}::uuid)
    ORDER BY s.decided_at DESC, s.complaint_id DESC LIMIT ${PAGE + 1}`);
  const shown = rows.slice(0, PAGE);
  const end = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: end ? { at: end.decidedAt, id: end.complaintId } : null };
}
