import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { uidText } from "../ids";
import { type Plan, plotAt } from "../plan/plan";
import type { Plot } from "../plan/plots";
import { say } from "../text/fill";
import { joined } from "../text/passage";
import { type Going, isGoing, tellAwarded } from "./awarded";
import { close, customerWrites, deskSays, note, send } from "./desk";
import { complaintIdAt, type Filed } from "./open-case";
import { byStaff, moveTo, nowOf, passTo, project, type Scene } from "./scene";
import { begin, explain, investigate, outcomeOf, settle, survey, takeOn, verify } from "./steps";
import { askAndReopen } from "./surveys";
import { inTheDay, partOfRest } from "./times";

function explained(scene: Scene, filed: Filed): void {
  begin(scene, filed, { awards: false, upheld: outcomeOf(scene) !== "not-upheld" });
  investigate(scene);
  if (scene.dice.chance(0.55)) explain(scene);
  settle(scene);
  survey(scene);
}

function solved(scene: Scene): void {
  takeOn(scene, partOfRest(scene, 0.1, 0.6));
  // Nobody weighs a matter that is put right while it is told; whose doing it was is plain.
  project(scene, { attribution: "company" });
  passTo(scene, scene.limitMs);
  close(scene, {
    way: "solve",
    outcome: outcomeOf(scene),
    matter: deskSays(scene, scene.topic.book.desk.solved),
  });
  survey(scene);
}

function enquiry(scene: Scene): void {
  const { topic, agent, dice } = scene;
  takeOn(scene, partOfRest(scene, 0.1, 0.5));
  passTo(scene, partOfRest(scene, 0.5, 0.95));
  send(scene, {
    kind: "answer",
    matter: deskSays(scene, topic.book.desk.enquiryAnswers),
    contains: ["explanation"],
  });
  if (dice.chance(0.15)) customerWrites(scene, say(dice.pick(topic.book.letters.replies), topic, dice));
  passTo(scene, scene.limitMs);
  moveTo(scene, { to: "enquiry", actor: byStaff(agent) });
}

function withdrawn(scene: Scene): void {
  const { topic, dice, customer } = scene;
  if (dice.chance(0.6)) takeOn(scene, partOfRest(scene, 0.1, 0.5));
  if (dice.chance(0.5)) customerWrites(scene, say(dice.pick(topic.book.letters.withdrawals), topic, dice));
  passTo(scene, scene.limitMs);
  const actor = { kind: "customer", id: customer.id } as const;
  verify(scene, actor);
  moveTo(scene, {
    to: "withdrawn",
    actor,
    type: "withdrawn",
    patch: { outcome: "withdrawn", closedAt: nowOf(scene) },
  });
}

function referred(scene: Scene): void {
  const { desk } = scene.topic.book;
  takeOn(scene, partOfRest(scene, 0.1, 0.5));
  passTo(scene, partOfRest(scene, 0.2, 0.7));
  send(scene, { kind: "answer", matter: deskSays(scene, desk.refused), contains: ["regret", "explanation"] });
  passTo(scene, scene.limitMs);
  moveTo(scene, { to: "referred", actor: byStaff(scene.agent) });
}

/** Another complaint about the same; the first that is no copy itself stands for it. */
function duplicate(scene: Scene): void {
  const { plan, place, agent, dice } = scene;
  takeOn(scene, partOfRest(scene, 0.1, 0.5));
  if (dice.chance(0.4)) note(scene, "internal-note");
  passTo(scene, scene.limitMs);
  const linkedToId = complaintIdAt(plan, twinOf(plan, place), scene.spare);
  const facts = { linkedTo: uidText(linkedToId) };
  moveTo(scene, { to: "duplicate", actor: byStaff(agent), type: "linked", patch: { linkedToId }, facts });
}

function twinOf(plan: Plan, place: number): number {
  let twin = plan.earlier[place] ?? -1;
  while (twin >= 0 && plotAt(plan, twin) === "duplicate") twin = plan.earlier[twin] ?? -1;
  return twin;
}

/** Closed too soon, asked about it, called back and taken up again. */
function reopened(scene: Scene, filed: Filed): void {
  const { topic, dice, agent } = scene;
  const endMs = scene.limitMs;
  const firstMs = scene.receivedMs + Math.min(3 * DAY_MS, (endMs - scene.receivedMs) * 0.2);
  begin(scene, filed, { awards: false, upheld: true });
  explain(scene);
  passTo(scene, firstMs);
  close(scene, {
    way: "close",
    outcome: "partly-upheld",
    matter: deskSays(scene, topic.book.desk.closedOurs),
  });
  askAndReopen(scene, { round: 1, fromMs: scene.now, countedAt: nowOf(scene) });
  passTo(scene, inTheDay(scene, partOfRest(scene, 0.05, 0.3)));
  moveTo(scene, { to: "investigating", actor: byStaff(agent) });
  customerWrites(scene, say(dice.pick(topic.book.letters.chasers), topic, dice));
  passTo(scene, partOfRest(scene, 0.2, 0.6));
  explain(scene);
  settle(scene);
  survey(scene);
}

/** The customer does not agree, and somebody looks at it once more. */
function appealed(scene: Scene, filed: Filed): void {
  const { topic, dice } = scene;
  begin(scene, filed, { awards: false, upheld: false });
  passTo(scene, partOfRest(scene, 0.1, 0.2));
  explain(scene);
  passTo(scene, scene.now + HOUR_MS);
  close(scene, {
    way: "close",
    outcome: "not-upheld",
    matter: deskSays(scene, topic.book.desk.closedNotOurs),
  });
  passTo(scene, scene.now + dice.between(0.1, 1.5) * DAY_MS);
  customerWrites(
    scene,
    joined(
      [
        say(dice.pick(topic.book.letters.declines), topic, dice),
        say(dice.pick(topic.book.letters.feelings), topic, dice),
      ],
      topic.book.gap,
    ),
  );
  note(scene, "internal-note");
  passTo(scene, scene.now + HOUR_MS);
  moveTo(scene, { to: "under-appeal", actor: byStaff(dice.pick(scene.world.leads)) });
  settle(scene);
  survey(scene);
}

type Teller = (scene: Scene, filed: Filed) => void;

const TELLERS: Readonly<Record<Exclude<Plot, "open" | Going>, Teller>> = {
  explained,
  solved,
  enquiry,
  withdrawn,
  referred,
  duplicate,
  reopened,
  appealed,
};

/** Tells a complaint that has ended, from what was filed to its surveys. */
export function tellEnded(scene: Scene, filed: Filed, plot: Exclude<Plot, "open">): void {
  if (isGoing(plot)) tellAwarded(scene, filed, plot);
  else TELLERS[plot](scene, filed);
}
