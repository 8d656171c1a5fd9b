import { type JudgedOutcome, mayApologiseForFault } from "@/lib/domain/assessment";
import { type ClosingWay, closingSteps } from "@/lib/domain/closing-path";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";
import { type Uid, uidText } from "../ids";
import { categoryAt } from "../plan/plan";
import { say } from "../text/fill";
import { joined, type Passage, passageOf } from "../text/passage";
import { effectsOfUpdate } from "./clocks";
import {
  addEvent,
  addMail,
  addMessage,
  byStaff,
  moveTo,
  newId,
  nowOf,
  passTo,
  project,
  type Scene,
} from "./scene";

function greetingTo({ customer, topic }: Scene): string {
  const { locale } = topic.book;
  if (locale === "en") return `Dear ${customer.name},`;
  return `${customer.name}${locale === "zh-Hant" ? " 您好：" : "，您好："}`;
}

/** What a colleague writes to the customer: by name, then the matter. */
export function letterTo(scene: Scene, matter: Passage): string {
  return `${greetingTo(scene)}${scene.topic.book.gap}${matter.text}`;
}

/** The same where it is to be found again. */
function foundLetter(scene: Scene, matter: Passage): Passage {
  return joined([passageOf(greetingTo(scene)), matter], scene.topic.book.gap);
}

export function assign(scene: Scene, actor: Uid): void {
  const from = scene.file.assigneeId;
  project(scene, { assigneeId: scene.agent });
  addEvent(scene, "assigned", byStaff(actor), {
    from: from ? uidText(from) : null,
    to: uidText(scene.agent),
  });
}

/** Puts what happened and how badly on record; what it is worth was drawn when the scene was set. */
export function assess(scene: Scene, facts: Assessed): void {
  const { file, agent, plan, place } = scene;
  const from = file.status;
  const category = categoryAt(plan, place);
  const { departmentId } = scene.world.categories[category];
  project(scene, { ...facts, departmentId, status: "assessed" });
  addEvent(scene, "assessed", byStaff(agent), {
    impact: file.impact,
    categoryKey: category,
    failureKind: file.failureKind,
    attribution: file.attribution,
    acceptance: file.acceptance,
    emotionalImpact: file.emotionalImpact,
    vulnerable: file.vulnerable,
    from,
    to: "assessed",
  });
}

export type Assessed = Pick<
  Scene["file"],
  "impact" | "failureKind" | "acceptance" | "attribution" | "amountPaidMinor" | "provenLossMinor" | "currency"
>;

type Sent = {
  kind: "answer" | "holding-reply";
  matter: Passage;
  contains: readonly string[];
  thenWait?: boolean;
};

/** An answer or a holding reply: message, event, clocks, mail. */
export function send(scene: Scene, { kind, matter, contains, thenWait = false }: Sent): void {
  const { file, agent } = scene;
  const from = file.status;
  const to = thenWait ? "waiting-for-customer" : from === "received" ? "acknowledged" : from;
  const body = foundLetter(scene, matter);
  const messageId = addMessage(scene, { kind, author: byStaff(agent), body: body.text, contains });
  const effects = effectsOfUpdate(file, kind, nowOf(scene));
  const keptPromise = file.promiseKeptAt === null && effects.promiseKeptAt !== null;
  project(scene, { ...effects, ...(to === from ? {} : { status: to }) });
  addEvent(scene, kind === "answer" ? "answered" : "holding-reply-sent", byStaff(agent), {
    messageId,
    contains,
    keptPromise,
    from,
    to,
  });
  scene.texts.push(body);
  addMail(scene, { template: kind, params: { messageId }, cause: `${kind}:${messageId}` });
}

/** The customer writes on the private page; a case that waited for it goes on. */
export function customerWrites(scene: Scene, text: Passage): void {
  const { file, customer } = scene;
  const author = { kind: "customer", id: customer.id } as const;
  const from = file.status;
  const messageId = addMessage(scene, { kind: "customer-message", author, body: text.text });
  project(scene, from === "waiting-for-customer" ? { status: "investigating" } : {});
  addEvent(scene, "customer-replied", author, { messageId, from });
  scene.texts.push(text);
}

export function note(scene: Scene, kind: "internal-note" | "phone-note"): void {
  const { desk } = scene.topic.book;
  const text = passageOf(scene.dice.pick(kind === "phone-note" ? desk.phoneNotes : desk.notes));
  const messageId = addMessage(scene, { kind, author: byStaff(scene.agent), body: text.text });
  addEvent(scene, kind === "phone-note" ? "phone-note-added" : "note-added", byStaff(scene.agent), {
    messageId,
  });
  scene.texts.push(text);
}

/** Another department is asked, and mostly answers in time; `answeredMs` null: the task is still open. */
export function askDepartment(scene: Scene, answeredMs: number | null): void {
  const { world, dice, agent, topic } = scene;
  const id = newId(scene);
  const departmentId = dice.pick(world.departments);
  const createdAt = nowOf(scene);
  const dueAt = new Date(scene.now + (4 + dice.below(44)) * 3_600_000);
  const request = dice.pick(topic.book.desk.taskRequests);
  const taskId = uidText(id);
  const asked = { taskId, departmentId: uidText(departmentId), ownerId: null, dueAt: dueAt.toISOString() };
  addEvent(scene, "task-created", byStaff(agent), asked);
  const doneBy = answeredMs === null ? null : dice.pick(world.agents);
  if (answeredMs !== null && doneBy !== null) {
    passTo(scene, answeredMs);
    addEvent(scene, "task-done", byStaff(doneBy), { taskId });
  }
  scene.out.task.add({
    id,
    complaint_id: scene.id,
    kind: "department",
    department_id: departmentId,
    owner_id: doneBy,
    excluded_ids: [],
    request,
    answer: doneBy === null ? null : dice.pick(topic.book.desk.taskAnswers),
    due_at: dueAt,
    created_by_id: agent,
    created_at: createdAt,
    done_at: doneBy === null ? null : nowOf(scene),
    done_by_id: doneBy,
  });
}

export type Closing = { way: ClosingWay; outcome: JudgedOutcome; matter: Passage };

function eventOf(to: string, end: string | undefined): ComplaintEventType {
  if (to === end) return "closed";
  return to === "resolved" ? "resolved" : "status-moved";
}

/** The last word, with every step to the end: as lib/closing/mutations/close.ts takes them. */
export function close(scene: Scene, { way, outcome, matter }: Closing): void {
  const { file, agent, world, plan, place, dice } = scene;
  const steps = closingSteps(file.status, way);
  const end = steps.at(-1);
  if (!end) throw new Error(`complaint ${place} cannot be closed from ${file.status}`);
  const rootCauseKey = dice.pick(world.causes[categoryAt(plan, place)]);
  const contains = [mayApologiseForFault(file.attribution) ? "apology" : "regret", "explanation"];
  const body = letterTo(scene, matter);
  const messageId = addMessage(scene, { kind: "answer", author: byStaff(agent), body, contains });
  const now = nowOf(scene);
  for (const [index, to] of steps.entries()) {
    moveTo(scene, {
      to,
      actor: byStaff(agent),
      type: eventOf(to, end),
      patch: {
        ...(index === 0 ? effectsOfUpdate(file, "answer", now) : {}),
        ...(to === "resolved" || to === "solved-on-the-spot" ? { resolvedAt: now } : {}),
        ...(to === end ? { closedAt: now, outcome, rootCauseKey } : {}),
      },
      ...(to === end ? { facts: { outcome, rootCause: rootCauseKey, way, messageId } } : {}),
    });
  }
  addMail(scene, { template: "closed", params: { messageId }, cause: `closed:${messageId}` });
}

/** A sentence of the desk's, about this case. */
export function deskSays(scene: Scene, phrases: readonly string[]): Passage {
  return say(scene.dice.pick(phrases), scene.topic, scene.dice);
}
