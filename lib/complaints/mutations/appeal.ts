import type { Staff } from "@/lib/auth/staff";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { type LockedComplaint, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { verifyContact } from "@/lib/complaints/mutations/verify-contact";
import { appealFacts } from "@/lib/complaints/queries/appeal";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { type AppealRefusal, appealStanding, chooseReviewer, type Reviewer } from "@/lib/domain/appeal";
import type { Actor } from "@/lib/domain/complaint-events";
import { HOUR_MS } from "@/lib/domain/duration";
import { RESPONSE_HOURS } from "@/lib/domain/sla/terms/default-terms";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { notify } from "@/lib/notifications/mutations";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { addToSearch } from "@/lib/search/mutations";
import { clocksAfter } from "@/lib/sla/mutations/sync";
import { inCharge } from "@/lib/staff/queries";

export type AppealFailure = "not-found" | AppealRefusal;
export type Appealed = Result<{ repeated: boolean; reviewerId: string | null }, AppealFailure>;

type Appeal = {
  complaintId: string;
  body: string;
  actor: Extract<Actor, { kind: "customer" | "staff" }>;
  now: Date;
};

/** The customer does not agree with our decision and says why. */
export function appealAsCustomer(proof: CustomerProof, body: string, now: Date): Promise<Appealed> {
  const { complaintId, customerId } = proof;
  return inTransaction(async (tx) => {
    const actor = { kind: "customer", id: customerId } as const;
    const result = await record(tx, { complaintId, body, actor, now });
    if (result.ok) await verifyContact(tx, proof, now);
    return result;
  });
}

/** A colleague writes down what the customer said on the phone; time and number of appeals are the same. */
export function appealByPhone(
  staff: Staff,
  input: { complaintId: string; body: string },
  now: Date,
): Promise<Appealed> {
  return inTransaction((tx) => record(tx, { ...input, actor: { kind: "staff", id: staff.id }, now }));
}

async function record(tx: Tx, appeal: Appeal): Promise<Appealed> {
  const { complaintId, now } = appeal;
  const current = await lockComplaint(tx, complaintId);
  const facts = current && (await appealFacts(tx, complaintId, now));
  if (!facts) return failed("not-found");
  const standing = appealStanding(facts, now);
  if (!standing.mayAppeal) {
    const isSame = standing.reason === "under-way" && (await isRepeated(tx, appeal));
    return isSame ? ok({ repeated: true, reviewerId: null }) : failed(standing.reason);
  }
  const excludedIds = await decidersOf(tx, current);
  const reviewerId = chooseReviewer(await reviewers(tx), excludedIds, current.departmentId);
  await write(tx, current, { appeal, excludedIds, reviewerId });
  await tellHouse(tx, current, { reviewerId, now });
  await acknowledge(tx, current);
  return ok({ repeated: false, reviewerId });
}

/** A form sent twice: there is one appeal per complaint, so the same words are the same appeal. */
async function isRepeated(tx: Tx, { complaintId, body }: Appeal): Promise<boolean> {
  const first = await tx.appeal.findUnique({
    where: { complaintId },
    select: { message: { select: { body: true } } },
  });
  return first?.message.body === body;
}

/** Everybody with a hand in what was decided: the decisions, their awards and approvals, the end of the case, its holder. */
async function decidersOf(tx: Tx, { id, assigneeId }: LockedComplaint): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT decided_by_id AS id FROM compensation_decision WHERE complaint_id = ${id}::uuid AND decided_by_id IS NOT NULL
    UNION SELECT requested_by_id FROM award WHERE complaint_id = ${id}::uuid
    UNION SELECT approved_by_id FROM award WHERE complaint_id = ${id}::uuid AND approved_by_id IS NOT NULL
    UNION SELECT p.decided_by_id FROM approval p JOIN award a ON a.id = p.award_id
      WHERE a.complaint_id = ${id}::uuid AND p.decided_by_id IS NOT NULL
    UNION SELECT actor_id FROM complaint_event
      WHERE complaint_id = ${id}::uuid AND actor_kind = 'staff' AND type = 'closed' AND actor_id IS NOT NULL
    ORDER BY id`);
  return [...new Set([...rows.map((row) => row.id), ...(assigneeId ? [assigneeId] : [])])];
}

function reviewers(tx: Tx): Promise<Reviewer[]> {
  return tx.$queryRaw<Reviewer[]>(sql`
    SELECT s.id, s.role, s.department_id AS "departmentId",
      (SELECT count(*)::int FROM complaint c WHERE c.is_open AND c.assignee_id = s.id) AS "openCases"
    FROM staff s WHERE s.active AND s.role IN ('lead', 'manager')`);
}

type Written = { appeal: Appeal; excludedIds: string[]; reviewerId: string | null };

async function write(tx: Tx, current: LockedComplaint, { appeal, excludedIds, reviewerId }: Written) {
  const { complaintId, body, actor, now } = appeal;
  const byStaff = actor.kind === "staff";
  const dueAt = await promisedAnswer(tx, current, now);
  const message = await tx.message.create({
    data: {
      complaintId,
      kind: byStaff ? "phone-note" : "customer-message",
      authorKind: actor.kind,
      authorId: actor.id,
      body,
      sentAt: now,
    },
    select: { id: true },
  });
  const { id: appealId } = await tx.appeal.create({
    data: {
      complaintId,
      messageId: message.id,
      receivedAt: now,
      dueAt,
      recordedById: byStaff ? actor.id : null,
      reviewerId,
      excludedIds,
    },
    select: { id: true },
  });
  // What was promised first stays as it was kept or broken; the appeal's own promise runs beside it.
  await writeChange(tx, current, {
    patch: {
      status: "under-appeal",
      assigneeId: reviewerId,
      closedAt: null,
      resolvedAt: null,
      outcome: null,
      rootCauseKey: null,
    },
    event: {
      type: "appealed",
      actor,
      occurredAt: now,
      facts: {
        appealId,
        messageId: message.id,
        from: current.status,
        to: "under-appeal",
        dueAt: dueAt.toISOString(),
        reviewerId,
        excludedIds,
      },
    },
  });
  await addToSearch(tx, complaintId, body);
}

/** When the appeal will be answered, by the clock of appeals; by the usual hours of a first promise in a house that keeps none. */
async function promisedAnswer(tx: Tx, { id, severity }: LockedComplaint, now: Date): Promise<Date> {
  const clocks = await clocksAfter(tx, id, {
    type: "appealed",
    occurredAt: now,
    facts: { to: "under-appeal" },
  });
  return clocks?.columns.appealDueAt ?? new Date(now.getTime() + RESPONSE_HOURS[severity] * HOUR_MS);
}

/** Whoever reviews it; where nobody is left, every lead, since the case must not lie. */
async function tellHouse(
  tx: Tx,
  { id }: LockedComplaint,
  { reviewerId, now }: { reviewerId: string | null; now: Date },
): Promise<void> {
  const facts = { hasReviewer: reviewerId !== null };
  for (const staffId of await inCharge(tx, reviewerId))
    await notify(tx, { staffId, kind: "case-appealed", complaintId: id, facts, now });
}

async function acknowledge(tx: Tx, { id, locale }: LockedComplaint): Promise<void> {
  const contact = await letterContact(tx, id);
  if (!contact) return;
  await queueMail(tx, {
    template: "appeal-received",
    complaintId: id,
    contactPointId: contact.id,
    locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
    dedupeKey: `appeal-received:${id}`,
  });
}
