import type { CategoryKey } from "@/lib/domain/categories";
import { subjectOf } from "@/lib/domain/complaint-text";
import { HOUR_MS } from "@/lib/domain/duration";
import { formatReference } from "@/lib/domain/reference";
import { type Dice, STREAMS } from "../dice";
import { type Uid, uidAt, uidText } from "../ids";
import { categoryAt, type Plan } from "../plan/plan";
import { topicOf } from "../text/fill";
import { type Graded, gradeOf } from "../text/grade";
import { writeLetter } from "../text/letter";
import { codePassage, type Passage, passageOf } from "../text/passage";
import { PHRASEBOOKS } from "../words/phrasebooks";
import type { World } from "../world";
import type { BudgetSums } from "./budget-sums";
import { type Order, orderAt } from "./order";
import { customerAt } from "./people";
import { promiseDueAt } from "./promise";
import {
  addEvent,
  addMail,
  addMessage,
  BY_SYSTEM,
  byStaff,
  type CaseFile,
  moveTo,
  nowOf,
  passTo,
  type Scene,
  type Writers,
} from "./scene";

/** What a worker needs to tell any complaint of a plan; the dice are its own. */
export type Telling = {
  world: World;
  plan: Plan;
  out: Writers;
  sums: BudgetSums;
  dice: Dice;
  ids: Dice;
  spare: Dice;
};

/** What was filed, beside the scene: it never changes again. */
export type Filed = {
  reference: string;
  channel: string;
  subject: string;
  order: Order;
  graded: Graded;
  sought: Passage | null;
  mood: number | null;
  recordedAt: Date;
  filedBy: Uid | null;
};

const CHANNELS = [
  [0.7, "web"],
  [0.82, "phone"],
  [0.9, "email"],
  [0.95, "shop"],
  [0.98, "social"],
  [1, "letter"],
] as const;

/** As many references as there are. */
const REFERENCES = 23n ** 7n;
/** Shares no divisor with 23, so that no two complaints get the same reference. */
const STEP = 2_654_435_761n;

function referenceAt(plan: Plan, place: number, taken: ReadonlySet<string>): string {
  const bytes = Buffer.alloc(8);
  for (let turn = 0; ; turn += 1) {
    const index = BigInt(place) + BigInt(turn) * BigInt(plan.size);
    bytes.writeBigUInt64BE((index * STEP + BigInt(plan.seed) * 97n) % REFERENCES);
    const reference = formatReference(bytes);
    if (!taken.has(reference)) return reference;
  }
}

/** The id of any complaint of the plan, also of one that somebody else tells. */
export function complaintIdAt(plan: Plan, place: number, dice: Dice): Uid {
  return uidAt(Math.floor(plan.receivedMs[place] ?? 0), 0, dice.at(STREAMS.id, place));
}

function freshFile(
  order: Order,
  { failureKind, departmentId }: World["categories"][CategoryKey],
  receivedAt: Date,
): CaseFile {
  return {
    status: "received",
    severity: "standard",
    vulnerable: false,
    emotionalImpact: "none",
    impact: null,
    failureKind,
    acceptance: "unknown",
    attribution: "unknown",
    amountPaidMinor: order.paidMinor,
    provenLossMinor: null,
    currency: order.paidMinor === null ? null : order.currency,
    promiseDueAt: null,
    promiseKeptAt: null,
    nextUpdateDueAt: null,
    nextDueAt: null,
    firstAnswerAt: null,
    resolvedAt: null,
    closedAt: null,
    outcome: null,
    rootCauseKey: null,
    assigneeId: null,
    departmentId,
    linkedToId: null,
    version: 1,
    updatedAt: receivedAt,
  };
}

/** Two of three cases have a region; its numbers are of their own, so that nothing else of a story hangs on it. */
const WITH_REGION = 2 / 3;

function regionAt({ world, spare }: Telling, place: number): string | null {
  if (world.regions.length === 0) return null;
  spare.at(STREAMS.region, place);
  return spare.chance(WITH_REGION) ? spare.pick(world.regions) : null;
}

/** Sets the scene: who complains about what, and who will work on it. */
export function openScene(telling: Telling, place: number): { scene: Scene; order: Order } {
  const { plan, world, dice, ids, spare } = telling;
  const customer = customerAt(plan, plan.customer[place] ?? 0, spare);
  const order = orderAt(plan.order[place] ?? place, customer.locale, spare);
  const category = categoryAt(plan, place);
  const receivedMs = plan.receivedMs[place] ?? 0;
  const endedMs = plan.endedMs[place] ?? 0;
  dice.at(STREAMS.story, place);
  const incident = plan.incidents[(plan.incident[place] ?? 0) - 1];
  const topic = topicOf(PHRASEBOOKS[customer.locale], category, dice);
  const products = topic.book.categories[category].products;
  if (incident) topic.product = products[incident.product % products.length] ?? topic.product;
  const id = complaintIdAt(plan, place, ids);
  const receivedAt = new Date(receivedMs);
  const scene: Scene = {
    world,
    plan,
    out: telling.out,
    sums: telling.sums,
    place,
    customer,
    topic,
    id,
    idText: uidText(id),
    receivedMs,
    limitMs: endedMs > 0 ? endedMs : plan.untilMs,
    dice,
    ids,
    spare,
    regionKey: regionAt(telling, place),
    agent: dice.pick(world.agents),
    file: freshFile(order, world.categories[category], receivedAt),
    texts: [],
    awards: [],
    now: receivedMs,
    idsGiven: 0,
    verifiedAt: null,
    reopenings: 0,
  };
  return { scene, order };
}

function moodFor(dice: Dice): number | null {
  const share = dice.next();
  if (share < 0.22) return null;
  return share < 0.34 ? 1 : share < 0.66 ? 2 : share < 0.88 ? 3 : share < 0.96 ? 4 : 5;
}

/** Files it: text, severity with its reasons, promise, first events, acknowledgement. */
export function fileCase(scene: Scene, order: Order): Filed {
  const { plan, place, dice, customer, topic, world, file } = scene;
  const incident = plan.incidents[(plan.incident[place] ?? 0) - 1];
  const share = dice.next();
  const drawn = CHANNELS.find(([upTo]) => share < upTo)?.[1] ?? "web";
  const channel = drawn === "email" && !customer.email ? "phone" : drawn;
  const filedBy = channel === "web" ? null : dice.pick(world.agents);
  const letter = writeLetter(topic, dice, { trouble: incident?.trouble ?? null });
  const sought = dice.chance(0.6) ? passageOf(dice.pick(topic.book.letters.sought)) : null;
  const mood = moodFor(dice);
  const graded = gradeOf({
    letter,
    sought,
    category: categoryAt(plan, place),
    locale: customer.locale,
    mood,
  });
  const receivedAt = nowOf(scene);
  // What comes by phone or at a counter is written down a little later.
  const recordedAt = new Date(Math.min(scene.limitMs, scene.now + (filedBy ? dice.below(HOUR_MS / 4) : 0)));
  const due = promiseDueAt(receivedAt, graded.severity);
  Object.assign(file, {
    severity: graded.severity,
    vulnerable: graded.vulnerable,
    emotionalImpact: graded.emotionalImpact,
    promiseDueAt: due,
    nextDueAt: due,
    updatedAt: recordedAt,
  });
  addEvent(scene, "filed", filedBy ? byStaff(filedBy) : { kind: "customer", id: customer.id }, {
    channel,
    letterContactId: customer.email ? uidText(customer.email.id) : null,
    looksAutomated: false,
  });
  addEvent(scene, "severity-set", BY_SYSTEM, { severity: graded.severity, ruleIds: graded.ruleIds });
  addMessage(scene, {
    kind: "description",
    author: { kind: "customer", id: customer.id },
    body: letter.whole.text,
  });
  const reference = referenceAt(plan, place, world.taken);
  scene.texts.push(
    codePassage(reference),
    passageOf(customer.name),
    ...(customer.email ? [codePassage(customer.email.value)] : []),
    ...(customer.phone ? [codePassage(customer.phone.value)] : []),
    ...(order.reference ? [codePassage(order.reference)] : []),
    letter.whole,
    ...(sought ? [sought] : []),
  );
  passTo(scene, recordedAt.getTime());
  acknowledge(scene);
  const subject = subjectOf(letter.whole.text);
  return { reference, channel, subject, order, graded, sought, mood, recordedAt, filedBy };
}

/** The automatic acknowledgement, once its mail has left. */
function acknowledge(scene: Scene): void {
  const sentAt = addMail(scene, { template: "acknowledgement", cause: `acknowledgement:${scene.idText}` });
  if (!sentAt) return;
  passTo(scene, sentAt.getTime());
  if (scene.now < sentAt.getTime()) return;
  moveTo(scene, { to: "acknowledged", actor: BY_SYSTEM, type: "acknowledged" });
}
