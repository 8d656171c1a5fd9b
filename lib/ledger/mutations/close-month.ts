import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { closableMonth, firstDayOf, type Month } from "@/lib/domain/ledger/months";
import { sealLedger } from "@/lib/ledger/jobs";
import { readBooks } from "@/lib/ledger/queries/book-months";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { accountsOfMonth } from "@/lib/ledger/queries/trial-balance";
import { failed, ok, type Result } from "@/lib/result";

export type CloseFailure = "not-allowed" | "not-next" | "books-differ";

/**
 * Closes the next month: everything is sealed and checked first, then its accounts are written down, and from then on
 * the database lets nothing be posted into it. Books that do not add up, or do not agree with awards and remedies, are
 * not closed: the differences are to be found first.
 */
export async function closeMonth(
  staff: Staff,
  month: Month,
  now: Date,
): Promise<Result<{ transactions: number }, CloseFailure>> {
  if (!can(staff.role, "ledger.close")) return failed("not-allowed");
  await sealLedger();
  const { findings } = await checkLedger();
  const ties = await tiesOfMonth(staff, month);
  if (findings.length > 0 || ties.some(({ differences }) => differences.length > 0))
    return failed("books-differ");
  return inTransaction(async (tx) => {
    // Waits for whoever is posting; whoever posts after it finds the month closed.
    await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('ledger_close', 7))::text`);
    if (closableMonth(await readBooks(tx, now)) !== month) return failed("not-next");
    const transactions = await writeClose(tx, staff, { month, now });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "month-closed",
      subject: { kind: "setting", id: `books:${month}` },
      facts: { month, transactions },
    });
    return ok({ transactions });
  });
}

async function writeClose(
  tx: Tx,
  { id }: Staff,
  { month, now }: { month: Month; now: Date },
): Promise<number> {
  const day = firstDayOf(month);
  const [close] = await tx.$queryRaw<{ transactions: number }[]>(sql`
    INSERT INTO ledger_close (month, transactions, seal, closed_by_id, closed_at)
    SELECT ${day}::date, (
        SELECT count(*)::int FROM ledger_transaction t WHERE t.posted_at >= ${day}::date::timestamp AT TIME ZONE o.time_zone
          AND t.posted_at < (${day}::date + interval '1 month')::timestamp AT TIME ZONE o.time_zone),
      coalesce((SELECT encode(hash, 'hex') FROM ledger_seal ORDER BY number DESC LIMIT 1), ''), ${id}::uuid, ${now}::timestamptz
    FROM organisation o WHERE o.id = 1 RETURNING transactions`);
  await tx.$executeRaw(sql`
    INSERT INTO ledger_close_line (month, account_id, opening_minor, debit_minor, credit_minor)
    WITH ${accountsOfMonth(month)} SELECT ${day}::date, account_id, opening, debit, credit FROM account_month`);
  return close?.transactions ?? 0;
}
