import { decisionMark } from "@/lib/compensation/decision-mark";
import { answerAsCustomer, answerByStaff } from "@/lib/compensation/mutations/answer";
import { decideApproval } from "@/lib/compensation/mutations/approve";
import { decideNothing } from "@/lib/compensation/mutations/decide-nothing";
import { expireOffer, raiseLatePromise, remindOfOffer } from "@/lib/compensation/mutations/expire-offer";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { proposeRemedy } from "@/lib/compensation/mutations/propose";
import { loadFacts } from "@/lib/compensation/queries/facts";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { policyForComplaint } from "@/lib/policies/queries/in-force";
import { planSurveys } from "@/lib/surveys/jobs";
import type { Step } from "../story/types";
import { must, type Scene } from "./scene";

type Of<Kind extends Step["do"]> = Extract<Step, { do: Kind }>;
export type MoneyStep = Of<
  "remedy" | "approve" | "accept" | "decline" | "remind" | "expire" | "promise-late" | "fulfil"
>;

/** What is given: by the rules as they propose it, through approval, offer, answer and delivery. */
export async function playMoney(scene: Scene, step: MoneyStep, now: Date): Promise<void> {
  switch (step.do) {
    case "remedy":
      await proposeByTheRules(scene, step, now);
      return planIfResolved(scene, now);
    case "approve":
      await decideApprovals(scene, step, now);
      return planIfResolved(scene, now);
    case "accept":
    case "decline":
      await answerOffer(scene, step, now);
      return planIfResolved(scene, now);
    case "remind":
    case "expire": {
      const work = step.do === "remind" ? remindOfOffer : expireOffer;
      for (const id of await awardsIn(scene, "offered")) await work(id, now);
      return;
    }
    case "promise-late":
      for (const id of await awardsIn(scene, "fulfilling")) await raiseLatePromise(id, now);
      return;
    case "fulfil":
      return fulfilAll(scene, step, now);
  }
}

/** Vouchers and points are handed out at once: where there was nothing else, the case is resolved with them. */
async function planIfResolved({ complaintId }: Scene, now: Date): Promise<void> {
  const { status } = await db().complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { status: true },
  });
  if (status === "resolved") await planSurveys(complaintId, now);
}

async function awardsIn({ complaintId }: Scene, status: "offered" | "fulfilling"): Promise<string[]> {
  const rows = await db().award.findMany({
    where: { complaintId, status },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
}

/** Sends what the rules propose on the facts of that moment; where they propose nothing of value, that is recorded. */
async function proposeByTheRules(scene: Scene, { words }: Of<"remedy">, now: Date): Promise<void> {
  const { complaintId, agent } = scene;
  const asked = { requestedRemedy: "none", customerChoice: "none" } as const;
  const policy = await policyForComplaint(db(), complaintId, now);
  const loaded = await loadFacts(db(), { complaintId, policy, asked, now });
  if (loaded.kind !== "ready") throw new Error(`no facts: ${loaded.kind}`);
  const decision = decideCompensation(loaded.facts, policy);
  const input = { complaintId, seen: decisionMark(decision), ...asked };
  const lines = decision.lines.flatMap((line) =>
    line.part === "human" ? [] : [{ part: line.part, kind: line.kind, faceMinor: line.faceMinor }],
  );
  if (lines.length === 0) {
    must(await decideNothing(agent, input, now));
    await planSurveys(complaintId, now);
    return;
  }
  const proposed = await proposeRemedy(agent, { ...input, lines, care: [], reasonCode: null, words }, now);
  if (!proposed.ok) throw new Error(`refused: ${JSON.stringify(proposed)}`);
  const unfunded = proposed.value.parts.filter(({ outcome }) => outcome.endsWith("budget"));
  if (unfunded.length > 0) throw new Error(`no money for ${scene.story.key}`);
}

async function decideApprovals(scene: Scene, step: Of<"approve">, now: Date): Promise<void> {
  const waiting = await db().approval.findMany({
    where: { decision: null, award: { complaintId: scene.complaintId } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  const { by, decision, comment } = step;
  for (const { id } of waiting)
    must(await decideApproval(scene.cast.staff(by), { approvalId: id, decision, comment }, now));
}

async function answerOffer(scene: Scene, step: Of<"accept" | "decline">, now: Date): Promise<void> {
  for (const awardId of await awardsIn(scene, "offered")) {
    const input = { awardId, answer: step.do, reason: step.reason };
    must(
      step.onThePhone
        ? await answerByStaff(scene.agent, input, now)
        : await answerAsCustomer(scene.customer, input, now),
    );
  }
}

/** Delivers every remedy that is promised; with the last one the case is resolved and its surveys are planned. */
async function fulfilAll(scene: Scene, { proof }: Of<"fulfil">, now: Date): Promise<void> {
  const remedies = await db().awardRemedy.findMany({
    where: { fulfilledAt: null, award: { complaintId: scene.complaintId, status: "fulfilling" } },
    select: { id: true, awardId: true, amountMinor: true },
    orderBy: [{ awardId: "asc" }, { position: "asc" }],
  });
  let resolved = false;
  for (const { id, awardId, amountMinor } of remedies) {
    const done = await fulfilRemedy(
      scene.agent,
      { awardId, remedyId: id, fulfilledAt: now, proof: amountMinor > 0n ? proof : "" },
      now,
    );
    resolved = must(done).complaintResolved;
  }
  if (resolved) await planSurveys(scene.complaintId, now);
}
