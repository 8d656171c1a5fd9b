import type { ReversalReason } from "@/lib/compensation/reasons";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import type { Plot } from "../plan/plots";
import { decideApproval, requestApproval } from "./approvals";
import type { AwardFile } from "./award-file";
import { capture, decline, expire, fulfil, hasOpenAward, issue, mailAbout } from "./awards";
import { postReversal } from "./ledger";
import type { Filed } from "./open-case";
import { type Proposal, propose } from "./proposing";
import { addEvent, passTo, type Scene } from "./scene";
import { answerer, begin, explain, investigate, settle, survey, verify } from "./steps";
import { inTheDay, partOfRest } from "./times";

const GOINGS = ["awarded", "awarded-late", "declined", "expired", "reversed", "refused"] as const;
export type Going = (typeof GOINGS)[number];

export function isGoing(plot: Plot): plot is Going {
  return GOINGS.some((going) => going === plot);
}

/** What needs no approval goes out at once; the rest when somebody else has agreed. */
export function sendOut(scene: Scene, proposal: Proposal, decision: "approved" | "refused"): void {
  const { dice } = scene;
  const requests = proposal.parts.flatMap(({ award, approval }) => {
    if (approval.needed) return [requestApproval(scene, award, approval)];
    issue(scene, proposal, award);
    return [];
  });
  if (requests.length === 0) return;
  const wait = Math.min(dice.between(0.3, 7) * HOUR_MS, (scene.limitMs - scene.now) * 0.1);
  passTo(scene, inTheDay(scene, scene.now + wait));
  for (const request of requests) {
    decideApproval(scene, request, decision);
    if (decision === "approved") issue(scene, proposal, request.award);
  }
}

/** Nobody answers: reminded, then expired. False where the story ends before. */
function runOut(scene: Scene, award: AwardFile): boolean {
  const expiresMs = award.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
  if (expiresMs + HOUR_MS > scene.limitMs) return false;
  passTo(scene, expiresMs - scene.world.days.offerReminder * DAY_MS);
  mailAbout(scene, award, "offer-reminder");
  passTo(scene, expiresMs + 1000 + scene.dice.below(59_000));
  expire(scene, award);
  return true;
}

function answerAll(scene: Scene, going: Going): void {
  const { dice } = scene;
  for (const award of scene.awards.filter(({ status }) => status === "offered")) {
    if (going === "expired" && runOut(scene, award)) continue;
    const longest = going === "awarded-late" ? DAY_MS : 5 * DAY_MS;
    passTo(
      scene,
      scene.now + Math.min(dice.logNormal(14 * HOUR_MS, 0.9), longest, (scene.limitMs - scene.now) * 0.45),
    );
    const actor = answerer(scene);
    verify(scene, actor);
    if (going === "declined" || going === "expired") decline(scene, award);
    else capture(scene, award, actor);
  }
}

function deliverAll(scene: Scene, going: Going): void {
  const { dice } = scene;
  const owed = scene.awards.filter(({ status }) => status === "fulfilling");
  for (const award of owed) {
    const dueMs = award.fulfilDueAt?.getTime() ?? scene.now;
    if (going === "awarded-late" && award === owed.at(-1) && dueMs + HOUR_MS < scene.limitMs) {
      passTo(scene, dueMs + 1000);
      mailAbout(scene, award, "promise-delayed");
      passTo(scene, partOfRest(scene, 0.1, 0.7));
    } else {
      const lastMs = Math.min(dueMs - HOUR_MS, scene.now + (scene.limitMs - scene.now) * 0.9);
      passTo(scene, inTheDay(scene, scene.now + Math.max(0, lastMs - scene.now) * dice.between(0.1, 0.85)));
    }
    fulfil(scene, award);
  }
}

/** A case in which something of value is decided on, by the rules and on its facts. */
export function tellAwarded(scene: Scene, filed: Filed, going: Going): void {
  const { dice } = scene;
  begin(scene, filed, { awards: true, upheld: true });
  if (going === "awarded") investigate(scene);
  if (dice.chance(0.12)) explain(scene);
  // Who has been answered already waits a little for the offer; for the others it is the answer.
  if (scene.file.promiseKeptAt) passTo(scene, inTheDay(scene, partOfRest(scene, 0.02, 0.15)));
  const proposal = propose(scene, filed.graded.flags);
  if (proposal) {
    sendOut(scene, proposal, going === "refused" ? "refused" : "approved");
    // An offer stays open for two weeks; what is owed does not wait for it.
    if (going === "expired") deliverAll(scene, going);
    answerAll(scene, going);
    deliverAll(scene, going);
  }
  if (hasOpenAward(scene)) throw new Error(`complaint ${scene.place} would end with an open award`);
  settle(scene);
  survey(scene);
  if (going === "reversed") takeBack(scene);
}

/** Paid by mistake: a manager takes it back as a whole, some days later. */
function takeBack(scene: Scene): void {
  const { plan, dice, world } = scene;
  const award = scene.awards.findLast(({ status }) => status === "fulfilled");
  const atMs = (scene.file.closedAt?.getTime() ?? scene.now) + dice.between(1, 20) * DAY_MS;
  const managers = world.managers.filter((id) => id !== award?.approvedById);
  if (!award || atMs >= plan.untilMs || managers.length === 0) return;
  scene.now = Math.round(atMs);
  const actor = { kind: "staff", id: dice.pick(managers) } as const;
  award.status = "reversed";
  award.version += 1;
  const facts = {
    awardId: award.idText,
    part: award.part,
    reason: "paid-twice" satisfies ReversalReason,
    from: "fulfilled",
  };
  addEvent(scene, "award-reversed", actor, facts);
  postReversal(scene, award, actor);
}
