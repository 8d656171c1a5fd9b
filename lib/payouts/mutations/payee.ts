import { recordAudit } from "@/lib/audit/mutations";
import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/complaint-events";
import { voidApproval } from "@/lib/payouts/mutations/void-approval";
import { detailsOf } from "@/lib/payouts/payee-details";
import { payeeOfCase } from "@/lib/payouts/queries/payee";
import type { PayeeDetails } from "@/lib/payouts/types";
import { failed, ok, type Result } from "@/lib/result";

export type PayeeFailure = "not-found" | "not-needed" | "at-bank";
/** `repeated`: the same details are on record already; nothing changed now. */
export type PayeeGiven = Result<{ repeated: boolean }, PayeeFailure>;

/** The customer says on the private page where the money goes. */
export function givePayeeAsCustomer(
  proof: CustomerProof,
  details: PayeeDetails,
  now: Date,
): Promise<PayeeGiven> {
  const actor = { kind: "customer", id: proof.customerId } as const;
  return inTransaction((tx) => give(tx, proof.complaintId, { details, actor, now }));
}

/** A colleague types in what the customer said; whoever did cannot approve the run that pays it. */
export function givePayeeByStaff(
  staff: Staff,
  { complaintId, details }: { complaintId: string; details: PayeeDetails },
  now: Date,
): Promise<PayeeGiven> {
  const actor = { kind: "staff", id: staff.id } as const;
  return inTransaction((tx) => give(tx, complaintId, { details, actor, now }));
}

type Giving = { details: PayeeDetails; actor: Exclude<Actor, { kind: "system" }>; now: Date };

async function give(tx: Tx, complaintId: string, { details, actor, now }: Giving): Promise<PayeeGiven> {
  const complaint = await lockComplaint(tx, complaintId);
  if (!complaint) return failed("not-found");
  const view = await payeeOfCase(tx, complaintId);
  if (!view) return failed("not-needed");
  if (view.state === "at-bank") return failed("at-bank");
  const before = await tx.payee.findFirst({ where: { complaintId, supersededAt: null } });
  const isSame = before !== null && JSON.stringify(detailsOf(before)) === JSON.stringify(details);
  if (isSame && !view.isFlagged) return ok({ repeated: true });
  await tx.payee.updateMany({ where: { complaintId, supersededAt: null }, data: { supersededAt: now } });
  const { customerId } = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { customerId: true },
  });
  await tx.payee.create({
    data: {
      complaintId,
      customerId,
      ...columnsOf(details),
      givenByKind: actor.kind,
      givenById: actor.id,
      givenAt: now,
    },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId,
    type: "payee-given",
    actor,
    occurredAt: now,
    facts: { method: details.method, changed: before !== null },
  });
  if (actor.kind === "staff")
    await recordAudit(tx, {
      actor,
      action: "payee-given",
      subject: { kind: "complaint", id: complaintId },
      customerId,
      facts: { method: details.method, changed: before !== null },
    });
  await voidApprovalsOf(tx, complaintId, now);
  return ok({ repeated: false });
}

function columnsOf(details: PayeeDetails) {
  if (details.method === "original-payment")
    return { method: details.method, paymentReference: details.reference };
  const { holder, iban, number: accountNumber, bankCode, bic, country } = details.account;
  return { method: details.method, holder, iban, accountNumber, bankCode, bic, country };
}

/** A payment goes where it was approved to go: other details, and the run that holds it is a draft again. */
async function voidApprovalsOf(tx: Tx, complaintId: string, now: Date): Promise<void> {
  const runs = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT run.id FROM payout_run run WHERE run.status = 'approved' AND EXISTS (
      SELECT 1 FROM payout_line l JOIN award a ON a.id = l.award_id
      WHERE l.run_id = run.id AND l.state = 'open' AND a.complaint_id = ${complaintId}::uuid)
    ORDER BY run.id FOR UPDATE`);
  for (const { id } of runs)
    await voidApproval(tx, id, { actor: { kind: "system", id: null }, why: "payee", now });
}
