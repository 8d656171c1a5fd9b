import type { Staff } from "@/lib/auth/staff";
import { awardsOf, staffNames } from "@/lib/compensation/queries/awards";
import type { AwardView } from "@/lib/compensation/types";
import { db } from "@/lib/db/client";
import { type Decision, parseDecision } from "@/lib/domain/compensation/decision";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { policyVersion } from "@/lib/policies/queries/in-force";

export type ApprovalStory = {
  id: string;
  decision: "approved" | "sent-back" | "refused" | null;
  requestedByName: string;
  requestedAt: Date;
  decidedByName: string | null;
  decidedAt: Date | null;
  comment: string | null;
};

export type AwardStory = {
  award: AwardView;
  reference: string;
  decidedAt: Date;
  decidedByName: string | null;
  decision: Decision | null;
  policy: Policy | null;
  facts: CompensationFacts | null;
  approvals: readonly ApprovalStory[];
};

const DECISIONS = ["approved", "sent-back", "refused"] as const;

/** Who decided what, when, on which facts and rules, and who approved; what was posted for it is the ledger's to say. */
export async function awardStory(_staff: Staff, awardId: string): Promise<AwardStory | null> {
  const tx = db();
  const row = await tx.award.findUnique({
    where: { id: awardId },
    select: {
      complaintId: true,
      complaint: { select: { reference: true } },
      decision: {
        select: {
          facts: true,
          decision: true,
          decidedAt: true,
          decidedById: true,
          policyId: true,
          policyVersion: true,
        },
      },
      approvals: {
        orderBy: { requestedAt: "asc" },
        select: {
          id: true,
          decision: true,
          requestedById: true,
          requestedAt: true,
          decidedById: true,
          decidedAt: true,
          comment: true,
        },
      },
    },
  });
  if (!row) return null;
  const award = (await awardsOf(tx, row.complaintId)).find(({ id }) => id === awardId);
  if (!award) return null;
  const { decision, approvals } = row;
  const ids = [
    decision.decidedById,
    ...approvals.flatMap(({ requestedById, decidedById }) => [requestedById, decidedById]),
  ];
  const names = await staffNames(tx, ids);
  const nameOf = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const facts = parseFacts(decision.facts);
  return {
    award,
    reference: row.complaint.reference,
    decidedAt: decision.decidedAt,
    decidedByName: nameOf(decision.decidedById),
    decision: parseDecision(decision.decision),
    policy: await policyVersion(tx, decision.policyId, decision.policyVersion),
    facts: facts.ok ? facts.value : null,
    approvals: approvals.map(({ requestedById, decidedById, decision: answer, ...approval }) => ({
      ...approval,
      decision: DECISIONS.find((each) => each === answer) ?? null,
      requestedByName: nameOf(requestedById) ?? "",
      decidedByName: nameOf(decidedById),
    })),
  };
}
