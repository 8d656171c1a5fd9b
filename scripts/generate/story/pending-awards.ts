import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { decideApproval, requestApproval } from "./approvals";
import { sendOut } from "./awarded";
import { capture, fulfil, issue, mailAbout } from "./awards";
import type { Filed } from "./open-case";
import { propose } from "./proposing";
import { passTo, type Scene } from "./scene";
import { answerer, verify } from "./steps";
import { planSurveys } from "./surveys";

/** Awards of open cases: each stops at another place. All times lie close to the end of the history. */

function passBack(scene: Scene, leastMs: number, mostMs: number): void {
  const { plan, dice } = scene;
  passTo(scene, Math.max(scene.now, plan.untilMs - dice.between(leastMs, mostMs)));
}

/** Above somebody's authority: it waits for a colleague; what needs none is out already. */
export function requestAt(scene: Scene, filed: Filed): void {
  passBack(scene, 0.2 * HOUR_MS, 9 * HOUR_MS);
  const proposal = propose(scene, filed.graded.flags);
  for (const { award, approval } of proposal?.parts ?? []) {
    if (!proposal) return;
    if (approval.needed) decideApproval(scene, requestApproval(scene, award, approval), null);
    else issue(scene, proposal, award);
  }
}

/** Offered, and the customer has not answered yet. */
export function offerAt(scene: Scene, filed: Filed): void {
  const { plan, world } = scene;
  passBack(scene, 2 * HOUR_MS, (world.days.offerValid - 0.5) * DAY_MS);
  const proposal = propose(scene, filed.graded.flags);
  if (!proposal) return;
  sendOut(scene, proposal, "approved");
  for (const award of scene.awards.filter(({ status }) => status === "offered")) {
    const remindMs = (award.expiresAt?.getTime() ?? plan.untilMs) - world.days.offerReminder * DAY_MS;
    if (remindMs >= plan.untilMs || remindMs < scene.now) continue;
    passTo(scene, remindMs);
    mailAbout(scene, award, "offer-reminder");
  }
}

/** Accepted, and the remedy is on its way; some of them late. */
export function answerOfferAt(scene: Scene, filed: Filed): void {
  const { plan, world, dice } = scene;
  passBack(scene, DAY_MS, (world.days.fulfilment + 2.5) * DAY_MS);
  const proposal = propose(scene, filed.graded.flags);
  if (!proposal) return;
  sendOut(scene, proposal, "approved");
  for (const award of scene.awards.filter(({ status }) => status === "offered")) {
    passTo(scene, scene.now + Math.min(dice.between(1, 20) * HOUR_MS, (plan.untilMs - scene.now) / 2));
    const actor = answerer(scene);
    verify(scene, actor);
    capture(scene, award, actor);
  }
  for (const award of scene.awards.filter(({ status }) => status === "fulfilling")) {
    const dueMs = award.fulfilDueAt?.getTime() ?? plan.untilMs;
    if (dueMs + 1000 >= plan.untilMs || dueMs < scene.now) continue;
    passTo(scene, dueMs + 1000);
    mailAbout(scene, award, "promise-delayed");
  }
}

/** Delivered, and only the last word is missing. */
export function deliverAt(scene: Scene, filed: Filed): void {
  answerOfferAt(scene, filed);
  for (const award of scene.awards.filter(({ status }) => status === "fulfilling")) {
    passTo(scene, scene.now + (scene.limitMs - scene.now) * scene.dice.between(0.2, 0.7));
    fulfil(scene, award);
  }
  planSurveys(scene);
}
