import type { Tx } from "@/lib/db/client";
import type { Outcome } from "@/lib/domain/assessment";
import { AWARD_STATUSES, isOpenAward } from "@/lib/domain/award-state";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { type SurveyFacts, surveyPlan } from "@/lib/domain/survey";

export type SurveySubject = {
  complaintId: string;
  customerId: string;
  /** 1, and one more for each time the case was reopened: it is then closed and asked about again. */
  round: number;
  facts: SurveyFacts;
};

const OPEN_AWARDS = AWARD_STATUSES.filter(isOpenAward);

/** What the survey rules need to know of a complaint; null when there is none. */
export async function surveySubject(tx: Tx, complaintId: string): Promise<SurveySubject | null> {
  const complaint = await tx.complaint.findUnique({
    where: { id: complaintId },
    select: { customerId: true, status: true, outcome: true, source: true, closedAt: true },
  });
  if (!complaint) return null;
  const [organisation, reopenings, awards] = await Promise.all([
    tx.organisation.findUnique({ where: { id: 1 }, select: { csatAfterDays: true, npsAfterDays: true } }),
    tx.complaintEvent.findMany({
      where: { complaintId, type: "reopened" },
      orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
      select: { occurredAt: true },
    }),
    tx.award.findMany({ where: { complaintId }, select: { status: true, fulfilledAt: true } }),
  ]);
  const since = reopenings[0]?.occurredAt.getTime() ?? Number.NEGATIVE_INFINITY;
  const fulfilled = awards.flatMap(({ fulfilledAt }) =>
    fulfilledAt && fulfilledAt.getTime() >= since ? [fulfilledAt.getTime()] : [],
  );
  return {
    complaintId,
    customerId: complaint.customerId,
    round: reopenings.length + 1,
    facts: {
      status: complaint.status as ComplaintStatus,
      outcome: complaint.outcome as Outcome | null,
      isImported: complaint.source !== null,
      openAwards: awards.filter(({ status }) => OPEN_AWARDS.some((open) => open === status)).length,
      lastFulfilledAt: fulfilled.length > 0 ? new Date(Math.max(...fulfilled)) : null,
      closedAt: complaint.closedAt,
      csatAfterDays: organisation?.csatAfterDays ?? 2,
      npsAfterDays: organisation?.npsAfterDays ?? 14,
    },
  };
}

/**
 * Plans the surveys of a complaint whose last remedy was fulfilled, or that was closed with nothing owed. Safe to call
 * again and from both places: each round has each survey once. Answers count on the day of closing, so closing moves
 * those of its round to its own day.
 */
export async function scheduleSurveys(tx: Tx, complaintId: string, now: Date): Promise<void> {
  const subject = await surveySubject(tx, complaintId);
  if (!subject) return;
  const { round, customerId, facts } = subject;
  const plan = surveyPlan(facts);
  if (!plan) return;
  const countedAt = facts.closedAt ?? now;
  const existing = await tx.survey.findMany({ where: { complaintId, round }, select: { kind: true } });
  if (!existing.some(({ kind }) => kind === "both")) {
    const common = { complaintId, customerId, round, countedAt };
    await tx.survey.createMany({
      data: [
        { ...common, kind: "csat", dueAt: plan.csatDueAt },
        { ...common, kind: "nps", dueAt: plan.npsDueAt },
      ],
      skipDuplicates: true,
    });
  }
  if (facts.closedAt) await tx.survey.updateMany({ where: { complaintId, round }, data: { countedAt } });
}
