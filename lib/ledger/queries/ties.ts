import type { Staff } from "@/lib/auth/staff";
import { db, type Sql, sql } from "@/lib/db/client";
import { firstDayOf, type Month } from "@/lib/domain/ledger/months";
import { TIES, type Tie, type TieDifference, type TieName } from "@/lib/ledger/book-types";
import { TIE_SIDES } from "@/lib/ledger/queries/tie-sides";

const SHOWN = 100;

function monthBounds(month: Month): Sql {
  const day = firstDayOf(month);
  return sql`bounds AS (
    SELECT ${day}::date::timestamp AT TIME ZONE o.time_zone AS starts,
      (${day}::date + interval '1 month')::timestamp AT TIME ZONE o.time_zone AS ends
    FROM organisation o WHERE o.id = 1)`;
}

async function tie(name: TieName, month: Month): Promise<Tie> {
  const sides = sql`${monthBounds(month)}, ${TIE_SIDES[name]}`;
  const sums = await db().$queryRaw<Tie["sums"][number][]>(sql`
    WITH ${sides}
    SELECT coalesce(x.currency, y.currency) AS currency, coalesce(x.minor, 0)::bigint AS "bookMinor", coalesce(y.minor, 0)::bigint AS "recordMinor"
    FROM (SELECT currency, sum(minor) AS minor FROM book GROUP BY currency) x
    FULL JOIN (SELECT currency, sum(minor) AS minor FROM record GROUP BY currency) y ON y.currency = x.currency ORDER BY 1`);
  const differences = await db().$queryRaw<TieDifference[]>(sql`
    WITH ${sides}
    SELECT CASE WHEN y.key IS NULL THEN 'only-in-books' WHEN x.key IS NULL THEN 'only-on-record' ELSE 'amount' END AS cause,
      coalesce(x.key, y.key) AS key, y.what, w.id AS "awardId", c.reference AS "complaintReference",
      coalesce(x.currency, y.currency) AS currency, coalesce(x.minor, 0)::bigint AS "bookMinor", coalesce(y.minor, 0)::bigint AS "recordMinor"
    FROM book x FULL JOIN record y ON y.key = x.key AND y.currency = x.currency
      LEFT JOIN award w ON w.id = coalesce(x.award_id, y.award_id) LEFT JOIN complaint c ON c.id = w.complaint_id
    WHERE x.minor IS DISTINCT FROM y.minor ORDER BY 5, 2 LIMIT ${SHOWN}`);
  return { name, sums, differences };
}

/**
 * Whether a month's books agree to the cent with the awards, remedies, payments, vouchers, points and budgets they are
 * about, and where not: what moved in the month, what stood when it ended, and what budgets say today.
 */
export async function tiesOfMonth(_staff: Staff, month: Month): Promise<Tie[]> {
  const ties: Tie[] = [];
  for (const name of TIES) ties.push(await tie(name, month));
  return ties;
}
