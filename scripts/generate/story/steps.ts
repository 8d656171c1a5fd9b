import { type JudgedOutcome, mayApologiseForFault } from "@/lib/domain/assessment";
import { uidText } from "../ids";
import { OUTCOMES } from "../plan/plots";
import { say } from "../text/fill";
import { assessmentFor } from "./assessing";
import { askDepartment, assess, assign, close, customerWrites, deskSays, note, send } from "./desk";
import type { Filed } from "./open-case";
import { addEvent, byStaff, moveTo, nowOf, passTo, type Scene, type StoryActor } from "./scene";
import { askAbout } from "./surveys";
import { firstWordMs, inTheDay, partOfRest } from "./times";

/** The outcome that the plan has in store. */
export function outcomeOf(scene: Scene): JudgedOutcome {
  const outcome = OUTCOMES[scene.plan.outcome[scene.place] ?? 0] ?? "none";
  return outcome === "none" || outcome === "withdrawn" ? "not-upheld" : outcome;
}

export function takeOn(scene: Scene, atMs: number): void {
  passTo(scene, atMs);
  // Mostly people take a case themselves; sometimes a lead hands it out.
  assign(scene, scene.dice.chance(0.8) ? scene.agent : scene.dice.pick(scene.world.leads));
}

/** Taken on and assessed before the first answer; urgent ones hear at once that somebody is there. */
export function begin(scene: Scene, filed: Filed, facts: { awards: boolean; upheld: boolean }): void {
  const { dice, file, topic } = scene;
  const first = firstWordMs(scene);
  const span = first - scene.now;
  takeOn(scene, scene.now + span * dice.between(0.2, 0.6));
  if (file.severity === "urgent" && dice.chance(0.92)) {
    passTo(scene, first);
    send(scene, {
      kind: "holding-reply",
      matter: deskSays(scene, topic.book.desk.holding),
      contains: ["regret"],
    });
  }
  passTo(scene, scene.now + span * dice.between(0.1, 0.4));
  assess(scene, assessmentFor(scene, filed, facts));
  passTo(scene, first);
}

/** What may happen while the case is looked into: a question, a note, another department. */
export function investigate(scene: Scene): void {
  const { dice, topic, file } = scene;
  if (dice.chance(0.16)) {
    passTo(scene, partOfRest(scene, 0.01, 0.08));
    note(scene, dice.chance(0.3) ? "phone-note" : "internal-note");
  }
  if (dice.chance(0.05)) {
    passTo(scene, partOfRest(scene, 0.02, 0.08));
    askDepartment(scene, partOfRest(scene, 0.03, 0.2));
  }
  if (!dice.chance(0.14)) return;
  passTo(scene, partOfRest(scene, 0.02, 0.08));
  if (dice.chance(0.5)) moveTo(scene, { to: "investigating", actor: byStaff(scene.agent) });
  send(scene, {
    kind: "answer",
    matter: deskSays(scene, topic.book.desk.questions),
    contains: [],
    thenWait: true,
  });
  passTo(scene, inTheDay(scene, partOfRest(scene, 0.05, 0.2)));
  customerWrites(scene, say(dice.pick(topic.book.letters.replies), topic, dice));
  if (file.status !== "investigating") throw new Error("an answered question leads back to work");
}

/** Closed with the outcome of the plan, at the end of the plan. */
export function settle(scene: Scene): void {
  const ours = mayApologiseForFault(scene.file.attribution);
  const { closedOurs, closedNotOurs } = scene.topic.book.desk;
  passTo(scene, scene.limitMs);
  close(scene, {
    way: "close",
    outcome: outcomeOf(scene),
    matter: deskSays(scene, ours ? closedOurs : closedNotOurs),
  });
}

/** Asked how it was: from the last remedy, or from closing where nothing was owed. */
export function survey(scene: Scene): void {
  const { awards, file } = scene;
  const closedAt = file.closedAt ?? nowOf(scene);
  const last = Math.max(...awards.map(({ fulfilledAt }) => fulfilledAt?.getTime() ?? 0), 0);
  askAbout(scene, { round: scene.reopenings + 1, fromMs: last || closedAt.getTime(), countedAt: closedAt });
}

/** An answer that explains, before or instead of money. */
export function explain(scene: Scene): void {
  const { topic, file } = scene;
  const ours = mayApologiseForFault(file.attribution);
  const matter = deskSays(scene, ours ? topic.book.desk.explained : topic.book.desk.refused);
  send(scene, { kind: "answer", matter, contains: [ours ? "apology" : "regret", "explanation"] });
}

/** Who answers an offer: the customer by the link, or a colleague who has them on the phone. */
export function answerer(scene: Scene): StoryActor {
  return scene.dice.chance(0.88) ? { kind: "customer", id: scene.customer.id } : byStaff(scene.agent);
}

/** A newcomer with a single complaint proves the mailbox by the first click that counts. */
export function verify(scene: Scene, actor: StoryActor): void {
  const { customer, plan, place, dice } = scene;
  if (actor.kind !== "customer" || !customer.email || customer.isKnown || scene.verifiedAt) return;
  if ((plan.count[plan.customer[place] ?? 0] ?? 0) !== 1 || !dice.chance(0.8)) return;
  scene.verifiedAt = nowOf(scene);
  addEvent(scene, "contact-verified", actor, { contactPointId: uidText(customer.email.id) });
}
