import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { beneficiaryOf } from "@/lib/compensation/mutations/approval-request";
import { lockAward } from "@/lib/compensation/mutations/award-row";
import { issueAward } from "@/lib/compensation/mutations/issue";
import { decidedBefore } from "@/lib/complaints/queries/appeal";
import { inTransaction, type Tx } from "@/lib/db/client";
import { awardFingerprint } from "@/lib/domain/award-lines";
import { canBudgetPay } from "@/lib/ledger/mutations/funds";
import { failed, ok, type Result } from "@/lib/result";

export type FundFailure =
  | "not-allowed"
  | "not-found"
  | "is-requester"
  | "is-beneficiary"
  | "decided-before"
  | "approval-missing"
  | "changed-since"
  | "not-exhausted"
  | "no-reserve"
  | "reserve-used-up"
  | "wrong-state"
  | "case-not-open"
  | "out-of-stock";

/**
 * A manager lets the risk reserve pay for an award that the department's budget cannot: somebody other than whoever asked
 * for it and whoever would be paid. What needed an approval still needs it; money is another question than judgement.
 */
export function fundFromReserve(
  staff: Staff,
  { awardId }: { awardId: string },
  now: Date,
): Promise<Result<null, FundFailure>> {
  return inTransaction(async (tx): Promise<Result<null, FundFailure>> => {
    if (!can(staff.role, "budget.write")) return failed("not-allowed");
    const award = await lockAward(tx, awardId);
    if (!award) return failed("not-found");
    if (staff.id === award.requestedById) return failed("is-requester");
    if (staff.id === (await beneficiaryOf(tx, award.customerId))) return failed("is-beneficiary");
    if (await decidedBefore(tx, award.complaintId, staff.id)) return failed("decided-before");
    const missing = await approvalProblem(tx, awardId, awardFingerprint(award));
    if (missing) return failed(missing);
    if (await canBudgetPay(tx, award, now)) return failed("not-exhausted");
    const issued = await issueAward(tx, award, {
      actor: { kind: "staff", id: staff.id },
      approverIds: [...new Set([...(award.approvedById ? [award.approvedById] : []), staff.id])],
      fund: "risk-reserve",
      now,
    });
    if (!issued.ok) {
      const reason = issued.reason;
      if (reason === "no-budget") return failed("no-reserve");
      return failed(reason === "over-budget" ? "reserve-used-up" : reason);
    }
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "award-funded",
      subject: { kind: "award", id: awardId },
      customerId: award.customerId,
      facts: { part: award.part, amountMinor: award.amountMinor.toString(), currency: award.currency },
    });
    return ok(null);
  });
}

/** An approval that was asked for must have been given, and for what the award is now (law R12). */
async function approvalProblem(
  tx: Tx,
  awardId: string,
  fingerprint: string,
): Promise<"approval-missing" | "changed-since" | null> {
  const asked = await tx.approval.findFirst({
    where: { awardId },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    select: { fingerprint: true, decision: true },
  });
  if (!asked) return null;
  if (asked.decision !== "approved") return "approval-missing";
  return asked.fingerprint === fingerprint ? null : "changed-since";
}
