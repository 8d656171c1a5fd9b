import type { Staff } from "@/lib/auth/staff";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, type Tx } from "@/lib/db/client";
import { type Actor, SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { isSurveyed, type SurveyKind, surveyPlan } from "@/lib/domain/survey";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";
import { surveySubject } from "@/lib/surveys/mutations/schedule";

type DueSurvey = { id: string; kind: SurveyKind; complaintId: string };

const TEMPLATES = { csat: "survey-csat", nps: "survey-nps", both: "survey-both" } as const;

/** Asks: by mail where an address is known, and on the customer's own page in any case. */
async function ask(tx: Tx, survey: DueSurvey, { actor, now }: { actor: Actor; now: Date }): Promise<void> {
  const { id, kind, complaintId } = survey;
  await tx.survey.update({ where: { id }, data: { sentAt: now }, select: { id: true } });
  const contact = await letterContact(tx, complaintId);
  await appendEvent(tx, {
    complaintId,
    type: "survey-sent",
    actor,
    occurredAt: now,
    facts: { surveyId: id, kind, mailed: contact !== null },
  });
  if (!contact) return;
  await queueMail(tx, {
    template: TEMPLATES[kind],
    complaintId,
    contactPointId: contact.id,
    locale: isLocale(contact.locale) ? contact.locale : DEFAULT_LOCALE,
    params: { surveyId: id },
    dedupeKey: `survey:${id}`,
  });
}

/**
 * Sends the next survey that is due and answers whether there was one. A case reopened meanwhile is not asked about:
 * its plan is dropped, and made anew when it closes again. Two workers never take the same survey.
 */
export function sendNextDueSurvey(now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const rows = await tx.$queryRaw<DueSurvey[]>`
      SELECT id, kind, complaint_id AS "complaintId" FROM survey
      WHERE sent_at IS NULL AND due_at <= ${now} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED`;
    const survey = rows[0];
    if (!survey) return false;
    const subject = await surveySubject(tx, survey.complaintId);
    if (subject && isSurveyed(subject.facts)) await ask(tx, survey, { actor: SYSTEM_ACTOR, now });
    else await tx.survey.delete({ where: { id: survey.id }, select: { id: true } });
    return true;
  });
}

export type AskNowFailure = "not-found" | "not-yet" | "already-asked";

/** Asks both at once, by hand and now, in place of what was planned for later. */
export function askBothNow(
  actor: Staff,
  { complaintId }: { complaintId: string },
  now: Date,
): Promise<Result<{ surveyId: string }, AskNowFailure>> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM complaint WHERE id = ${complaintId}::uuid FOR UPDATE`;
    const subject = await surveySubject(tx, complaintId);
    if (!subject) return failed("not-found");
    if (!surveyPlan(subject.facts)) return failed("not-yet");
    const { customerId, round } = subject;
    const sent = await tx.survey.count({ where: { complaintId, round, sentAt: { not: null } } });
    if (sent > 0) return failed("already-asked");
    await tx.survey.deleteMany({ where: { complaintId, round } });
    const countedAt = subject.facts.closedAt ?? now;
    const { id } = await tx.survey.create({
      data: { complaintId, customerId, round, kind: "both", dueAt: now, countedAt },
      select: { id: true },
    });
    await ask(tx, { id, kind: "both", complaintId }, { actor: { kind: "staff", id: actor.id }, now });
    return ok({ surveyId: id });
  });
}
