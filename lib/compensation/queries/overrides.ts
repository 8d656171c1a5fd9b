import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";

/** One emergency override: who sent what without waiting, why, and what another manager said to it. */
export type OverrideRow = {
  id: string;
  awardId: string;
  reference: string;
  customerName: string;
  part: LedgerPart;
  amountMinor: bigint;
  currency: string;
  byName: string;
  at: Date;
  /** What the manager gave as the reason. */
  why: string | null;
  dueAt: Date;
  answer: "approved" | "refused" | "sent-back" | null;
  answeredByName: string | null;
  answeredAt: Date | null;
  answerComment: string | null;
};
export type OverrideCursor = { at: Date; id: string };
export type OverridePage = { rows: OverrideRow[]; next: OverrideCursor | null; overdue: number };

const PAGE = 50;

/** How many overrides nobody has ratified within their day. */
export async function overdueOverrides(_staff: Staff, now: Date): Promise<number> {
  const rows = await db().$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM approval
    WHERE reasons->>'override' = 'true' AND decision IS NULL AND due_at < ${now}::timestamptz`);
  return rows[0]?.n ?? 0;
}

/** Every override on record, the newest first. */
export async function listOverrides(
  staff: Staff,
  { after, now }: { after: OverrideCursor | null; now: Date },
): Promise<OverridePage> {
  const last = after ?? { at: now, id: "ffffffff-ffff-ffff-ffff-ffffffffffff" };
  const [rows, overdue] = await Promise.all([
    db().$queryRaw<OverrideRow[]>(sql`
      SELECT r.id, a.id AS "awardId", c.reference, cu.name AS "customerName", a.part, a.amount_minor AS "amountMinor",
        a.currency, coalesce(by_whom.name, '') AS "byName", r.requested_at AS at, said.comment AS why, r.due_at AS "dueAt",
        r.decision AS answer, second.name AS "answeredByName", r.decided_at AS "answeredAt", r.comment AS "answerComment"
      FROM approval r JOIN award a ON a.id = r.award_id JOIN complaint c ON c.id = a.complaint_id
        JOIN customer cu ON cu.id = a.customer_id LEFT JOIN staff by_whom ON by_whom.id = r.requested_by_id
        LEFT JOIN staff second ON second.id = r.decided_by_id
        LEFT JOIN LATERAL (
          SELECT comment FROM approval o WHERE o.award_id = r.award_id AND o.id <> r.id
            AND o.decided_by_id = r.requested_by_id AND o.decided_at = r.requested_at LIMIT 1
        ) said ON true
      WHERE r.reasons->>'override' = 'true' AND (r.requested_at, r.id) < (${last.at}::timestamptz, ${last.id}::uuid)
      ORDER BY r.requested_at DESC, r.id DESC LIMIT ${PAGE + 1}`),
    overdueOverrides(staff, now),
  ]);
  const shown = rows.slice(0, PAGE);
  const end = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: end ? { at: end.at, id: end.id } : null, overdue };
}
