import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, joinSql, sql, type Tx } from "@/lib/db/client";
import { MONEY_KINDS, type PaymentState, paymentState } from "@/lib/domain/payouts/life";
import { detailsOf, maskedPayee } from "@/lib/payouts/payee-details";
import type { MaskedPayee } from "@/lib/payouts/types";

/** What a case still has to pay out in money, as far as where to is concerned. */
export type PayeeView = {
  /** Null where nothing has been said yet. */
  payee: MaskedPayee | null;
  isFlagged: boolean;
  /** Why the bank could not pay there; null where it never said so. */
  reason: string | null;
  /** Of the payment that is furthest; the details cannot change while one is at the bank. */
  state: PaymentState;
  orderReference: string | null;
};

type Open = { lines: ("open" | "sent" | null)[]; reason: string | null; orderReference: string | null };

/** Null where no refund or payment of the case waits to be made. */
export async function payeeOfCase(tx: Tx, complaintId: string): Promise<PayeeView | null> {
  const rows = await tx.$queryRaw<Open[]>(sql`
      SELECT array_agg(l.state) AS lines, c.order_reference AS "orderReference",
        (SELECT f.reason FROM payout_line f JOIN award fa ON fa.id = f.award_id WHERE fa.complaint_id = c.id AND f.state = 'failed'
          ORDER BY f.answered_at DESC LIMIT 1) AS reason
      FROM award a JOIN award_remedy r ON r.award_id = a.id JOIN complaint c ON c.id = a.complaint_id
        LEFT JOIN payout_line l ON l.remedy_id = r.id AND l.state IN ('open', 'sent')
      WHERE a.complaint_id = ${complaintId}::uuid AND a.status = 'fulfilling' AND r.fulfilled_at IS NULL
        AND r.kind IN (${joinSql([...MONEY_KINDS])}) AND r.amount_minor > 0
      GROUP BY c.id`);
  const open = rows[0];
  if (!open) return null;
  const stored = await tx.payee.findFirst({
    where: { complaintId, supersededAt: null },
    select: {
      method: true,
      paymentReference: true,
      holder: true,
      iban: true,
      accountNumber: true,
      bankCode: true,
      bic: true,
      country: true,
      flaggedAt: true,
    },
  });
  const details = stored ? detailsOf(stored) : null;
  const isFlagged = stored !== null && stored.flaggedAt !== null;
  const line = (["sent", "open"] as const).find((state) => open.lines.includes(state)) ?? null;
  const payee = details === null ? "missing" : isFlagged ? "flagged" : "given";
  return {
    payee: details ? maskedPayee(details) : null,
    isFlagged,
    reason: isFlagged ? open.reason : null,
    state: paymentState({ isPaid: false, line, payee }),
    orderReference: open.orderReference,
  };
}

/** The same for the page of a case. */
export function casePayee(_staff: Staff, complaintId: string): Promise<PayeeView | null> {
  return payeeOfCase(db(), complaintId);
}

/** The same for the customer's own page. */
export function ownPayee(proof: CustomerProof): Promise<PayeeView | null> {
  return payeeOfCase(db(), proof.complaintId);
}
