import type { Staff } from "@/lib/auth/staff";
import type { ApprovalFilter } from "@/lib/compensation/approval-filter";
import { remedyKind, staffNames } from "@/lib/compensation/queries/awards";
import { precedentsFor } from "@/lib/compensation/queries/precedents";
import { AUTHORITY_REASONS, type AuthorityReason } from "@/lib/compensation/reasons";
import { db } from "@/lib/db/client";
import { type Comparison, compareLines } from "@/lib/domain/award-comparison";
import { awardFingerprint } from "@/lib/domain/award-lines";
import { type Decision, parseDecision } from "@/lib/domain/compensation/decision";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import { type ApproverRefusal, mayApprove } from "@/lib/domain/compensation/four-eyes";
import type { Policy } from "@/lib/domain/compensation/policy";
import type { RemedyKind } from "@/lib/domain/compensation/remedies";
import { isLedgerPart, type LedgerPart } from "@/lib/domain/ledger/accounts";
import { likeCellOf, type Precedents } from "@/lib/domain/precedents";
import { policyVersion } from "@/lib/policies/queries/in-force";

export type ApprovalRow = {
  id: string;
  awardId: string;
  complaintId: string;
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
  /** What the rules proposed for this part beside what is asked for. */
  comparison: Comparison<RemedyKind> | null;
  /** What like cases got; null where the decision's facts cannot be read any more. */
  precedents: Precedents | null;
  /** Law R12: amount, payee or currency changed after it was asked for, so nobody can approve it any more. */
  isVoid: boolean;
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

/** Amounts of different currencies cannot be compared, so they stand apart. */
const ORDERS = {
  due: [{ dueAt: "asc" }, { id: "asc" }],
  age: [{ requestedAt: "asc" }, { id: "asc" }],
  amount: [{ award: { currency: "asc" } }, { award: { amountMinor: "desc" } }, { id: "asc" }],
} as const satisfies Record<ApprovalFilter["sort"], readonly object[]>;

export type AskedApprovals = { filter: ApprovalFilter; now: Date };

/** What waits for somebody's approval, or for this colleague's alone, in the order asked for. */
export async function openApprovals(staff: Staff, { filter, now }: AskedApprovals): Promise<ApprovalRow[]> {
  const rows = await waitingRows(staff, filter);
  const shown = filter.view === "mine" ? rows.filter(({ refusal }) => refusal === null) : rows;
  const asks = shown.flatMap(({ complaintId, facts }) => {
    const read = parseFacts(facts);
    return read.ok ? [{ complaintId, cell: likeCellOf(read.value) }] : [];
  });
  const precedents = await precedentsFor(staff, asks, now);
  return shown.map(({ facts: _facts, ...row }) => ({
    ...row,
    precedents: precedents.get(row.complaintId) ?? null,
  }));
}

type WaitingRow = Omit<ApprovalRow, "precedents"> & { facts: unknown };

async function waitingRows(staff: Staff, { sort }: ApprovalFilter): Promise<WaitingRow[]> {
  const tx = db();
  const rows = await tx.approval.findMany({
    where: {
      decision: null,
      OR: [{ award: { status: "waiting-for-approval" } }, { reasons: { path: ["override"], equals: true } }],
    },
    orderBy: [...ORDERS[sort]],
    take: LIMIT,
    select: {
      id: true,
      awardId: true,
      requiredRole: true,
      reasons: true,
      requestedById: true,
      requestedAt: true,
      dueAt: true,
      fingerprint: true,
      award: {
        select: {
          complaintId: true,
          customerId: true,
          part: true,
          amountMinor: true,
          currency: true,
          deviationReason: true,
          requestedById: true,
          words: true,
          remedies: { select: { kind: true, amountMinor: true }, orderBy: { position: "asc" } },
          decision: { select: { facts: true, decision: true, policyId: true, policyVersion: true } },
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
  const shown: WaitingRow[] = [];
  for (const { award, reasons, requestedById, requiredRole, fingerprint, ...row } of rows) {
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
    const rules = parseDecision(decision.decision);
    const remedies = rest.remedies.map((remedy) => ({ ...remedy, kind: remedyKind(remedy.kind) }));
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
      remedies,
      comparison: rules ? compareLines(proposedOf(rules, part), remedies) : null,
      isVoid: awardFingerprint(award) !== fingerprint,
      facts: decision.facts,
      complaintId: rest.complaintId,
      decision: rules,
      policy: policies.get(version) ?? null,
      refusal: answer.ok ? asked : answer.reason,
    });
  }
  return shown;
}

function proposedOf({ lines }: Decision, part: LedgerPart): { kind: RemedyKind; amountMinor: bigint }[] {
  return lines.flatMap((line) =>
    line.part === part ? [{ kind: line.kind, amountMinor: line.faceMinor }] : [],
  );
}
