import type { Staff } from "@/lib/auth/staff";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { mayDecide } from "@/lib/compensation/mutations/advance";
import { requestApproval } from "@/lib/compensation/mutations/approval-request";
import { lockAward } from "@/lib/compensation/mutations/award-row";
import { storeDecision } from "@/lib/compensation/mutations/decide";
import { issueAward, lockAuthority } from "@/lib/compensation/mutations/issue";
import { voidDrafts } from "@/lib/compensation/mutations/void-award";
import { type AwardSubject, loadFacts } from "@/lib/compensation/queries/facts";
import type { ChosenLine, PartOutcome, ProposalInput, Proposed } from "@/lib/compensation/types";
import { departs, speaksOfOther } from "@/lib/compensation/words-check";
import { lockComplaint } from "@/lib/complaints/mutations/project";
import { decidedBefore } from "@/lib/complaints/queries/appeal";
import { inTransaction, type Tx } from "@/lib/db/client";
import { remainderOf, sumOfLines } from "@/lib/domain/award-lines";
import {
  type AuthorityLimits,
  authorityLimits,
  type PartApproval,
  requiredApproval,
} from "@/lib/domain/compensation/authority";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { ApprovalReason, Decision } from "@/lib/domain/compensation/decision";
import { checkDeviation, type ProposedLine } from "@/lib/domain/compensation/deviation";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { LedgerPart } from "@/lib/domain/ledger/accounts";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { failed } from "@/lib/result";
import { areKnownItems } from "@/lib/stock/mutations/award-units";

/**
 * Proposes a remedy: decides on the facts as they are now, measures what the agent wants to give against the rules,
 * stores the decision whole, and issues each part that is within authority; the rest asks for approval. Earlier drafts
 * of the same case are withdrawn, so that only one proposal stands.
 */
export function proposeRemedy(staff: Staff, input: ProposalInput, now: Date): Promise<Proposed> {
  return inTransaction(async (tx): Promise<Proposed> => {
    const complaint = await lockComplaint(tx, input.complaintId);
    if (!complaint) return failed("not-found");
    if (!mayDecide(complaint.status)) return failed("case-not-open");
    if (await decidedBefore(tx, input.complaintId, staff.id)) return failed("decided-before");
    const policy = await policyForComplaint(tx, input.complaintId, now);
    const loaded = await loadLocked(tx, input, { policy, now });
    if (loaded.kind !== "ready") return failed(loaded.kind);
    const { facts, subject } = loaded;
    const decision = decideCompensation(facts, policy);
    if (decisionMark(decision) !== input.seen) return failed("facts-changed");

    const checked = checkDeviation({
      facts,
      decision,
      proposal: {
        currency: facts.currency,
        lines: proposedLines(decision, input, subject),
        reasonCode: input.reasonCode,
      },
    });
    if (!checked.ok) return { ok: false, reason: "against-the-rules", refusals: checked.reasons };
    if (speaksOfOther(decision, input, subject.locale)) return failed("words-stale");
    const open = newLines(subject, input.lines);
    if (open.goodwillBlocked) return failed(open.goodwillBlocked);
    if (open.entitlement.length + open.goodwill.length === 0) return failed("nothing-to-award");
    const items = input.lines.flatMap(({ stock }) => (stock ? [stock.itemId] : []));
    if (!(await areKnownItems(tx, items))) return failed("stock-unknown");

    const limits = authorityLimits(policy, facts.currency);
    const approval = requiredApproval({
      role: staff.role,
      limits: limits ?? NO_LIMITS,
      awardsInWindowMinor: facts.awardsInWindowMinor,
      thisAward: { entitlementMinor: sumOfLines(open.entitlement), goodwillMinor: sumOfLines(open.goodwill) },
      decision: {
        holds: decision.holds,
        approval: approvalReasons(checked.value.approval, limits, subject.mixedCurrencies),
      },
      holdReasonCode: input.reasonCode,
    });
    if (approval.kind !== "settled") return failed(approval.kind);

    const decisionId = await storeDecision(tx, {
      subject,
      facts,
      policy,
      decision,
      decidedById: staff.id,
      now,
    });
    await voidDrafts(tx, { complaintId: subject.complaintId, actor: { kind: "staff", id: staff.id }, now });
    const draft = { staff, input, decision, decisionId, subject, now };
    const drafts = (["entitlement", "goodwill"] as const)
      .filter((part) => open[part].length > 0)
      .map((part) => ({ ...draft, part, lines: open[part], approval: approval[part] }));
    // All of them first: what is delivered at once must not end a case that another offer is still to come on.
    const awardIds = new Map<LedgerPart, string>();
    for (const one of drafts) awardIds.set(one.part, await createAward(tx, one));
    const parts: PartOutcome[] = [];
    for (const one of drafts) parts.push(await send(tx, one, awardIds.get(one.part) ?? ""));
    return { ok: true, value: { decisionId, parts } };
  });
}

const NO_LIMITS: AuthorityLimits = { agent: 0n, lead: 0n, manager: 0n };

async function loadLocked(tx: Tx, input: ProposalInput, { policy, now }: { policy: Policy; now: Date }) {
  const { complaintId, requestedRemedy, customerChoice } = input;
  const ask = { complaintId, policy, asked: { requestedRemedy, customerChoice }, now };
  const first = await loadFacts(tx, ask);
  if (first.kind !== "ready") return first;
  await lockAuthority(tx, first.subject.customerId, first.subject.authorityKey);
  // Read again: whoever held the lock may have awarded something on the same order.
  return loadFacts(tx, ask);
}

/**
 * What the rules are asked about: the human part is the decision's own and never left out, and care that the agent adds
 * to it needs no reason; goodwill that was given on this case before counts as the goodwill of this proposal.
 */
function proposedLines(
  decision: Decision,
  { lines }: ProposalInput,
  { givenMinor }: AwardSubject,
): ProposedLine[] {
  const isGiven = givenMinor.goodwill > 0n && !lines.some(({ part }) => part === "goodwill");
  const kept = decision.lines.filter(({ part }) => part === "human" || (isGiven && part === "goodwill"));
  return [...kept.map(({ kind, part, faceMinor }) => ({ kind, part, faceMinor })), ...lines];
}

/** What this proposal adds to what the complaint has been given already. */
function newLines(subject: AwardSubject, lines: readonly ChosenLine[]) {
  const of = (part: LedgerPart) => lines.filter((line) => line.part === part);
  const goodwill = of("goodwill");
  return {
    entitlement: remainderOf(of("entitlement"), subject.givenMinor.entitlement),
    goodwill,
    // Goodwill is chosen once per case: to give another amount, the first is withdrawn or reversed.
    goodwillBlocked:
      goodwill.length > 0 && subject.givenMinor.goodwill > 0n ? ("goodwill-given" as const) : null,
  };
}

/** Without a table of limits for the currency, or across currencies, nobody's authority can be measured. */
function approvalReasons(
  reasons: readonly ApprovalReason[],
  limits: AuthorityLimits | null,
  mixedCurrencies: boolean,
): readonly ApprovalReason[] {
  if (limits !== null && !mixedCurrencies) return reasons;
  return [...new Set([...reasons, "currency-without-limits" as const])];
}

type Draft = {
  staff: Staff;
  input: ProposalInput;
  decision: Decision;
  decisionId: string;
  subject: AwardSubject;
  part: LedgerPart;
  lines: readonly ChosenLine[];
  approval: PartApproval;
  now: Date;
};

async function send(tx: Tx, draft: Draft, awardId: string): Promise<PartOutcome> {
  const { part, approval, staff, now } = draft;
  const award = await lockAward(tx, awardId);
  if (!award) throw new Error("the award that was just created is not there");
  if (approval.needed) {
    await requestApproval(tx, award, { approval, requesterId: staff.id, now });
    return { part, awardId, outcome: "waiting-for-approval" };
  }
  const issued = await issueAward(tx, award, {
    actor: { kind: "staff", id: staff.id },
    approverIds: [],
    now,
  });
  if (issued.ok) return { part, awardId, outcome: "issued" };
  const { reason } = issued;
  if (reason === "no-budget" || reason === "over-budget" || reason === "out-of-stock")
    return { part, awardId, outcome: reason };
  throw new Error(`a new award could not be issued: ${issued.reason}`);
}

async function createAward(tx: Tx, draft: Draft): Promise<string> {
  const { staff, input, decision, subject, part, lines, now } = draft;
  const care = carriesCare(draft) ? careOf(decision, input) : [];
  const { id } = await tx.award.create({
    data: {
      complaintId: subject.complaintId,
      customerId: subject.customerId,
      decisionId: draft.decisionId,
      authorityKey: subject.authorityKey,
      status: "proposed",
      currency: decision.currency,
      part,
      tier: decision.tier.id,
      amountMinor: sumOfLines(lines),
      requestedById: staff.id,
      deviationReason: departs(decision, input.lines, part) ? input.reasonCode : null,
      words: input.words,
      createdAt: now,
      replacesId: await replacedAward(tx, subject.complaintId, part),
      remedies: {
        create: [
          ...lines.map(({ kind, faceMinor, stock }) => ({
            kind,
            amountMinor: faceMinor,
            ...(stock && kind === "replacement" ? { stockItemId: stock.itemId, units: stock.units } : {}),
          })),
          ...care.map((kind) => ({ kind, amountMinor: 0n })),
        ].map((remedy, position) => ({ ...remedy, position })),
      },
    },
    select: { id: true },
  });
  return id;
}

/** Care that must be delivered (a named person, a call-back) hangs on one of the two awards, goodwill first. */
function carriesCare({ part, input }: Draft): boolean {
  return part === "goodwill" || !input.lines.some((line) => line.part === "goodwill");
}

function careOf(decision: Decision, { care }: ProposalInput): string[] {
  const delivered: readonly string[] = ["named-person", "call-back"];
  const kinds = [...decision.lines.map(({ kind }) => kind), ...care];
  return [...new Set(kinds)].filter((kind) => delivered.includes(kind));
}

/** The award that this one follows: declined, expired, sent back or withdrawn, and not followed by another yet. */
async function replacedAward(tx: Tx, complaintId: string, part: LedgerPart): Promise<string | null> {
  const before = await tx.award.findFirst({
    where: {
      complaintId,
      part,
      status: { in: ["declined", "expired", "voided", "refused", "reversed"] },
      replacedBy: null,
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return before?.id ?? null;
}
