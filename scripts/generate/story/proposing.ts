import { sumOfLines } from "@/lib/domain/award-lines";
import { type AwardAction, type AwardActor, awardAfter } from "@/lib/domain/award-state";
import { type PartApproval, requiredApproval } from "@/lib/domain/compensation/authority";
import type { ValueLine } from "@/lib/domain/compensation/decision";
import { type Uid, uidText } from "../ids";
import type { AwardFile } from "./award-file";
import { type Decided, decidedOn } from "./decisions";
import { deskSays, letterTo } from "./desk";
import { factsOf } from "./facts";
import { addEvent, byStaff, newId, nowOf, type Scene } from "./scene";

const CARE: readonly string[] = ["named-person", "call-back"];

export type Proposal = {
  decisionId: Uid;
  decided: Decided;
  words: string;
  told: boolean;
  parts: { award: AwardFile; approval: PartApproval }[];
};

/** One step of the award's own way, by the domain's table. */
export function act(award: AwardFile, action: AwardAction, by: AwardActor): void {
  const status = awardAfter(award.status, action, by);
  if (status === null) throw new Error(`an award cannot ${action} from ${award.status}`);
  award.status = status;
  award.version += 1;
}

function storeDecision(scene: Scene, { decision, factsJson, decisionJson }: Decided): Uid {
  const { out, agent, world } = scene;
  const id = newId(scene);
  out.compensation_decision.add({
    id,
    complaint_id: scene.id,
    policy_id: world.policy.id,
    policy_version: world.policy.version,
    facts_version: 1,
    facts: factsJson,
    decision: decisionJson,
    decided_at: nowOf(scene),
    decided_by_id: agent,
  });
  addEvent(scene, "remedy-decided", byStaff(agent), {
    decisionId: uidText(id),
    kind: decision.kind,
    tier: decision.tier.id,
    currency: decision.currency,
    entitlementMinor: decision.totals.entitlementMinor.toString(),
    goodwillMinor: decision.totals.goodwillMinor.toString(),
  });
  return id;
}

function createAward(
  scene: Scene,
  { decisionId, decided: { decision }, words }: Proposal,
  { part, lines, care }: { part: AwardFile["part"]; lines: readonly ValueLine[]; care: readonly string[] },
): AwardFile {
  const id = newId(scene);
  const remedies = [
    ...lines.map(({ kind, faceMinor }) => ({ kind, amountMinor: faceMinor })),
    ...care.map((kind) => ({ kind, amountMinor: 0n })),
  ].map((remedy) => ({ ...remedy, id: newId(scene), proof: null, fulfilledAt: null }));
  return {
    id,
    idText: uidText(id),
    decisionId,
    part,
    tier: decision.tier.id,
    currency: decision.currency,
    amountMinor: sumOfLines(lines),
    requestedById: scene.agent,
    words,
    createdAt: nowOf(scene),
    remedies,
    transactions: [],
    status: "proposed",
    approvedById: null,
    budget: null,
    offeredAt: null,
    expiresAt: null,
    answeredAt: null,
    capturedAt: null,
    fulfilDueAt: null,
    fulfilledAt: null,
    fulfilOwnerId: null,
    version: 1,
  };
}

/**
 * What the rules propose on the facts of this moment, part by part, each with the approval that it needs. Null where
 * they give nothing of value, or hold it back: then nothing is written.
 */
export function propose(scene: Scene, flags: readonly string[]): Proposal | null {
  const { world } = scene;
  const decided = decidedOn(factsOf(scene, flags), world.policy);
  const { decision } = decided;
  const limits = world.limits.get(decision.currency);
  const lines = decision.lines.filter((line): line is ValueLine => line.part !== "human");
  if (!limits) return null;
  const approval = requiredApproval({
    role: "agent",
    limits,
    awardsInWindowMinor: 0n,
    thisAward: decision.totals,
    decision,
    holdReasonCode: null,
  });
  if (lines.length === 0 || approval.kind !== "settled") return null;
  const decisionId = storeDecision(scene, decided);
  const words = letterTo(scene, deskSays(scene, scene.topic.book.desk.offers));
  const proposal: Proposal = { decisionId, decided, words, told: false, parts: [] };
  const care = [...new Set(decision.lines.map(({ kind }) => kind))].filter((kind) => CARE.includes(kind));
  const hasGoodwill = lines.some(({ part }) => part === "goodwill");
  for (const part of ["entitlement", "goodwill"] as const) {
    const own = lines.filter((line) => line.part === part);
    if (own.length === 0) continue;
    const carries = part === "goodwill" || !hasGoodwill;
    const award = createAward(scene, proposal, { part, lines: own, care: carries ? care : [] });
    scene.awards.push(award);
    proposal.parts.push({ award, approval: approval[part] });
  }
  return proposal;
}
