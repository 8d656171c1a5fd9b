import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, joinSql, sql, type Tx } from "@/lib/db/client";
import { MONEY_KINDS, type PayeeMethod, type PaymentState, paymentState } from "@/lib/domain/payouts/life";

export type PaymentView = {
  awardId: string;
  remedyId: string;
  state: PaymentState;
  /** The run it stands in, for those who may look at it. */
  runId: string | null;
  /** Why the bank could not pay, the last time. */
  reason: string | null;
  method: PayeeMethod | null;
};

type Row = Omit<PaymentView, "state"> & {
  isPaid: boolean;
  line: "open" | "sent" | null;
  payee: "missing" | "flagged" | "given";
};

/** Where each refund and payment of these awards stands on its way to the customer. */
export async function paymentsOf(tx: Tx, awardIds: readonly string[]): Promise<PaymentView[]> {
  if (awardIds.length === 0) return [];
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT r.award_id AS "awardId", r.id AS "remedyId", r.fulfilled_at IS NOT NULL AS "isPaid",
      CASE WHEN l.state IN ('open', 'sent') THEN l.state END AS line, l.run_id AS "runId", broken.reason, p.method,
      CASE WHEN p.id IS NULL THEN 'missing' WHEN p.flagged_at IS NOT NULL THEN 'flagged' ELSE 'given' END AS payee
    FROM award_remedy r JOIN award a ON a.id = r.award_id
      LEFT JOIN payee p ON p.complaint_id = a.complaint_id AND p.superseded_at IS NULL
      LEFT JOIN payout_line l ON l.remedy_id = r.id AND l.state IN ('open', 'sent', 'paid')
      LEFT JOIN LATERAL (SELECT reason FROM payout_line f WHERE f.remedy_id = r.id AND f.state = 'failed'
        ORDER BY f.answered_at DESC LIMIT 1) broken ON l.id IS NULL
    WHERE r.award_id = ANY(${[...awardIds]}::uuid[]) AND r.kind IN (${joinSql([...MONEY_KINDS])}) AND r.amount_minor > 0
    ORDER BY r.award_id, r.position`);
  return rows.map(({ isPaid, line, payee, ...row }) => ({
    ...row,
    state: paymentState({ isPaid, line, payee }),
  }));
}

/**
 * Whether a payment is approved to leave with a run or is at the bank: then nobody hands it over by hand or takes it back.
 * The caller holds the award, which approving and exporting a run take too.
 */
export async function isInRun(tx: Tx, of: { awardId: string } | { remedyId: string }): Promise<boolean> {
  const which =
    "remedyId" in of ? sql`l.remedy_id = ${of.remedyId}::uuid` : sql`l.award_id = ${of.awardId}::uuid`;
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT l.id FROM payout_line l JOIN payout_run run ON run.id = l.run_id
    WHERE ${which} AND (l.state = 'sent' OR (l.state = 'open' AND run.status = 'approved')) LIMIT 1`);
  return rows.length > 0;
}

/** The same for colleagues, by remedy. */
export async function paymentsByRemedy(
  _staff: Staff,
  awardIds: readonly string[],
): Promise<ReadonlyMap<string, PaymentView>> {
  const payments = await paymentsOf(db(), awardIds);
  return new Map(payments.map((payment) => [payment.remedyId, payment]));
}

/** Where the customer's own payments stand, by remedy: nothing of runs, and no words of the bank. */
export async function ownPayments(
  proof: CustomerProof,
  awardIds: readonly string[],
): Promise<ReadonlyMap<string, PaymentState>> {
  const mine = await db().award.findMany({
    where: { complaintId: proof.complaintId, id: { in: [...awardIds] } },
    select: { id: true },
  });
  const payments = await paymentsOf(
    db(),
    mine.map(({ id }) => id),
  );
  return new Map(payments.map(({ remedyId, state }) => [remedyId, state]));
}
