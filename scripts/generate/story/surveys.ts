import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { isLowScore, VIEW_CHANGES } from "@/lib/domain/survey";
import { translatorFor } from "@/lib/i18n/translator";
import { type Uid, uidText } from "../ids";
import { addEvent, addMail, BY_SYSTEM, byStaff, moveTo, newId, type Scene } from "./scene";

/** About one in five answers. */
const ANSWERED = 0.2;
const RESCUE_MS = DAY_MS;

type Kind = "csat" | "nps";
type Round = { round: number; fromMs: number; countedAt: Date };
type Answer = {
  at: Date;
  csat: number | null;
  nps: number | null;
  score: number | null;
  view: string | null;
  comment: string | null;
};

/** How the case felt, from 0 to 1: late answers and refusals are remembered, kept promises as well. */
function feltAt(scene: Scene): number {
  const { file, awards, dice } = scene;
  const late = file.promiseKeptAt && file.promiseDueAt && file.promiseKeptAt > file.promiseDueAt;
  const given = awards.some(({ fulfilledAt }) => fulfilledAt !== null);
  const lateRemedy = awards.some(
    ({ fulfilledAt, fulfilDueAt }) => fulfilledAt && fulfilDueAt && fulfilledAt > fulfilDueAt,
  );
  const base =
    0.62 +
    (given ? 0.16 : 0) -
    (late ? 0.25 : 0) -
    (lateRemedy ? 0.2 : 0) -
    (file.outcome === "not-upheld" ? 0.2 : 0);
  return Math.min(1, Math.max(0, base + dice.between(-0.42, 0.42)));
}

function commentOn(scene: Scene, felt: number): string | null {
  const { comments } = scene.topic.book.letters;
  if (!scene.dice.chance(0.35)) return null;
  return scene.dice.pick(felt > 0.65 ? comments.good : felt > 0.4 ? comments.fair : comments.bad);
}

function answerTo(
  scene: Scene,
  kind: Kind,
  { sentMs, forced }: { sentMs: number; forced: boolean },
): Answer | null {
  const { dice, plan, awards } = scene;
  if (!forced && !dice.chance(ANSWERED)) return null;
  const longest = forced ? 20 * HOUR_MS : 10 * DAY_MS;
  const atMs = Math.round(sentMs + Math.min(longest, dice.logNormal(9 * HOUR_MS, 1.1)));
  if (atMs >= plan.untilMs) return null;
  const felt = forced ? dice.between(0, 0.25) : feltAt(scene);
  const compensated = awards.some(({ capturedAt, status }) => capturedAt !== null && status !== "reversed");
  const isCsat = kind === "csat";
  const csat = Math.min(5, 1 + Math.floor(felt * 5));
  return {
    at: new Date(atMs),
    csat: isCsat ? csat : null,
    nps: isCsat ? null : Math.min(10, Math.max(0, Math.floor(felt * 11 + dice.between(-0.5, 1)))),
    score: isCsat && compensated ? Math.min(5, Math.max(1, csat + dice.below(3) - 1)) : null,
    view: isCsat ? (VIEW_CHANGES[felt > 0.6 ? 0 : felt > 0.3 ? 1 : 2] ?? "same") : null,
    comment: commentOn(scene, felt),
  };
}

/** Asks one question after its time has come; before that it stands in the plan. */
function ask(scene: Scene, kind: Kind, { round, fromMs, countedAt }: Round, forced = false): Answer | null {
  const { plan, world, dice } = scene;
  const days = kind === "csat" ? world.days.csatAfter : world.days.npsAfter;
  const dueMs = fromMs + days * DAY_MS;
  const sentMs = dueMs + 1000 + dice.below(59_000);
  const isSent = sentMs < plan.untilMs;
  scene.now = isSent ? sentMs : scene.now;
  const id = newId(scene);
  let answer: Answer | null = null;
  if (isSent) {
    const surveyId = uidText(id);
    addEvent(scene, "survey-sent", BY_SYSTEM, { surveyId, kind, mailed: scene.customer.email !== null });
    addMail(scene, {
      template: kind === "csat" ? "survey-csat" : "survey-nps",
      params: { surveyId },
      cause: `survey:${surveyId}`,
    });
    answer = answerTo(scene, kind, { sentMs, forced });
    if (answer) recordAnswer(scene, answer, { surveyId, kind });
  }
  scene.out.survey.add({
    id,
    complaint_id: scene.id,
    customer_id: scene.customer.id,
    kind,
    round,
    due_at: new Date(dueMs),
    sent_at: isSent ? new Date(sentMs) : null,
    answered_at: answer?.at ?? null,
    csat: answer?.csat ?? null,
    nps: answer?.nps ?? null,
    compensation_score: answer?.score ?? null,
    view_changed: answer?.view ?? null,
    comment: answer?.comment ?? null,
    counted_at: countedAt,
  });
  return answer;
}

function recordAnswer(
  scene: Scene,
  answer: Answer,
  { surveyId, kind }: { surveyId: string; kind: Kind },
): void {
  scene.now = answer.at.getTime();
  addEvent(
    scene,
    "survey-answered",
    { kind: "customer", id: scene.customer.id },
    {
      surveyId,
      kind,
      csat: answer.csat,
      nps: answer.nps,
      compensationScore: answer.score,
      viewChanged: answer.view,
    },
  );
}

/** Both questions of a round, from the last remedy or from closing. Answers whether the customer is unhappy, and when. */
export function askAbout(scene: Scene, round: Round): void {
  const answer = ask(scene, "csat", round);
  if (answer && isLowScore(answer.csat)) rescue(scene, answer, false);
  ask(scene, "nps", round);
}

/** A case whose remedies are all delivered is asked about, closed or not. */
export function planSurveys(scene: Scene): void {
  const { awards, file } = scene;
  const last = Math.max(0, ...awards.map(({ fulfilledAt }) => fulfilledAt?.getTime() ?? 0));
  if (last === 0 || file.resolvedAt === null || file.status !== "resolved") return;
  askAbout(scene, { round: scene.reopenings + 1, fromMs: last, countedAt: file.closedAt ?? file.resolvedAt });
}

/** The first round of a case that is then taken up again: asked, answered badly, called, reopened by a lead. */
export function askAndReopen(scene: Scene, round: Round): void {
  const answer = ask(scene, "csat", round, true);
  if (!answer) throw new Error(`complaint ${scene.place} is reopened before anybody could complain`);
  rescue(scene, answer, true);
}

type Task = { kind: "call-back" | "reopening"; doneMs: number; doneBy: Uid; answer: string };

function rescueTasks(scene: Scene, answeredMs: number, reopens: boolean): Task[] {
  const { world, dice, topic, agent } = scene;
  const others = world.agents.filter((id) => id !== agent);
  const caller = others.length > 0 ? dice.pick(others) : dice.pick(world.leads);
  const { callBacks, reopenings } = topic.book.desk;
  const calledMs = answeredMs + dice.between(2, 20) * HOUR_MS;
  return [
    { kind: "call-back", doneMs: calledMs, doneBy: caller, answer: dice.pick(callBacks) },
    {
      kind: "reopening",
      doneMs: calledMs + dice.between(0.5, 4) * HOUR_MS,
      doneBy: dice.pick(world.leads),
      answer: (reopens ? reopenings[0] : dice.pick(reopenings.slice(1))) ?? "",
    },
  ];
}

const requestText = translatorFor("en", "survey");

/** A low score calls for help: somebody else calls back, and a lead decides about reopening. */
function rescue(scene: Scene, answer: Answer, reopens: boolean): void {
  const { file, plan, dice } = scene;
  const createdAt = answer.at;
  const score = answer.csat ?? 1;
  const tasks = rescueTasks(scene, createdAt.getTime(), reopens).map((task) => {
    const id = newId(scene);
    addEvent(scene, "task-created", BY_SYSTEM, { taskId: uidText(id), kind: task.kind });
    return { ...task, id };
  });
  // A few are still to be done, more of them today.
  const isDone = ({ doneMs }: Task) => doneMs < plan.untilMs && (reopens || dice.chance(0.97));
  for (const task of tasks) {
    const done = isDone(task);
    scene.out.task.add({
      id: task.id,
      complaint_id: scene.id,
      kind: task.kind,
      department_id: file.departmentId,
      owner_id: done && task.kind === "call-back" ? task.doneBy : null,
      excluded_ids: file.assigneeId ? [file.assigneeId] : [],
      request: requestText(`task.${task.kind}`, { score }),
      answer: done ? task.answer : null,
      due_at: new Date(createdAt.getTime() + RESCUE_MS),
      created_by_id: null,
      created_at: createdAt,
      done_at: done ? new Date(Math.round(task.doneMs)) : null,
      done_by_id: done ? task.doneBy : null,
    });
    if (done) finishRescue(scene, task, reopens);
  }
}

function finishRescue(scene: Scene, task: Task & { id: Uid }, reopens: boolean): void {
  const taskId = uidText(task.id);
  scene.now = Math.round(task.doneMs);
  if (task.kind === "call-back") {
    addEvent(scene, "task-done", byStaff(task.doneBy), { taskId });
    return;
  }
  if (reopens) {
    scene.reopenings += 1;
    moveTo(scene, {
      to: "reopened",
      actor: byStaff(task.doneBy),
      type: "reopened",
      patch: { closedAt: null, resolvedAt: null, outcome: null, rootCauseKey: null },
      facts: { cause: "survey", isRepeatComplaint: false, taskId },
    });
  }
  const decision = reopens ? "reopen" : "leave-closed";
  addEvent(scene, "task-done", byStaff(task.doneBy), { taskId, kind: "reopening", decision });
}
