import type { AwardSubject } from "@/lib/compensation/queries/facts";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import type { Tx } from "@/lib/db/client";
import { type Decision, serialiseDecision } from "@/lib/domain/compensation/decision";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { serialiseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";

export type DecisionRecord = {
  subject: AwardSubject;
  facts: CompensationFacts;
  policy: Policy;
  decision: Decision;
  decidedById: string;
  now: Date;
};

/** Stores a decision whole, awarded or not: the facts as they were, the version of the policy, trace and outcome. */
export async function storeDecision(tx: Tx, record: DecisionRecord): Promise<string> {
  const { subject, facts, policy, decision, decidedById, now } = record;
  const { id } = await tx.compensationDecision.create({
    data: {
      complaintId: subject.complaintId,
      policyId: policy.id,
      policyVersion: policy.version,
      factsVersion: facts.factsVersion,
      facts: JSON.parse(serialiseFacts(facts)),
      decision: JSON.parse(serialiseDecision(decision)),
      decidedAt: now,
      decidedById,
    },
    select: { id: true },
  });
  await appendEvent(tx, {
    complaintId: subject.complaintId,
    type: "remedy-decided",
    actor: { kind: "staff", id: decidedById },
    occurredAt: now,
    facts: {
      decisionId: id,
      kind: decision.kind,
      tier: decision.tier.id,
      currency: decision.currency,
      entitlementMinor: decision.totals.entitlementMinor.toString(),
      goodwillMinor: decision.totals.goodwillMinor.toString(),
    },
  });
  return id;
}
