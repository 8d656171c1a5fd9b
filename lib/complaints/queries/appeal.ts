import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db, sql, type Tx } from "@/lib/db/client";
import { type AppealFacts, type AppealOutcome, appealEnd, hasDecidedBefore } from "@/lib/domain/appeal";
import { appealDays } from "@/lib/domain/compensation/policy";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { policyForComplaint, policyVersion } from "@/lib/policies/queries/in-force";

/** Who is kept from deciding on a case because of its appeal; null where there was none. */
export function appealExclusions(tx: Tx, complaintId: string): Promise<{ excludedIds: string[] } | null> {
  return tx.appeal.findUnique({ where: { complaintId }, select: { excludedIds: true } });
}

/** Whether somebody took part in the decision that was appealed on this case. */
export async function decidedBefore(tx: Tx, complaintId: string, staffId: string): Promise<boolean> {
  return hasDecidedBefore(await appealExclusions(tx, complaintId), staffId);
}

/** Whether an appeal waits for its answer. */
export async function hasOpenAppeal(tx: Tx, complaintId: string): Promise<boolean> {
  return (await tx.appeal.count({ where: { complaintId, answeredAt: null } })) > 0;
}

type Row = {
  status: ComplaintStatus;
  decidedAt: Date | null;
  policyId: string | null;
  policyVersion: number | null;
  timeZone: string;
  appealId: string | null;
  answeredAt: Date | null;
};

/**
 * What an appeal on this case is measured by. The time runs from when the customer was last told a decision: by an offer,
 * by what is owed, or by the letter that closed the case with an outcome. The policy that decided says for how long.
 */
export async function appealFacts(tx: Tx, complaintId: string, now: Date): Promise<AppealFacts | null> {
  const [row] = await tx.$queryRaw<Row[]>(sql`
    SELECT c.status, o.time_zone AS "timeZone", p.id AS "appealId", p.answered_at AS "answeredAt",
      d.policy_id AS "policyId", d.policy_version AS "policyVersion",
      greatest(d.decided_at, (SELECT max(a.offered_at) FROM award a WHERE a.complaint_id = c.id),
        CASE WHEN c.outcome IN ('upheld', 'partly-upheld', 'not-upheld') THEN c.closed_at END) AS "decidedAt"
    FROM complaint c JOIN organisation o ON o.id = 1 LEFT JOIN appeal p ON p.complaint_id = c.id
      LEFT JOIN LATERAL (
        SELECT policy_id, policy_version, decided_at FROM compensation_decision
        WHERE complaint_id = c.id ORDER BY decided_at DESC, id DESC LIMIT 1) d ON true
    WHERE c.id = ${complaintId}::uuid`);
  if (!row) return null;
  const { status, decidedAt, timeZone, appealId, answeredAt } = row;
  const policy =
    decidedAt === null || appealId !== null
      ? null
      : (row.policyId !== null && (await policyVersion(tx, row.policyId, row.policyVersion ?? 0))) ||
        (await policyForComplaint(tx, complaintId, now));
  return {
    status,
    decidedAt,
    end: decidedAt && policy ? appealEnd(decidedAt, appealDays(policy), timeZone) : null,
    appeal: appealId === null ? null : { answeredAt },
  };
}

/** The same for the customer's own page. */
export function customerAppeal(proof: CustomerProof, now: Date): Promise<AppealFacts | null> {
  return appealFacts(db(), proof.complaintId, now);
}

/** The same for the case page. */
export function caseAppealFacts(_staff: Staff, complaintId: string, now: Date): Promise<AppealFacts | null> {
  return appealFacts(db(), complaintId, now);
}

/** An appeal as the case page shows it. */
export type CaseAppeal = {
  text: string;
  receivedAt: Date;
  dueAt: Date;
  recordedByName: string | null;
  reviewerName: string | null;
  excluded: { id: string; name: string }[];
  /** Leads and managers who may decide it; empty where nobody is left. */
  allowed: { id: string; name: string }[];
  outcome: AppealOutcome | null;
  answeredAt: Date | null;
  answeredByName: string | null;
};

/** The appeal of a case and who may decide it; null where there was none. */
export async function caseAppeal(_staff: Staff, complaintId: string): Promise<CaseAppeal | null> {
  const [row] = await db().$queryRaw<CaseAppeal[]>(sql`
    SELECT m.body AS text, p.received_at AS "receivedAt", p.due_at AS "dueAt", r.name AS "recordedByName",
      v.name AS "reviewerName", p.outcome, p.answered_at AS "answeredAt", b.name AS "answeredByName",
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name), '[]')
        FROM staff s WHERE s.id = ANY (p.excluded_ids)) AS excluded,
      (SELECT coalesce(json_agg(json_build_object('id', s.id, 'name', s.name) ORDER BY s.name), '[]')
        FROM staff s WHERE s.active AND s.role IN ('lead', 'manager') AND s.id <> ALL (p.excluded_ids)) AS allowed
    FROM appeal p JOIN message m ON m.id = p.message_id LEFT JOIN staff r ON r.id = p.recorded_by_id
      LEFT JOIN staff v ON v.id = p.reviewer_id LEFT JOIN staff b ON b.id = p.answered_by_id
    WHERE p.complaint_id = ${complaintId}::uuid`);
  return row ?? null;
}
