import { isOpenAward } from "@/lib/domain/award-state";
import { mayMove } from "@/lib/domain/complaint-state";
import { DAY_MS } from "@/lib/domain/duration";
import { uidText } from "../ids";
import { budgetKey } from "../world";
import type { AwardFile } from "./award-file";
import { effectsOfUpdate } from "./clocks";
import { post } from "./ledger";
import { act, type Proposal } from "./proposing";
import {
  addEvent,
  addMail,
  addMessage,
  BY_SYSTEM,
  byStaff,
  moveTo,
  nowOf,
  project,
  type Scene,
  type StoryActor,
} from "./scene";

const HUMAN: readonly string[] = ["apology", "regret", "explanation"];

/** The budget of the case's department for the month of this moment. */
function budgetNow(scene: Scene, currency: string): number {
  const { world, file, now } = scene;
  const month = world.months.findLast(({ startMs }) => startMs <= now);
  const key = month && file.departmentId ? budgetKey(file.departmentId, currency, month.day) : "";
  const place = world.budgetPlaces.get(key);
  if (place === undefined) throw new Error(`no budget in ${currency} at ${nowOf(scene).toISOString()}`);
  return place;
}

/** Takes the complaint to "decided", and on to "fulfilling" once something is owed. */
function advanceTo(scene: Scene, actor: StoryActor, to: "decided" | "fulfilling"): void {
  const { file } = scene;
  if (file.status === to || file.status === "fulfilling") return;
  if (file.status !== "decided") moveTo(scene, { to: "decided", actor });
  if (to === "fulfilling") moveTo(scene, { to: "fulfilling", actor });
}

/** The offer goes out: reserved first, then told; what is owed is captured at once. */
export function issue(scene: Scene, proposal: Proposal, award: AwardFile): void {
  const { world, agent, file } = scene;
  const actor = byStaff(award.approvedById ?? agent);
  const approvers = award.approvedById ? [award.approvedById] : [];
  const now = nowOf(scene);
  award.budget = budgetNow(scene, award.currency);
  act(award, "issue", "staff");
  post(scene, award, { operation: { kind: "reserve", amountMinor: award.amountMinor }, actor, approvers });
  award.offeredAt = now;
  if (award.part === "goodwill") award.expiresAt = new Date(scene.now + world.days.offerValid * DAY_MS);
  addEvent(scene, "award-offered", actor, {
    awardId: award.idText,
    part: award.part,
    amountMinor: award.amountMinor.toString(),
    currency: award.currency,
  });
  project(scene, effectsOfUpdate(file, "offer", now));
  if (!proposal.told) {
    const contains = proposal.decided.decision.lines.flatMap(({ kind }) =>
      HUMAN.includes(kind) ? [kind] : [],
    );
    addMessage(scene, {
      kind: "answer",
      author: byStaff(award.requestedById),
      body: proposal.words,
      contains,
    });
    proposal.told = true;
  }
  advanceTo(scene, actor, "decided");
  if (award.part === "entitlement") capture(scene, award, BY_SYSTEM);
  mailAbout(scene, award, award.part === "goodwill" ? "offer" : "entitlement");
}

export function mailAbout(
  scene: Scene,
  award: AwardFile,
  template: "offer" | "offer-reminder" | "offer-expired" | "entitlement" | "promise-delayed" | "fulfilled",
): void {
  addMail(scene, { template, params: { awardId: award.idText }, cause: `${template}:${award.idText}` });
}

/** The offer becomes a promise. */
export function capture(scene: Scene, award: AwardFile, actor: StoryActor): void {
  const { world, agent } = scene;
  const approvers = award.approvedById ? [award.approvedById] : [];
  act(award, "accept", actor.kind);
  act(award, "start-fulfilment", "system");
  // Both steps are one change of the row.
  award.version -= 1;
  post(scene, award, { operation: { kind: "capture", amountMinor: award.amountMinor }, actor, approvers });
  award.answeredAt = actor.kind === "system" ? null : nowOf(scene);
  award.capturedAt = nowOf(scene);
  award.fulfilDueAt = new Date(scene.now + world.days.fulfilment * DAY_MS);
  award.fulfilOwnerId = agent;
  addEvent(scene, "award-accepted", actor, {
    awardId: award.idText,
    part: award.part,
    fulfilDueAt: award.fulfilDueAt.toISOString(),
  });
  advanceTo(scene, actor, "fulfilling");
}

export function hasOpenAward({ awards }: Scene): boolean {
  return awards.some(({ status }) => isOpenAward(status));
}

/** The customer says no; the reservation returns. */
export function decline(scene: Scene, award: AwardFile): void {
  const { customer, dice, topic } = scene;
  const actor = { kind: "customer", id: customer.id } as const;
  const saidWhy = dice.chance(0.7);
  act(award, "decline", "customer");
  post(scene, award, { operation: { kind: "void" }, actor });
  award.answeredAt = nowOf(scene);
  addEvent(scene, "award-declined", actor, { awardId: award.idText, part: award.part, saidWhy });
  if (saidWhy)
    addMessage(scene, {
      kind: "customer-message",
      author: actor,
      body: dice.pick(topic.book.letters.declines),
    });
}

/** Nobody answered in time; the reservation returns. */
export function expire(scene: Scene, award: AwardFile): void {
  act(award, "expire", "system");
  post(scene, award, { operation: { kind: "expire" }, actor: BY_SYSTEM });
  addEvent(scene, "award-expired", BY_SYSTEM, { awardId: award.idText, part: award.part });
  mailAbout(scene, award, "offer-expired");
}

/** Everything promised is delivered and paid; with the last award the case is resolved. */
export function fulfil(scene: Scene, award: AwardFile): void {
  const { agent, dice, file } = scene;
  const now = nowOf(scene);
  const actor = byStaff(agent);
  act(award, "fulfil", "staff");
  award.fulfilledAt = now;
  for (const remedy of award.remedies) {
    remedy.fulfilledAt = now;
    remedy.proof = remedy.amountMinor > 0n ? `T-${100_000 + dice.below(900_000)}` : null;
    pay(scene, award, remedy);
  }
  addEvent(scene, "award-fulfilled", actor, {
    awardId: award.idText,
    part: award.part,
    fulfilledAt: now.toISOString(),
    inTime: award.fulfilDueAt === null || scene.now <= award.fulfilDueAt.getTime(),
  });
  mailAbout(scene, award, "fulfilled");
  if (hasOpenAward(scene) || !mayMove(file.status, "resolved")) return;
  moveTo(scene, { to: "resolved", actor, type: "resolved", patch: { resolvedAt: now } });
}

function pay(scene: Scene, award: AwardFile, { id, kind, amountMinor }: AwardFile["remedies"][number]): void {
  if (amountMinor === 0n) return;
  post(scene, award, {
    operation: { kind: "pay", remedy: { id: uidText(id), kind }, amountMinor },
    remedy: id,
    actor: byStaff(scene.agent),
    approvers: award.approvedById ? [award.approvedById] : [],
  });
}

/** Writes the awards with their remedies, as they stand at the end of the story. */
export function writeAwards(scene: Scene, orderReference: string | null): void {
  const { out, awards, world, customer } = scene;
  for (const award of awards) {
    out.award.add({
      id: award.id,
      complaint_id: scene.id,
      customer_id: customer.id,
      decision_id: award.decisionId,
      authority_key: orderReference ? `order:${orderReference}` : `complaint:${scene.idText}`,
      status: award.status,
      currency: award.currency,
      part: award.part,
      tier: award.tier,
      amount_minor: award.amountMinor,
      requested_by_id: award.requestedById,
      approved_by_id: award.approvedById,
      words: award.words,
      budget_id: award.budget === null ? null : (world.budgets[award.budget]?.id ?? null),
      created_at: award.createdAt,
      offered_at: award.offeredAt,
      expires_at: award.expiresAt,
      answered_at: award.answeredAt,
      captured_at: award.capturedAt,
      fulfil_due_at: award.fulfilDueAt,
      fulfilled_at: award.fulfilledAt,
      fulfil_owner_id: award.fulfilOwnerId,
      version: award.version,
    });
    for (const [position, remedy] of award.remedies.entries()) {
      out.award_remedy.add({
        id: remedy.id,
        award_id: award.id,
        position,
        kind: remedy.kind,
        amount_minor: remedy.amountMinor,
        proof: remedy.proof,
        fulfilled_at: remedy.fulfilledAt,
      });
    }
  }
}
