import type { Staff } from "@/lib/auth/staff";
import { db, sql, type Tx } from "@/lib/db/client";
import { type Books, monthsOfBooks } from "@/lib/domain/ledger/months";
import type { BookMonth } from "@/lib/ledger/book-types";

/** From when the books are, how far they are closed, and what day it is there. */
export async function readBooks(tx: Tx, now: Date): Promise<Books> {
  const [row] = await tx.$queryRaw<Books[]>(sql`
    SELECT (SELECT to_char(organisation_day(min(posted_at)), 'YYYY-MM') FROM ledger_transaction) AS first,
      (SELECT to_char(max(month), 'YYYY-MM') FROM ledger_close) AS "lastClosed",
      to_char(organisation_day(${now}::timestamptz), 'YYYY-MM-DD') AS today`);
  if (!row) throw new Error("the database did not answer what day it is");
  return row;
}

/** Every month since the first posting, newest first, and who closed it. */
export async function bookMonths(_staff: Staff, now: Date): Promise<{ books: Books; months: BookMonth[] }> {
  const books = await readBooks(db(), now);
  const closed = await db().ledgerClose.findMany({
    select: {
      month: true,
      closedAt: true,
      transactions: true,
      seal: true,
      closedBy: { select: { name: true } },
    },
  });
  const byMonth = new Map(closed.map((one) => [one.month.toISOString().slice(0, 7), one]));
  const months = monthsOfBooks(books).map((month) => {
    const one = byMonth.get(month);
    if (!one) return { month, closed: null };
    const { closedAt: at, transactions, seal, closedBy } = one;
    return { month, closed: { at, byName: closedBy.name, transactions, seal } };
  });
  return { books, months };
}
