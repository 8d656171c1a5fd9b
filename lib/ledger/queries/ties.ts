import type { Staff } from "@/lib/auth/staff";
import { db, type Sql, sql } from "@/lib/db/client";
import { firstDayOf, type Month } from "@/lib/domain/ledger/months";
import { TIES, type Tie, type TieDifference, type TieName } from "@/lib/ledger/book-types";

const SHOWN = 100;

function monthBounds(month: Month): Sql {
  const day = firstDayOf(month);
  return sql`bounds AS (
    SELECT ${day}::date::timestamp AT TIME ZONE o.time_zone AS starts,
      (${day}::date + interval '1 month')::timestamp AT TIME ZONE o.time_zone AS ends
    FROM organisation o WHERE o.id = 1)`;
}

/** What became a promise in the month: the ledger's captures beside the awards' own amounts. */
const PROMISED = sql`
  book AS (
    SELECT t.award_id AS key, t.award_id, e.currency, sum(e.amount_minor) AS minor
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind = 'capture'
      JOIN ledger_entry e ON e.transaction_id = t.id AND e.direction = 'debit'
      JOIN ledger_account a ON a.id = e.account_id AND a.kind = 'promised'
    GROUP BY 1, 2, 3),
  record AS (
    SELECT w.id AS key, w.id AS award_id, w.currency, w.amount_minor AS minor
    FROM bounds b JOIN award w ON w.captured_at >= b.starts AND w.captured_at < b.ends)`;

/** What reached customers in the month: the ledger's payments beside the remedies' face values. */
const PAID = sql`
  book AS (
    SELECT t.remedy_id AS key, t.award_id, e.currency, sum(e.amount_minor) AS minor
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind IN ('pay', 'settle')
      JOIN ledger_entry e ON e.transaction_id = t.id AND e.direction = 'debit'
    WHERE t.remedy_id IS NOT NULL GROUP BY 1, 2, 3),
  record AS (
    SELECT r.id AS key, r.award_id, w.currency, r.amount_minor AS minor
    FROM bounds b JOIN ledger_transaction t ON t.posted_at >= b.starts AND t.posted_at < b.ends AND t.kind IN ('pay', 'settle')
      JOIN award_remedy r ON r.id = t.remedy_id AND r.fulfilled_at IS NOT NULL JOIN award w ON w.id = r.award_id)`;

const SIDES: Record<TieName, Sql> = { promised: PROMISED, paid: PAID };

async function tie(name: TieName, month: Month): Promise<Tie> {
  const sides = sql`${monthBounds(month)}, ${SIDES[name]}`;
  const sums = await db().$queryRaw<Tie["sums"][number][]>(sql`
    WITH ${sides}
    SELECT coalesce(x.currency, y.currency) AS currency, coalesce(x.minor, 0)::bigint AS "bookMinor", coalesce(y.minor, 0)::bigint AS "recordMinor"
    FROM (SELECT currency, sum(minor) AS minor FROM book GROUP BY currency) x
    FULL JOIN (SELECT currency, sum(minor) AS minor FROM record GROUP BY currency) y ON y.currency = x.currency ORDER BY 1`);
  const differences = await db().$queryRaw<TieDifference[]>(sql`
    WITH ${sides}
    SELECT CASE WHEN y.key IS NULL THEN 'only-in-books' WHEN x.key IS NULL THEN 'only-on-record' ELSE 'amount' END AS cause,
      coalesce(x.award_id, y.award_id) AS "awardId", c.reference AS "complaintReference", coalesce(x.currency, y.currency) AS currency,
      coalesce(x.minor, 0)::bigint AS "bookMinor", coalesce(y.minor, 0)::bigint AS "recordMinor"
    FROM book x FULL JOIN record y ON y.key = x.key AND y.currency = x.currency
      JOIN award w ON w.id = coalesce(x.award_id, y.award_id) JOIN complaint c ON c.id = w.complaint_id
    WHERE x.minor IS DISTINCT FROM y.minor ORDER BY 3, 2 LIMIT ${SHOWN}`);
  return { name, sums, differences };
}

/** Whether a month's books agree with the awards and remedies they are about, to the cent, and where not. */
export async function tiesOfMonth(_staff: Staff, month: Month): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const name of TIES) ties.push(await tie(name, month));
  return ties;
}
