import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { inTransaction, type Tx } from "@/lib/db/client";
import { SYSTEM_ACTOR } from "@/lib/domain/complaint-events";
import { DAY_MS } from "@/lib/domain/duration";
import { isLowScore } from "@/lib/domain/survey";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";
import { notify } from "@/lib/notifications/mutations";
import { failed, ok, type Result } from "@/lib/result";
import type { SurveyAnswer, SurveyProof } from "@/lib/surveys/types";

/** How long until an unhappy customer has been called, and a lead has decided about reopening. */
const RESCUE_MS = DAY_MS;

/** Records the one answer to a survey; a second one changes nothing. A low score calls for help at once. */
export function answerSurvey(
  proof: SurveyProof,
  answer: SurveyAnswer,
  now: Date,
): Promise<Result<{ isLow: boolean }, "already-answered">> {
  return inTransaction(async (tx) => {
    const { count } = await tx.survey.updateMany({
      where: { id: proof.surveyId, answeredAt: null },
      data: { ...answer, answeredAt: now },
    });
    if (count === 0) return failed("already-answered");
    const { csat, nps, compensationScore, viewChanged } = answer;
    await appendEvent(tx, {
      complaintId: proof.complaintId,
      type: "survey-answered",
      actor: { kind: "customer", id: proof.customerId },
      occurredAt: now,
      facts: { surveyId: proof.surveyId, kind: proof.kind, csat, nps, compensationScore, viewChanged },
    });
    const isLow = isLowScore(csat);
    if (isLow) await callForHelp(tx, { proof, score: csat ?? 1, now });
    return ok({ isLow });
  });
}

type Rescue = { proof: SurveyProof; score: number; now: Date };

/** A call-back by anyone but who had the case, a decision about reopening for a lead, and the leads told. */
async function callForHelp(tx: Tx, { proof, score, now }: Rescue): Promise<void> {
  const { complaintId } = proof;
  const complaint = await tx.complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { assigneeId: true, departmentId: true },
  });
  const organisation = await tx.organisation.findUnique({ where: { id: 1 }, select: { languages: true } });
  const language = organisation?.languages[0];
  const t = translatorFor(isLocale(language) ? language : DEFAULT_LOCALE, "survey");
  const excludedIds = complaint.assigneeId ? [complaint.assigneeId] : [];
  for (const kind of ["call-back", "reopening"] as const) {
    const { id } = await tx.task.create({
      data: {
        complaintId,
        kind,
        departmentId: complaint.departmentId,
        excludedIds,
        request: t(`task.${kind}`, { score }),
        dueAt: new Date(now.getTime() + RESCUE_MS),
        createdAt: now,
      },
      select: { id: true },
    });
    const facts = { taskId: id, kind, surveyId: proof.surveyId };
    await appendEvent(tx, { complaintId, type: "task-created", actor: SYSTEM_ACTOR, occurredAt: now, facts });
  }
  await tellLeads(tx, { complaintId, departmentId: complaint.departmentId, score, now });
}

type Telling = { complaintId: string; departmentId: string | null; score: number; now: Date };

/** The department's leads; where it has none, all of them. */
async function tellLeads(tx: Tx, { complaintId, departmentId, score, now }: Telling): Promise<void> {
  const leads = await tx.staff.findMany({
    where: { role: "lead", active: true },
    select: { id: true, departmentId: true },
  });
  const own = leads.filter((lead) => lead.departmentId !== null && lead.departmentId === departmentId);
  for (const { id } of own.length > 0 ? own : leads) {
    await notify(tx, { staffId: id, kind: "low-score", complaintId, facts: { csat: score }, now });
  }
}
