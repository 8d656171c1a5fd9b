import type { Staff } from "@/lib/auth/staff";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { awardsOf } from "@/lib/compensation/queries/awards";
import { type AskedAndChosen, type AwardSubject, loadFacts } from "@/lib/compensation/queries/facts";
import type { AwardView } from "@/lib/compensation/types";
import { db } from "@/lib/db/client";
import { remainderOf, sumOfLines } from "@/lib/domain/award-lines";
import {
  authorityLimits,
  type RequiredApproval,
  requiredApproval,
} from "@/lib/domain/compensation/authority";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { Decision, ValueLine } from "@/lib/domain/compensation/decision";
import type { Policy } from "@/lib/domain/compensation/policy";
import { mayMove } from "@/lib/domain/complaint-state";
import { type LikeCell, likeCellOf } from "@/lib/domain/precedents";
import { policyForComplaint } from "@/lib/policies/queries/in-force";

export type RemedyProposal = {
  decision: Decision;
  policy: Policy;
  mark: string;
  /** What it would take this colleague to send it as the rules propose it. */
  approval: RequiredApproval;
  /** Lines of value by part, as the rules propose them; goodwill is empty once it was given. */
  owed: readonly ValueLine[];
  goodwill: readonly ValueLine[];
  /** What makes other cases like this one. */
  cell: LikeCell;
};

export type RemedyView =
  | { kind: "not-found" }
  | { kind: "not-assessed"; missing: readonly ("impact" | "category")[]; awards: readonly AwardView[] }
  | { kind: "not-open"; awards: readonly AwardView[] }
  | { kind: "ready"; subject: AwardSubject; proposal: RemedyProposal; awards: readonly AwardView[] };

/** What the rules propose for a case right now, and what has been awarded on it; nothing is stored by looking. */
export async function remedyView(
  staff: Staff,
  input: { complaintId: string; asked: AskedAndChosen; now: Date },
): Promise<RemedyView> {
  const tx = db();
  const policy = await policyForComplaint(tx, input.complaintId, input.now);
  const [loaded, awards] = await Promise.all([
    loadFacts(tx, { ...input, policy }),
    awardsOf(tx, input.complaintId),
  ]);
  if (loaded.kind === "not-found") return { kind: "not-found" };
  const { status } = loaded.subject;
  const mayDecide = status === "decided" || status === "fulfilling" || mayMove(status, "decided");
  if (loaded.kind === "not-assessed") {
    return { kind: "not-assessed", missing: loaded.missing, awards };
  }
  if (!mayDecide)
    return {
      kind: status === "received" || status === "acknowledged" ? "not-assessed" : "not-open",
      missing: [],
      awards,
    };
  const { facts, subject } = loaded;
  const decision = decideCompensation(facts, policy);
  const valued = decision.lines.flatMap((line) => (line.part === "human" ? [] : [line]));
  const owed = valued.filter(({ part }) => part === "entitlement");
  // Goodwill is given once per case.
  const goodwill = subject.givenMinor.goodwill > 0n ? [] : valued.filter(({ part }) => part === "goodwill");
  const limits = authorityLimits(policy, facts.currency);
  const noTable = limits === null || subject.mixedCurrencies;
  const approval = requiredApproval({
    role: staff.role,
    limits: limits ?? { agent: 0n, lead: 0n, manager: 0n },
    awardsInWindowMinor: facts.awardsInWindowMinor,
    thisAward: {
      entitlementMinor: sumOfLines(remainderOf(owed, subject.givenMinor.entitlement)),
      goodwillMinor: sumOfLines(goodwill),
    },
    decision: {
      holds: decision.holds,
      approval: noTable
        ? [...new Set([...decision.approval, "currency-without-limits" as const])]
        : decision.approval,
    },
    holdReasonCode: null,
  });
  return {
    kind: "ready",
    subject,
    awards,
    proposal: {
      decision,
      policy,
      mark: decisionMark(decision),
      approval,
      owed,
      goodwill,
      cell: likeCellOf(facts),
    },
  };
}
