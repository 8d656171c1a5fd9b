import { mayMove } from "@/lib/domain/complaint-state";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import { NEXT_UPDATE_HOURS, RESPONSE_HOURS } from "@/lib/domain/sla/terms/default-terms";
import { cumulative } from "../dice";
import { say } from "../text/fill";
import { assessmentFor } from "./assessing";
import { assess, close, customerWrites, deskSays, note, send } from "./desk";
import type { Filed } from "./open-case";
import { answerOfferAt, deliverAt, offerAt, requestAt } from "./pending-awards";
import { byStaff, moveTo, passTo, type Scene } from "./scene";
import { explain, investigate, outcomeOf, takeOn } from "./steps";
import { firstWordMs } from "./times";

/** Where an open case stands when the history ends. */
const STAGES = [
  "untouched",
  "taken",
  "assessed",
  "working",
  "waiting",
  "approval",
  "offered",
  "owed",
  "delivered",
  "appealed",
] as const;
type Stage = (typeof STAGES)[number];

const FRESH = cumulative([45, 25, 20, 10, 0, 0, 0, 0, 0, 0]);
const YOUNG = cumulative([2, 3, 6, 46, 15, 7, 21, 0, 0, 0]);
const OLD = cumulative([0.3, 0.3, 0.8, 46, 14, 2, 17, 12, 6, 2]);

function stageOf(scene: Scene): Stage {
  const age = scene.plan.untilMs - scene.receivedMs;
  const promised = RESPONSE_HOURS[scene.file.severity] * HOUR_MS;
  const sums = age < promised * 0.8 ? FRESH : age < 4 * DAY_MS ? YOUNG : OLD;
  return STAGES[scene.dice.weighted(sums)] ?? "working";
}

/** The last time the customer heard from us: mostly within the interval in which they were promised to. */
function lastWordMs(scene: Scene): number {
  const hours = NEXT_UPDATE_HOURS[scene.file.severity] ?? 24;
  return scene.plan.untilMs - scene.dice.between(0.02, 1.12) * hours * HOUR_MS;
}

/** Worked on and not done: answered once, told again that it goes on. */
function working(scene: Scene): void {
  const { topic, dice, agent, plan } = scene;
  if (dice.chance(0.7) && mayMove(scene.file.status, "investigating"))
    moveTo(scene, { to: "investigating", actor: byStaff(agent) });
  if (dice.chance(0.35)) note(scene, "internal-note");
  const last = lastWordMs(scene);
  if (last < scene.now + 10 * MINUTE_MS) return;
  if (dice.chance(0.3)) {
    passTo(scene, (scene.now + last) / 2);
    customerWrites(scene, say(dice.pick(topic.book.letters.chasers), topic, dice));
  }
  passTo(scene, last);
  if (plan.untilMs - scene.receivedMs > DAY_MS || scene.file.severity === "urgent")
    send(scene, {
      kind: "holding-reply",
      matter: deskSays(scene, topic.book.desk.holding),
      contains: ["regret"],
    });
}

function waiting(scene: Scene): void {
  const { topic, dice, plan } = scene;
  passTo(scene, Math.max(scene.now, plan.untilMs - dice.between(0.05, 6) * DAY_MS));
  const matter = deskSays(scene, topic.book.desk.questions);
  send(scene, { kind: "answer", matter, contains: [], thenWait: true });
}

function appealed(scene: Scene): void {
  const { topic, dice, world, plan } = scene;
  const matter = deskSays(scene, topic.book.desk.closedNotOurs);
  passTo(scene, scene.now + HOUR_MS);
  close(scene, { way: "close", outcome: outcomeOf(scene), matter });
  passTo(scene, Math.max(scene.now + HOUR_MS, plan.untilMs - dice.between(0.1, 1) * DAY_MS));
  customerWrites(scene, say(dice.pick(topic.book.letters.feelings), topic, dice));
  moveTo(scene, { to: "under-appeal", actor: byStaff(dice.pick(world.leads)) });
}

const NEXT: Partial<Record<Stage, (scene: Scene, filed: Filed) => void>> = {
  waiting,
  approval: requestAt,
  offered: offerAt,
  owed: answerOfferAt,
  delivered: deliverAt,
  appealed,
};

/** Tells a complaint that is still open, up to the end of the history. */
export function tellOpen(scene: Scene, filed: Filed): void {
  const { dice, file, topic } = scene;
  const stage = stageOf(scene);
  if (stage === "untouched") return;
  const first = firstWordMs(scene);
  takeOn(scene, scene.now + (first - scene.now) * dice.between(0.1, 0.6));
  if (stage === "taken") return;
  passTo(scene, scene.now + (first - scene.now) * dice.between(0.1, 0.6));
  const awards = ["approval", "offered", "owed", "delivered"].includes(stage);
  assess(scene, assessmentFor(scene, filed, { awards, upheld: dice.chance(0.6) }));
  if (stage === "assessed") return;
  passTo(scene, first);
  if (file.severity === "urgent")
    send(scene, {
      kind: "holding-reply",
      matter: deskSays(scene, topic.book.desk.holding),
      contains: ["regret"],
    });
  else if (dice.chance(0.97)) explain(scene);
  if (dice.chance(0.3)) investigate(scene);
  const next = NEXT[stage] ?? working;
  next(scene, filed);
}
