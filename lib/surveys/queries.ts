import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { isLowScore, type SurveyKind, surveyQuestions, type ViewChange } from "@/lib/domain/survey";
import { env } from "@/lib/env";
import { claimedId, isLinkToken, linkToken } from "@/lib/links/tokens";
import { paths } from "@/lib/paths";
import type { CaseSurvey, SurveyView } from "@/lib/surveys/types";

const CAPTURED = { capturedAt: { not: null }, status: { not: "reversed" } } as const;

/** The survey that a link opens, or null: unknown, revoked and forged links look alike. Reading changes nothing. */
export async function surveyByToken(token: string): Promise<SurveyView | null> {
  const id = claimedId(token);
  if (!id) return null;
  const survey = await db().survey.findUnique({
    where: { id },
    select: {
      id: true,
      kind: true,
      linkVersion: true,
      complaintId: true,
      customerId: true,
      sentAt: true,
      answeredAt: true,
      csat: true,
      complaint: { select: { reference: true, awards: { where: CAPTURED, select: { id: true }, take: 1 } } },
    },
  });
  if (!survey?.sentAt) return null;
  const subject = { purpose: "survey", id: survey.id, version: survey.linkVersion } as const;
  if (!isLinkToken(env().secret, subject, token)) return null;
  const kind = survey.kind as SurveyKind;
  const hadCompensation = survey.complaint.awards.length > 0;
  return {
    proof: {
      surveyId: survey.id,
      complaintId: survey.complaintId,
      customerId: survey.customerId,
      kind,
      hadCompensation,
      proof: "survey-link-checked",
    },
    reference: survey.complaint.reference,
    questions: surveyQuestions(kind, hadCompensation),
    isAnswered: survey.answeredAt !== null,
    isLow: isLowScore(survey.csat),
  };
}

/** The way to a survey that waits for its answer, for the customer's own page; the caller has checked who reads it. */
export async function waitingSurveyPath({ complaintId }: { complaintId: string }): Promise<string | null> {
  const survey = await db().survey.findFirst({
    where: { complaintId, sentAt: { not: null }, answeredAt: null },
    orderBy: [{ sentAt: "desc" }],
    select: { id: true, linkVersion: true },
  });
  if (!survey) return null;
  const subject = { purpose: "survey", id: survey.id, version: survey.linkVersion } as const;
  return paths.survey(linkToken(env().secret, subject));
}

/** What the customer was asked about this case, and answered. */
export async function caseSurveys(_staff: Staff, complaintId: string): Promise<CaseSurvey[]> {
  const rows = await db().survey.findMany({
    where: { complaintId },
    orderBy: [{ round: "asc" }, { dueAt: "asc" }],
    select: {
      id: true,
      kind: true,
      dueAt: true,
      sentAt: true,
      answeredAt: true,
      csat: true,
      nps: true,
      compensationScore: true,
      viewChanged: true,
      comment: true,
    },
  });
  return rows.map(({ kind, viewChanged, ...row }) => ({
    ...row,
    kind: kind as SurveyKind,
    viewChanged: viewChanged as ViewChange | null,
  }));
}
