import type { LockedAward } from "@/lib/compensation/mutations/award-row";
import { tellStaff } from "@/lib/compensation/mutations/tell";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { appealExclusions } from "@/lib/complaints/queries/appeal";
import type { Tx } from "@/lib/db/client";
import { hasDecidedBefore } from "@/lib/domain/appeal";
import { approvalDueAt } from "@/lib/domain/award-clock";
import { awardFingerprint } from "@/lib/domain/award-lines";
import type { ApproverRole, PartApproval } from "@/lib/domain/compensation/authority";
import { mayApprove } from "@/lib/domain/compensation/four-eyes";
import { isRole } from "@/lib/domain/roles";

type Needed = Extract<PartApproval, { needed: true }>;
export type ApprovalRequest = { approval: Needed; requesterId: string; now: Date };

/** Why an approval is asked for, as it is stored with it. */
export type StoredReasons = {
  reasons: readonly string[];
  confirms: Needed["confirms"];
  clock: Needed["clock"];
};

/** Puts an award before somebody else: with reasons, a clock, and a fingerprint of what would be approved. */
export async function requestApproval(
  tx: Tx,
  award: LockedAward,
  { approval, requesterId, now }: ApprovalRequest,
): Promise<void> {
  await tx.award.update({
    where: { id: award.id },
    data: { status: "waiting-for-approval", version: { increment: 1 } },
    select: { id: true },
  });
  const { reasons, confirms, clock, approver } = approval;
  await tx.approval.create({
    data: {
      awardId: award.id,
      requiredRole: approver,
      reasons: { reasons: [...reasons], confirms, clock },
      fingerprint: awardFingerprint(award),
      requestedById: requesterId,
      requestedAt: now,
      dueAt: approvalDueAt(now, clock),
    },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: award.complaintId,
    type: "award-requested",
    actor: { kind: "staff", id: requesterId },
    occurredAt: now,
    facts: {
      awardId: award.id,
      part: award.part,
      amountMinor: award.amountMinor.toString(),
      currency: award.currency,
      requiredRole: approver,
      reasons: [...reasons],
    },
  });
  const staffIds = await possibleApprovers(tx, award, { required: approver, requesterId });
  await tellStaff(tx, { staffIds, kind: "approval-requested", award, facts: { part: award.part }, now });
}

/** Those who may decide it: of the case's department where it has any, else of the whole house. */
export async function possibleApprovers(
  tx: Tx,
  award: LockedAward,
  { required, requesterId }: { required: ApproverRole; requesterId: string },
): Promise<string[]> {
  const colleagues = await tx.staff.findMany({
    where: { active: true, role: { in: ["lead", "manager"] } },
    select: { id: true, role: true, departmentId: true },
    orderBy: { id: "asc" },
  });
  const beneficiaryId = await beneficiaryOf(tx, award.customerId);
  const appeal = await appealExclusions(tx, award.complaintId);
  const eligible = colleagues.filter(({ id, role }) => {
    if (!isRole(role) || hasDecidedBefore(appeal, id)) return false;
    const attempt = {
      approverId: id,
      role,
      required,
      requesterId,
      assigneeId: award.assigneeId,
      beneficiaryId,
    };
    return mayApprove(attempt).ok;
  });
  const near = eligible.filter(
    ({ departmentId }) => departmentId !== null && departmentId === award.departmentId,
  );
  return (near.length > 0 ? near : eligible).map(({ id }) => id);
}

/** The colleague who would be paid: the customer's e-mail address is theirs. */
export async function beneficiaryOf(tx: Tx, customerId: string): Promise<string | null> {
  const points = await tx.contactPoint.findMany({
    where: { customerId, kind: "email" },
    select: { value: true },
  });
  if (points.length === 0) return null;
  const colleague = await tx.staff.findFirst({
    where: { email: { in: points.map(({ value }) => value), mode: "insensitive" } },
    select: { id: true },
  });
  return colleague?.id ?? null;
}
