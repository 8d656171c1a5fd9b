import { decideReopening } from "@/lib/closing/mutations/reopen";
import { db } from "@/lib/db/client";
import type { SurveyKind } from "@/lib/domain/survey";
import { SURVEY_KINDS } from "@/lib/domain/survey";
import { answerSurvey } from "@/lib/surveys/mutations/answer";
import { sendNextDueSurvey } from "@/lib/surveys/mutations/send";
import type { SurveyAnswer } from "@/lib/surveys/types";
import { answerTask } from "@/lib/tasks/mutations";
import { hoursAfter } from "../clock";
import type { DemoCase, DemoFeedback } from "../story/types";
import { type Cast, must } from "./scene";

/** Asks every customer whose survey has become due, each at its own time. */
export async function sendSurveys(now: Date): Promise<void> {
  for (;;) {
    const next = await db().survey.findFirst({
      where: { sentAt: null, dueAt: { lte: now } },
      orderBy: [{ dueAt: "asc" }],
      select: { dueAt: true },
    });
    if (!next) return;
    await sendNextDueSurvey(hoursAfter(next.dueAt, 1 / 60));
  }
}

type Sent = { id: string; kind: SurveyKind; complaintId: string; customerId: string; sentAt: Date };

async function sentOf(complaintId: string): Promise<Sent[]> {
  const rows = await db().survey.findMany({
    where: { complaintId, sentAt: { not: null }, answeredAt: null },
    orderBy: [{ dueAt: "asc" }],
    select: { id: true, kind: true, complaintId: true, customerId: true, sentAt: true },
  });
  return rows.flatMap(({ kind, sentAt, ...row }) => {
    const known = SURVEY_KINDS.find((one) => one === kind);
    return known && sentAt ? [{ ...row, kind: known, sentAt }] : [];
  });
}

function answerOf(kind: SurveyKind, said: DemoFeedback, hadCompensation: boolean): SurveyAnswer | null {
  if (kind === "nps") {
    if (said.nps === undefined) return null;
    return { csat: null, nps: said.nps, compensationScore: null, viewChanged: null, comment: null };
  }
  return {
    csat: said.csat,
    nps: null,
    compensationScore: hadCompensation ? (said.money ?? null) : null,
    viewChanged: said.view ?? null,
    comment: said.comment ?? null,
  };
}

type Asked = { story: DemoCase; caseId: string; cast: Cast; now: Date };

/** Lets the customer answer what they were asked, some hours later, and colleagues look after a low score. */
export async function giveFeedback({ story, caseId, cast, now }: Asked): Promise<void> {
  const said = story.feedback;
  if (!said) return;
  for (const [index, { sentAt, ...survey }] of (await sentOf(caseId)).entries()) {
    const at = hoursAfter(sentAt, said.afterHours ?? 3 + ((story.text.length + 5 * index) % 17));
    if (at.getTime() > now.getTime()) continue;
    const captured = await db().award.count({
      where: { complaintId: survey.complaintId, capturedAt: { not: null }, status: { not: "reversed" } },
    });
    const { id: surveyId, kind, complaintId, customerId } = survey;
    const hadCompensation = captured > 0;
    const answer = answerOf(kind, said, hadCompensation);
    if (!answer) continue;
    const proof = {
      surveyId,
      complaintId,
      customerId,
      kind,
      hadCompensation,
      proof: "survey-link-checked",
    } as const;
    const { isLow } = must(await answerSurvey(proof, answer, at));
    if (isLow && said.rescue) await rescueAfter({ complaintId, rescue: said.rescue, cast, at, now });
  }
}

type Rescue = {
  complaintId: string;
  rescue: NonNullable<DemoFeedback["rescue"]>;
  cast: Cast;
  at: Date;
  now: Date;
};

async function rescueAfter({ complaintId, rescue, cast, at, now }: Rescue): Promise<void> {
  const calledAt = hoursAfter(at, 5);
  const decidedAt = hoursAfter(at, 7);
  if (decidedAt.getTime() > now.getTime()) return;
  const tasks = await db().task.findMany({
    where: { complaintId, doneAt: null, kind: { in: ["call-back", "reopening"] } },
    select: { id: true, kind: true },
  });
  const idOf = (kind: string) => tasks.find((task) => task.kind === kind)?.id ?? "";
  const { callBy, call, decision, reason } = rescue;
  must(await answerTask(cast.staff(callBy), { taskId: idOf("call-back"), answer: call }, calledAt));
  const input = { taskId: idOf("reopening"), reference: "-", decision, reason };
  must(await decideReopening(cast.staff("priya"), input, decidedAt));
}
