import type { Currency } from "../currency";
import type { ApproverRole, StaffRole } from "./authority";

export type ApproverRefusal =
  | "no-money-rights"
  | "role-too-low"
  | "is-requester"
  | "is-assignee"
  | "is-beneficiary";
export type MayApprove = { ok: true } | { ok: false; reason: ApproverRefusal };

export type ApprovalAttempt = {
  readonly approverId: string;
  readonly role: StaffRole;
  readonly required: ApproverRole;
  readonly requesterId: string;
  /** Whoever the complaint is assigned to; null where nobody is. */
  readonly assigneeId: string | null;
  /** The member of staff who would be paid; null where the customer is no colleague. */
  readonly beneficiaryId: string | null;
};

/** Law R12, four eyes: the approver is neither requester, assignee nor beneficiary, and is of the required role or above. */
export function mayApprove(attempt: ApprovalAttempt): MayApprove {
  const { approverId, role } = attempt;
  if (role === "admin" || role === "auditor") return { ok: false, reason: "no-money-rights" };
  if (role === "agent" || (role === "lead" && attempt.required === "manager")) {
    return { ok: false, reason: "role-too-low" };
  }
  if (approverId === attempt.requesterId) return { ok: false, reason: "is-requester" };
  if (approverId === attempt.assigneeId) return { ok: false, reason: "is-assignee" };
  if (approverId === attempt.beneficiaryId) return { ok: false, reason: "is-beneficiary" };
  return { ok: true };
}

/** What an approval was given for. */
export type ApprovalSubject = {
  readonly amountMinor: bigint;
  readonly currency: Currency;
  readonly payeeId: string;
};

/** What changed since the approval; anything at all voids it (law R12). */
export function approvalVoidedBy(
  approved: ApprovalSubject,
  current: ApprovalSubject,
): readonly ("amount" | "currency" | "payee")[] {
  const changed: ("amount" | "currency" | "payee")[] = [];
  if (approved.amountMinor !== current.amountMinor) changed.push("amount");
  if (approved.currency !== current.currency) changed.push("currency");
  if (approved.payeeId !== current.payeeId) changed.push("payee");
  return changed;
}
