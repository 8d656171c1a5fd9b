import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { decideReopening } from "@/lib/closing/mutations/reopen";
import { closingView } from "@/lib/closing/queries/view";
import { db, inTransaction } from "@/lib/db/client";
import { linkToken } from "@/lib/links/tokens";
import { planSurveys, sendDueSurveys } from "@/lib/surveys/jobs";
import { answerSurvey } from "@/lib/surveys/mutations/answer";
import { scheduleSurveys } from "@/lib/surveys/mutations/schedule";
import { askBothNow } from "@/lib/surveys/mutations/send";
import { surveyByToken, waitingSurveyPath } from "@/lib/surveys/queries";
import { parseAnswer } from "@/lib/surveys/schema";
import type { SurveyAnswer } from "@/lib/surveys/types";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import {
  aBudget,
  aComplaint,
  aDepartment,
  anAwardSubject,
  anOrganisation,
} from "../../support/factories/money";

const DAY = 86_400_000;
const CLOSED = new Date("2026-11-20T06:00:00Z");
const days = (count: number, from = CLOSED) => new Date(from.getTime() + count * DAY);
const SILENT: SurveyAnswer = {
  csat: null,
  nps: null,
  compensationScore: null,
  viewChanged: null,
  comment: null,
};

let departmentId: string;
let agent: Staff;
let lead: Staff;

beforeAll(async () => {
  await anOrganisation();
  departmentId = await aDepartment();
  await aCategoryWithCauses(departmentId);
  agent = await aColleague("agent", departmentId);
  lead = await aColleague("lead", departmentId);
  await aColleague("lead");
});
beforeEach(async () => {
  await db().survey.deleteMany({ where: { sentAt: null } });
});

/** A case closed on CLOSED with nothing owed. */
async function aClosedCase(overrides: Parameters<typeof aComplaint>[0] = {}) {
  const complaint = await aComplaint({
    status: "investigating",
    categoryKey: "service",
    departmentId,
    assigneeId: agent.id,
    ...overrides,
  });
  const result = await closeComplaint(
    agent,
    {
      complaintId: complaint.id,
      reference: complaint.reference,
      version: complaint.version,
      way: "close",
      outcome: "upheld",
      rootCause: "service-slow",
      message: "Two colleagues were ill. We are sorry.",
      apology: true,
      regret: false,
      explanation: true,
    },
    CLOSED,
  );
  if (!result.ok) throw new Error(result.reason);
  return complaint;
}

const surveysOf = (complaintId: string) =>
  db().survey.findMany({ where: { complaintId }, orderBy: [{ round: "asc" }, { dueAt: "asc" }] });

async function sentSurvey(complaintId: string, kind: string) {
  const survey = await db().survey.findFirstOrThrow({ where: { complaintId, kind } });
  const token = linkToken(process.env.AMENDS_SECRET ?? "", {
    purpose: "survey",
    id: survey.id,
    version: survey.linkVersion,
  });
  return { survey, token };
}

async function answered(complaintId: string, answer: Partial<SurveyAnswer>, now = days(3)) {
  await sendDueSurveys(days(2));
  const { token } = await sentSurvey(complaintId, "csat");
  const view = await surveyByToken(token);
  if (!view) throw new Error("no survey");
  return { result: await answerSurvey(view.proof, { ...SILENT, ...answer }, now), token };
}

describe("planning", () => {
  it("asks after closing when nothing was owed, each once however often it is planned", async () => {
    const { id } = await aClosedCase();
    await Promise.all([planSurveys(id, days(1)), planSurveys(id, days(1))]);
    expect(await surveysOf(id)).toMatchObject([
      { kind: "csat", dueAt: days(2), countedAt: CLOSED, round: 1 },
      { kind: "nps", dueAt: days(14), countedAt: CLOSED, round: 1 },
    ]);
  });

  it("counts from fulfilment, and on the day of closing once there is one", async () => {
    const complaint = await aComplaint({ status: "resolved", departmentId });
    const { id: budgetId } = await aBudget({ departmentId });
    const award = await anAwardSubject({ budgetId, complaintId: complaint.id });
    await planSurveys(complaint.id, CLOSED);
    expect(await surveysOf(complaint.id)).toEqual([]);
    await db().award.update({
      where: { id: award.awardId },
      data: { status: "fulfilled", fulfilledAt: CLOSED },
      select: { id: true },
    });
    await planSurveys(complaint.id, CLOSED);
    expect(await surveysOf(complaint.id)).toMatchObject([{ dueAt: days(2) }, { dueAt: days(14) }]);
    await db().complaint.update({
      where: { id: complaint.id },
      data: { status: "closed", closedAt: days(5) },
      select: { id: true },
    });
    await inTransaction((tx) => scheduleSurveys(tx, complaint.id, days(5)));
    expect(await surveysOf(complaint.id)).toMatchObject([
      { dueAt: days(2), countedAt: days(5) },
      { dueAt: days(14), countedAt: days(5) },
    ]);
  });
});

describe("sending", () => {
  it("sends what is due, once, with two workers at it", async () => {
    const { id } = await aClosedCase();
    await sendDueSurveys(new Date(days(2).getTime() - 1));
    expect((await surveysOf(id)).map(({ sentAt }) => sentAt)).toEqual([null, null]);
    await Promise.all([sendDueSurveys(days(2)), sendDueSurveys(days(2))]);
    expect((await surveysOf(id)).map(({ sentAt }) => sentAt)).toEqual([days(2), null]);
    const mails = await db().mail.findMany({ where: { complaintId: id, template: "survey-csat" } });
    expect(mails).toHaveLength(1);
    expect(await db().complaintEvent.count({ where: { complaintId: id, type: "survey-sent" } })).toBe(1);
  });

  it("drops the plan of a case that was taken up again", async () => {
    const { id } = await aClosedCase();
    await db().complaint.update({
      where: { id },
      data: { status: "reopened", closedAt: null },
      select: { id: true },
    });
    await sendDueSurveys(days(20));
    expect(await surveysOf(id)).toEqual([]);
  });

  it("asks both at once by hand, in place of the plan, and only once", async () => {
    const { id } = await aClosedCase();
    const results = await Promise.all([1, 2, 3].map(() => askBothNow(agent, { complaintId: id }, days(1))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await surveysOf(id)).toMatchObject([{ kind: "both", sentAt: days(1), countedAt: CLOSED }]);
    await planSurveys(id, days(1));
    expect(await surveysOf(id)).toHaveLength(1);
    const open = await aComplaint({ status: "investigating", departmentId });
    expect(await askBothNow(agent, { complaintId: open.id }, days(1))).toEqual({
      ok: false,
      reason: "not-yet",
    });
  });

  it("asks on the customer's page where there is no e-mail address", async () => {
    const customer = await db().customer.create({
      data: { name: "陳先生", locale: "zh-Hant" },
      select: { id: true },
    });
    const { id } = await aClosedCase({ customerId: customer.id });
    expect(await waitingSurveyPath({ complaintId: id })).toBeNull();
    await sendDueSurveys(days(2));
    expect(await db().mail.count({ where: { complaintId: id } })).toBe(0);
    expect(await waitingSurveyPath({ complaintId: id })).toMatch(/^\/feedback\/[\w-]{64}$/);
  });
});

describe("answering", () => {
  it("opens by its own link only: another purpose, another version, an unsent one and nonsense look alike", async () => {
    const { id } = await aClosedCase();
    const secret = process.env.AMENDS_SECRET ?? "";
    const unsent = await sentSurvey(id, "csat");
    expect(await surveyByToken(unsent.token)).toBeNull();
    await sendDueSurveys(days(2));
    const { survey, token } = await sentSurvey(id, "csat");
    const forged = [
      linkToken(secret, { purpose: "complaint", id: survey.id, version: 1 }),
      linkToken(secret, { purpose: "survey", id: survey.id, version: 2 }),
      linkToken("another secret of at least 32 letters", { purpose: "survey", id: survey.id, version: 1 }),
      linkToken(secret, { purpose: "survey", id, version: 1 }),
      `${token.slice(0, -2)}AA`,
      "nonsense",
    ];
    for (const wrong of forged) expect(await surveyByToken(wrong)).toBeNull();
    expect(await surveyByToken(token)).toMatchObject({
      isAnswered: false,
      questions: ["csat", "view", "comment"],
    });
    expect((await surveysOf(id))[0]?.answeredAt).toBeNull();
  });

  it("is taken once, however many answers arrive", async () => {
    const { id } = await aClosedCase();
    await sendDueSurveys(days(2));
    const { token } = await sentSurvey(id, "csat");
    const view = await surveyByToken(token);
    if (!view) throw new Error("no survey");
    const results = await Promise.all(
      [5, 4, 3].map((csat) => answerSurvey(view.proof, { ...SILENT, csat }, days(3))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().complaintEvent.count({ where: { complaintId: id, type: "survey-answered" } })).toBe(1);
    expect(await surveyByToken(token)).toMatchObject({ isAnswered: true });
  });

  it("counts on the dashboard on the day of closing", async () => {
    const { id } = await aClosedCase();
    await answered(id, { csat: 4, viewChanged: "better", comment: "Well done" });
    const rows = await db().$queryRaw<{ n: bigint }[]>`
      SELECT sum(n) AS n FROM daily_tally WHERE measure = 'csat' AND key = '4' AND day = '2026-11-20'`;
    expect(Number(rows[0]?.n)).toBeGreaterThanOrEqual(1);
    const events = await db().complaintEvent.findMany({
      where: { complaintId: id, type: "survey-answered" },
    });
    expect(JSON.stringify(events.map(({ facts }) => facts))).not.toContain("Well done");
  });

  it("takes only what was asked, and says what is missing", () => {
    expect(parseAnswer({ token: "t", nps: "11" }, ["nps", "comment"])).toEqual({
      ok: false,
      problems: [{ field: "nps", reason: "invalid" }],
    });
    expect(parseAnswer({ token: "t", comment: "x" }, ["csat", "nps", "comment"])).toEqual({
      ok: false,
      problems: [
        { field: "csat", reason: "missing" },
        { field: "nps", reason: "missing" },
      ],
    });
    expect(
      parseAnswer({ token: "t", csat: "5", nps: "0", compensation: "1", comment: "" }, ["csat", "comment"]),
    ).toEqual({
      ok: true,
      answer: { ...SILENT, csat: 5 },
    });
    expect(parseAnswer({ token: "t", csat: "5", comment: "a\u0000b" }, ["csat", "comment"]).ok).toBe(false);
  });
});

describe("a low score", () => {
  it("makes a call-back for someone else, a decision for a lead, and tells the department's leads", async () => {
    const { id } = await aClosedCase();
    const { result, token } = await answered(id, { csat: 2, comment: "Nobody listened" });
    expect(result).toEqual({ ok: true, value: { isLow: true } });
    const tasks = await db().task.findMany({ where: { complaintId: id }, orderBy: { id: "asc" } });
    expect(tasks).toMatchObject([
      { kind: "call-back", excludedIds: [agent.id], departmentId, ownerId: null, dueAt: days(4) },
      { kind: "reopening", departmentId, dueAt: days(4) },
    ]);
    const told = await db().notification.findMany({ where: { complaintId: id, kind: "low-score" } });
    expect(told.map(({ staffId }) => staffId)).toEqual([lead.id]);
    expect(await surveyByToken(token)).toMatchObject({ isAnswered: true, isLow: true });
    expect((await db().complaint.findUniqueOrThrow({ where: { id } })).status).toBe("closed");
  });

  it("is no call for help from 3 upwards", async () => {
    const { id } = await aClosedCase();
    await answered(id, { csat: 3 });
    expect(await db().task.count({ where: { complaintId: id } })).toBe(0);
  });

  it("lets a lead take the case up again, once, never counted as a repeat; it is asked about anew afterwards", async () => {
    const complaint = await aClosedCase();
    const { id, reference } = complaint;
    await answered(id, { csat: 1 });
    const request = (await closingView(lead, id))?.reopening;
    expect(request).toMatchObject({ csat: 1 });
    const decision = {
      taskId: request?.taskId ?? "",
      reference,
      decision: "reopen",
      reason: "The refund never came",
    } as const;
    const results = await Promise.all([1, 2, 3].map(() => decideReopening(lead, decision, days(4))));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const state = await db().complaint.findUniqueOrThrow({ where: { id } });
    expect(state).toMatchObject({ status: "reopened", closedAt: null, outcome: null, isOpen: true });
    const reopened = await db().complaintEvent.findFirstOrThrow({
      where: { complaintId: id, type: "reopened" },
    });
    expect(reopened.facts).toMatchObject({ cause: "survey", isRepeatComplaint: false });

    const again = {
      complaintId: id,
      reference,
      version: state.version,
      way: "close",
      outcome: "upheld",
      rootCause: "other",
      message: "Now it is done.",
      apology: true,
      regret: false,
      explanation: true,
    } as const;
    expect((await closeComplaint(agent, again, days(6))).ok).toBe(true);
    expect((await surveysOf(id)).filter(({ round }) => round === 2)).toMatchObject([
      { kind: "csat", dueAt: days(8), countedAt: days(6) },
      { kind: "nps" },
    ]);
    const first = (await surveysOf(id)).find(({ csat }) => csat === 1);
    expect(first?.countedAt).toEqual(CLOSED);
  });

  it("lets a lead leave it closed, with a reason on record", async () => {
    const { id, reference } = await aClosedCase();
    await answered(id, { csat: 2 });
    const taskId = (await closingView(lead, id))?.reopening?.taskId ?? "";
    const decision = { taskId, reference, decision: "leave-closed", reason: "All was delivered" } as const;
    expect((await decideReopening(lead, decision, days(4))).ok).toBe(true);
    expect((await db().complaint.findUniqueOrThrow({ where: { id } })).status).toBe("closed");
    expect(await db().task.findUniqueOrThrow({ where: { id: taskId } })).toMatchObject({
      answer: "All was delivered",
      doneById: lead.id,
    });
    expect((await closingView(lead, id))?.reopening).toBeNull();
  });
});
