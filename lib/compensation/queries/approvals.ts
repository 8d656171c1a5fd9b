import type { Staff } from "@/lib/auth/staff";
import { remedyKind, staffNames } from "@/lib/compensation/queries/awards";
import { AUTHORITY_REASONS, type AuthorityReason } from "@/lib/compensation/reasons";
import { db } from "@/lib/db/client";
import { type Decision, parseDecision } from "@/lib/domain/compensation/decision";
import { type ApproverRefusal, mayApprove } from "@/lib/domain/compensation/four-eyes";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import { isLedgerPart, type LedgerPart } from "@/lib/domain/ledger/accounts";
import { policyVersion } from "@/lib/policies/queries/in-force";

export type ApprovalRow = {
  id: string;
  awardId: string;
  reference: string;
  subject: string;
  customerName: string;
  part: LedgerPart;
  amountMinor: bigint;
  currency: string;
  requiredRole: "lead" | "manager";
  reasons: readonly AuthorityReason[];
  confirms: "facts" | "facts-and-judgement";
  isRatification: boolean;
  deviationReason: string | null;
  requestedByName: string;
  requestedAt: Date;
  dueAt: Date;
  remedies: readonly { kind: RemedyKind; amountMinor: bigint }[];
  words: string | null;
  decision: Decision | null;
  policy: Policy | null;
  /** Why this colleague may not decide it; null when they may. */
  refusal: ApproverRefusal | null;
};

type Reasons = { reasons: readonly AuthorityReason[]; confirms: ApprovalRow["confirms"]; override: boolean };

function readReasons(value: unknown): Reasons {
  const fields = new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);
  const list: unknown = fields.get("reasons");
  const named = Array.isArray(list) ? list : [];
  return {
    reasons: AUTHORITY_REASONS.filter((reason) => named.includes(reason)),
    confirms: fields.get("confirms") === "facts" ? "facts" : "facts-and-judgement",
    override: fields.get("override") === true,
  };
}

const LIMIT = 100;

/** Every approval that waits for somebody, the most pressing first. */
export async function openApprovals(staff: Staff): Promise<ApprovalRow[]> {
  const tx = db();
  const rows = await tx.approval.findMany({
    where: {
      decision: null,
      OR: [{ award: { status: "waiting-for-approval" } }, { reasons: { path: ["override"], equals: true } }],
    },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    take: LIMIT,
    select: {
      id: true,
      awardId: true,
      requiredRole: true,
      reasons: true,
      requestedById: true,
      requestedAt: true,
      dueAt: true,
      award: {
        select: {
          part: true,
          amountMinor: true,
          currency: true,
          deviationReason: true,
          requestedById: true,
          words: true,
          remedies: { select: { kind: true, amountMinor: true }, orderBy: { position: "asc" } },
          decision: { select: { decision: true, policyId: true, policyVersion: true } },
          complaint: { select: { reference: true, subject: true, assigneeId: true } },
          customer: {
            select: { name: true, contactPoints: { where: { kind: "email" }, select: { value: true } } },
          },
        },
      },
    },
  });
  const names = await staffNames(
    tx,
    rows.map(({ requestedById }) => requestedById),
  );
  const policies = new Map<string, Policy | null>();
  const shown: ApprovalRow[] = [];
  for (const { award, reasons, requestedById, requiredRole, ...row } of rows) {
    const { decision, complaint, customer, part, ...rest } = award;
    if (!isLedgerPart(part)) continue;
    const version = `${decision.policyId}:${decision.policyVersion}`;
    if (!policies.has(version))
      policies.set(version, await policyVersion(tx, decision.policyId, decision.policyVersion));
    const required = requiredRole === "manager" ? "manager" : "lead";
    const { override, ...why } = readReasons(reasons);
    const answer = mayApprove({
      approverId: staff.id,
      role: staff.role,
      required,
      requesterId: requestedById,
      assigneeId: complaint.assigneeId,
      beneficiaryId: customer.contactPoints.some(({ value }) => value === staff.email.toLowerCase())
        ? staff.id
        : null,
    });
    const asked = award.requestedById === staff.id ? ("is-requester" as const) : null;
    shown.push({
      ...row,
      ...why,
      reference: complaint.reference,
      subject: complaint.subject,
      customerName: customer.name,
      part,
      amountMinor: rest.amountMinor,
      currency: rest.currency,
      requiredRole: required,
      isRatification: override,
      deviationReason: rest.deviationReason,
      words: rest.words,
      requestedByName: names.get(requestedById) ?? "",
      remedies: rest.remedies.map((remedy) => ({ ...remedy, kind: remedyKind(remedy.kind) })),
      decision: parseDecision(decision.decision),
      policy: policies.get(version) ?? null,
      refusal: answer.ok ? asked : answer.reason,
    });
  }
  return shown;
}
