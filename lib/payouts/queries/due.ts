import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, joinSql, sql, type Tx } from "@/lib/db/client";
import { MONEY_KINDS } from "@/lib/domain/payouts/life";
import { detailsOf, missingOf, type StoredPayee } from "@/lib/payouts/payee-details";
import type { DueRemedy } from "@/lib/payouts/types";

/** Without a payee the method is null, and so is all the rest. */
type Row = Omit<DueRemedy, "payee" | "missing"> &
  Omit<StoredPayee, "method"> & {
    method: string | null;
    isFlagged: boolean;
  };

/** Every refund and payment that is promised, not paid and in no run, the most urgent first. */
export async function dueRemedies(tx: Tx, currency: string | null, most: number): Promise<DueRemedy[]> {
  const only = currency === null ? emptySql : sql`AND a.currency = ${currency}`;
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT r.id AS "remedyId", a.id AS "awardId", c.id AS "complaintId", c.reference, r.amount_minor AS "amountMinor",
      a.currency, a.fulfil_due_at AS "dueAt", p.id AS "payeeId", p.method, p.payment_reference AS "paymentReference",
      p.holder, p.iban, p.account_number AS "accountNumber", p.bank_code AS "bankCode", p.bic, p.country,
      p.flagged_at IS NOT NULL AS "isFlagged"
    FROM award a JOIN award_remedy r ON r.award_id = a.id JOIN complaint c ON c.id = a.complaint_id
      LEFT JOIN payee p ON p.complaint_id = c.id AND p.superseded_at IS NULL
    WHERE a.status = 'fulfilling' AND r.fulfilled_at IS NULL AND r.kind IN (${joinSql([...MONEY_KINDS])})
      AND r.amount_minor > 0 ${only}
      AND NOT EXISTS (SELECT 1 FROM payout_line l WHERE l.remedy_id = r.id AND l.state IN ('open', 'sent', 'paid'))
    ORDER BY a.fulfil_due_at, r.id LIMIT ${most}`);
  return rows.map(({ method, isFlagged, paymentReference, ...row }) => {
    const { holder, iban, accountNumber, bankCode, bic, country, ...due } = row;
    const stored = { paymentReference, holder, iban, accountNumber, bankCode, bic, country };
    const payee = method === null ? null : detailsOf({ method, ...stored });
    return { ...due, payee, missing: missingOf(payee, { isFlagged, currency: row.currency }) };
  });
}

export type DueSum = { currency: string; ready: number; readyMinor: bigint; waiting: number };
export type DueOverview = { sums: DueSum[]; missing: Omit<DueRemedy, "payee" | "payeeId">[]; isCut: boolean };

const LISTED = 5_000;

/** What could be paid now, by currency, and what is missing where it could not. */
export async function dueOverview(_staff: Staff): Promise<DueOverview> {
  const due = await dueRemedies(db(), null, LISTED + 1);
  const sums = new Map<string, DueSum>();
  for (const { currency, amountMinor, missing } of due) {
    const sum = sums.get(currency) ?? { currency, ready: 0, readyMinor: 0n, waiting: 0 };
    if (missing === null) sum.ready += 1;
    else sum.waiting += 1;
    if (missing === null) sum.readyMinor += amountMinor;
    sums.set(currency, sum);
  }
  return {
    sums: [...sums.values()].sort((a, b) => a.currency.localeCompare(b.currency, "en")),
    missing: due
      .filter(({ missing }) => missing !== null)
      .map(({ payee: _whole, payeeId: _id, ...rest }) => rest)
      .slice(0, 200),
    isCut: due.length > LISTED,
  };
}
