import type { Staff } from "@/lib/auth/staff";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { advanceTo, mayDecide, resolveIfDone } from "@/lib/compensation/mutations/advance";
import { openAwardCount } from "@/lib/compensation/mutations/award-row";
import { storeDecision } from "@/lib/compensation/mutations/decide";
import { loadFacts } from "@/lib/compensation/queries/facts";
import type { ProposalInput } from "@/lib/compensation/types";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { decidedBefore } from "@/lib/complaints/queries/appeal";
import { inTransaction } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { failed, ok, type Result } from "@/lib/result";

export type NothingInput = Pick<ProposalInput, "complaintId" | "seen" | "requestedRemedy" | "customerChoice">;
export type NothingFailure =
  | "not-found"
  | "not-assessed"
  | "case-not-open"
  | "decided-before"
  | "facts-changed"
  | "still-owed"
  | "open-awards";

/**
 * Records that nothing (more) is awarded: the decision is stored like any other, and the case is resolved, since
 * nothing is left to deliver. What is owed and has not been given cannot be left out.
 */
export function decideNothing(
  staff: Staff,
  input: NothingInput,
  now: Date,
): Promise<Result<{ resolved: boolean }, NothingFailure>> {
  return inTransaction(async (tx) => {
    const complaint = await lockComplaint(tx, input.complaintId);
    if (!complaint) return failed("not-found");
    if (!mayDecide(complaint.status)) return failed("case-not-open");
    if (await decidedBefore(tx, input.complaintId, staff.id)) return failed("decided-before");
    const policy = await policyForComplaint(tx, input.complaintId, now);
    const { requestedRemedy, customerChoice } = input;
    const asked = { requestedRemedy, customerChoice };
    const loaded = await loadFacts(tx, { complaintId: input.complaintId, policy, asked, now });
    if (loaded.kind !== "ready") return failed(loaded.kind);
    const { facts, subject } = loaded;
    const decision = decideCompensation(facts, policy);
    if (decisionMark(decision) !== input.seen) return failed("facts-changed");
    if (decision.totals.entitlementMinor > subject.givenMinor.entitlement) return failed("still-owed");
    if ((await openAwardCount(tx, input.complaintId)) > 0) return failed("open-awards");
    await storeDecision(tx, { subject, facts, policy, decision, decidedById: staff.id, now });
    const step = { complaintId: input.complaintId, actor: { kind: "staff", id: staff.id } as const, now };
    await advanceTo(tx, step, "decided");
    return ok({ resolved: await resolveIfDone(tx, step) });
  });
}
