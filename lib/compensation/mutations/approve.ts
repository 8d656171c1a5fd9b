import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { beneficiaryOf } from "@/lib/compensation/mutations/approval-request";
import { type LockedAward, lockAward } from "@/lib/compensation/mutations/award-row";
import { type IssueFailure, issueAward } from "@/lib/compensation/mutations/issue";
import { askForRatification } from "@/lib/compensation/mutations/ratification";
import { ownersOf, tellStaff } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { decidedBefore } from "@/lib/complaints/queries/appeal";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { awardFingerprint } from "@/lib/domain/award-lines";
import { awardAfter } from "@/lib/domain/award-state";
import type { ApproverRole } from "@/lib/domain/compensation/authority";
import { type ApproverRefusal, mayApprove } from "@/lib/domain/compensation/four-eyes";
import { failed, ok, type Result } from "@/lib/result";

export const APPROVAL_DECISIONS = ["approved", "sent-back", "refused"] as const;
export type ApprovalDecision = (typeof APPROVAL_DECISIONS)[number];

export type DecideApprovalInput = { approvalId: string; decision: ApprovalDecision; comment: string };
export type ApprovalFailure =
  | "not-found"
  | "already-decided"
  | "changed-since"
  | "comment-missing"
  | "not-allowed"
  | "decided-before"
  | ApproverRefusal;
/** What became of the award: an approved one may still wait for money in the budget. */
export type ApprovalOutcome = {
  awardId: string;
  issued: boolean;
  waitsFor: Exclude<IssueFailure, "wrong-state"> | null;
};

type Open = {
  id: string;
  awardId: string;
  requiredRole: ApproverRole;
  requestedById: string;
  fingerprint: string;
  isRatification: boolean;
};

/** Locks the award first, as everyone does, then reads the approval: who decides second finds it decided. */
async function lockOpen(
  tx: Tx,
  approvalId: string,
): Promise<{ open: Open; award: LockedAward } | "not-found" | "already-decided"> {
  const found = await tx.approval.findUnique({ where: { id: approvalId }, select: { awardId: true } });
  const award = found ? await lockAward(tx, found.awardId) : null;
  if (!award) return "not-found";
  const rows = await tx.$queryRaw<(Open & { decision: string | null })[]>(sql`
    SELECT id, award_id AS "awardId", required_role AS "requiredRole", requested_by_id AS "requestedById", fingerprint,
      decision, coalesce(reasons->>'override' = 'true', false) AS "isRatification"
    FROM approval WHERE id = ${approvalId}::uuid FOR UPDATE`);
  const open = rows[0];
  if (!open || open.decision !== null) return "already-decided";
  return { open, award };
}

/**
 * Decides an approval with four eyes: never the requester, the assignee or whoever would be paid. Approved, the offer
 * goes out at once, if its budget has the money; sent back or refused, the requester hears why.
 */
export function decideApproval(
  staff: Staff,
  input: DecideApprovalInput,
  now: Date,
): Promise<Result<ApprovalOutcome, ApprovalFailure>> {
  return inTransaction(async (tx) => {
    const locked = await lockOpen(tx, input.approvalId);
    if (typeof locked === "string") return failed(locked);
    const { open, award } = locked;
    if (await decidedBefore(tx, award.complaintId, staff.id)) return failed("decided-before");
    const refusal = await refusalFor(tx, staff, locked);
    if (refusal !== null) return failed(refusal);
    if (input.decision !== "approved" && input.comment === "") return failed("comment-missing");
    if (open.isRatification) return ok(await ratify(tx, staff, { input, award, now }));
    const action = ({ approved: "approve", "sent-back": "send-back", refused: "refuse" } as const)[
      input.decision
    ];
    const status = awardAfter(award.status, action, "staff");
    if (status === null) return failed("already-decided");
    // Law R12: an approval is for one amount, one currency and one payee; any change voids it.
    if (input.decision === "approved" && awardFingerprint(award) !== open.fingerprint)
      return failed("changed-since");
    await closeApproval(tx, staff, { input, now });
    await tx.award.update({
      where: { id: award.id },
      data: {
        status,
        ...(status === "approved" ? { approvedById: staff.id } : {}),
        version: { increment: 1 },
      },
      select: { id: true },
    });
    await recordDecision(tx, staff, { award, input, now });
    if (status !== "approved") return ok({ awardId: award.id, issued: false, waitsFor: null });
    return ok(await issueApproved(tx, { ...award, status, approvedById: staff.id }, { staff, now }));
  });
}

async function refusalFor(
  tx: Tx,
  staff: Staff,
  { open, award }: { open: Open; award: LockedAward },
): Promise<ApproverRefusal | null> {
  const answer = mayApprove({
    approverId: staff.id,
    role: staff.role,
    required: open.requiredRole,
    requesterId: open.requestedById,
    assigneeId: award.assigneeId,
    beneficiaryId: await beneficiaryOf(tx, award.customerId),
  });
  if (!answer.ok) return answer.reason;
  // Whoever proposed an award that a colleague overrode does not ratify it either.
  return staff.id === award.requestedById ? "is-requester" : null;
}

async function closeApproval(
  tx: Tx,
  staff: Staff,
  { input, now }: { input: DecideApprovalInput; now: Date },
): Promise<void> {
  await tx.approval.update({
    where: { id: input.approvalId },
    data: { decision: input.decision, decidedById: staff.id, decidedAt: now, comment: input.comment || null },
    select: { id: true },
  });
}

const EVENTS = {
  approved: "award-approved",
  "sent-back": "award-sent-back",
  refused: "award-refused",
} as const;

type Recorded = { award: LockedAward; input: DecideApprovalInput; now: Date; override?: boolean };

async function recordDecision(
  tx: Tx,
  staff: Staff,
  { award, input, now, override = false }: Recorded,
): Promise<void> {
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: EVENTS[input.decision],
    actor: { kind: "staff", id: staff.id },
    occurredAt: now,
    facts: {
      awardId: award.id,
      part: award.part,
      approvalId: input.approvalId,
      ...(override ? { override } : {}),
    },
  });
  await recordAudit(tx, {
    actor: { kind: "staff", id: staff.id },
    action: override ? "approval-overridden" : "approval-decided",
    subject: { kind: "award", id: award.id },
    customerId: award.customerId,
    facts: { decision: input.decision, approvalId: input.approvalId },
  });
  const staffIds = [...ownersOf(award), award.requestedById].filter((id) => id !== staff.id);
  await tellStaff(tx, {
    staffIds,
    kind: "approval-decided",
    award,
    facts: { decision: input.decision },
    now,
  });
}

async function issueApproved(
  tx: Tx,
  award: LockedAward,
  { staff, now }: { staff: Staff; now: Date },
): Promise<ApprovalOutcome> {
  const approverIds = award.approvedById ? [award.approvedById] : [];
  const issued = await issueAward(tx, award, { actor: { kind: "staff", id: staff.id }, approverIds, now });
  if (issued.ok) return { awardId: award.id, issued: true, waitsFor: null };
  const waitsFor = issued.reason === "wrong-state" ? "case-not-open" : issued.reason;
  return { awardId: award.id, issued: false, waitsFor };
}

/** Sends an award that is approved, or needed no approval, and waited for money or for its case. */
export function issueWaiting(
  staff: Staff,
  { awardId }: { awardId: string },
  now: Date,
): Promise<
  Result<null, IssueFailure | "not-found" | "changed-since" | "approval-missing" | "decided-before">
> {
  return inTransaction(async (tx) => {
    const award = await lockAward(tx, awardId);
    if (!award) return failed("not-found");
    if (await decidedBefore(tx, award.complaintId, staff.id)) return failed("decided-before");
    const asked = await tx.approval.findFirst({
      where: { awardId },
      orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
      select: { fingerprint: true, decision: true },
    });
    if (asked && asked.decision !== "approved") return failed("approval-missing");
    if (asked && asked.fingerprint !== awardFingerprint(award)) return failed("changed-since");
    const approverIds = award.approvedById ? [award.approvedById] : [];
    return issueAward(tx, award, { actor: { kind: "staff", id: staff.id }, approverIds, now });
  });
}

/** The second manager's word about an override; the money has moved already, so a refusal calls for a reversal. */
async function ratify(
  tx: Tx,
  staff: Staff,
  { input, award, now }: { input: DecideApprovalInput; award: LockedAward; now: Date },
): Promise<ApprovalOutcome> {
  await closeApproval(tx, staff, { input, now });
  await recordDecision(tx, staff, { award, input, now });
  return { awardId: award.id, issued: true, waitsFor: null };
}

/**
 * Emergency override: a manager sends an award without waiting for four eyes. It is flagged, and another manager has
 * to ratify it within 24 hours.
 */
export function overrideApproval(
  staff: Staff,
  input: { approvalId: string; comment: string },
  now: Date,
): Promise<Result<ApprovalOutcome, ApprovalFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "award.override")) return failed("not-allowed");
    const locked = await lockOpen(tx, input.approvalId);
    if (typeof locked === "string") return failed(locked);
    const { open, award } = locked;
    if (open.isRatification) return failed("not-allowed");
    if (input.comment === "") return failed("comment-missing");
    if (await decidedBefore(tx, award.complaintId, staff.id)) return failed("decided-before");
    if (staff.id === (await beneficiaryOf(tx, award.customerId))) return failed("is-beneficiary");
    const status = awardAfter(award.status, "approve", "staff");
    if (status === null) return failed("already-decided");
    if (awardFingerprint(award) !== open.fingerprint) return failed("changed-since");
    const decision = { approvalId: open.id, decision: "approved" as const, comment: input.comment };
    await closeApproval(tx, staff, { input: decision, now });
    await tx.award.update({
      where: { id: award.id },
      data: { status, approvedById: staff.id, version: { increment: 1 } },
      select: { id: true },
    });
    await recordDecision(tx, staff, { award, input: decision, now, override: true });
    await askForRatification(tx, staff, { award, fingerprint: open.fingerprint, now });
    return ok(await issueApproved(tx, { ...award, status, approvedById: staff.id }, { staff, now }));
  });
}
