import { beforeAll, describe, expect, it } from "vitest";
import { decisionMark } from "@/lib/compensation/decision-mark";
import { expireDueOffers, raiseLatePromise } from "@/lib/compensation/jobs";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { decideNothing } from "@/lib/compensation/mutations/decide-nothing";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { proposedWords } from "@/lib/compensation/words-check";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import { parseDecision, serialiseDecision } from "@/lib/domain/compensation/decision";
import { parseFacts } from "@/lib/domain/compensation/facts-json";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { DAY_MS } from "@/lib/domain/duration";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { aDesk, decisionFor, propose, valueLines } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const proofOf = (complaint: { id: string; customerId: string }): CustomerProof => ({
  complaintId: complaint.id,
  customerId: complaint.customerId,
  byMail: true,
  proof: "link-checked",
});
const awardsOf = (complaintId: string) =>
  db().award.findMany({
    where: { complaintId },
    orderBy: { part: "asc" },
    include: { remedies: { orderBy: { position: "asc" } } },
  });
const figures = () => db().budget.findUniqueOrThrow({ where: { id: desk.budgetId } });
const statusOf = async (id: string) =>
  (await db().complaint.findUniqueOrThrow({ where: { id }, select: { status: true } })).status;

async function bothParts(complaintId: string) {
  const [entitlement, goodwill] = await awardsOf(complaintId);
  if (!entitlement || !goodwill) throw new Error("two awards expected");
  return { entitlement, goodwill };
}

describe("an award within authority", () => {
  it("goes out at once: what is owed is captured, what is chosen waits for an answer, the promise is kept", async () => {
    const before = await figures();
    const complaint = await desk.complaint();
    const decision = await decisionFor(complaint.id, NOW);
    const proposed = await propose(desk.agent, complaint.id, NOW);
    expect(proposed).toMatchObject({
      ok: true,
      value: {
        parts: [
          { part: "entitlement", outcome: "issued" },
          { part: "goodwill", outcome: "issued" },
        ],
      },
    });
    const { entitlement, goodwill } = await bothParts(complaint.id);
    expect(entitlement).toMatchObject({ status: "fulfilling", expiresAt: null, amountMinor: 515_000n });
    expect(entitlement.fulfilDueAt).toEqual(later(7));
    expect(goodwill).toMatchObject({ status: "offered", amountMinor: decision.totals.goodwillMinor });
    expect(goodwill.expiresAt).toEqual(later(14));
    const after = await figures();
    expect(after.entitlementPostedMinor - before.entitlementPostedMinor).toBe(515_000n);
    expect(after.goodwillPendingMinor - before.goodwillPendingMinor).toBe(goodwill.amountMinor);
    const row = await db().complaint.findUniqueOrThrow({ where: { id: complaint.id } });
    expect(row).toMatchObject({ status: "fulfilling", promiseKeptAt: NOW });
    const mails = await db().mail.findMany({
      where: { complaintId: complaint.id },
      orderBy: { template: "asc" },
    });
    expect(mails.map(({ template }) => template)).toEqual(["entitlement", "offer"]);
    const message = await db().message.findMany({ where: { complaintId: complaint.id } });
    expect(message).toHaveLength(1);
    expect(message[0]).toMatchObject({ kind: "answer", contains: ["apology", "explanation"] });
  });

  it("is stored whole: replaying the stored facts on the stored version gives the stored decision", async () => {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const stored = await db().compensationDecision.findFirstOrThrow({ where: { complaintId: complaint.id } });
    const facts = parseFacts(stored.facts);
    const decision = parseDecision(stored.decision);
    if (!facts.ok || !decision) throw new Error("unreadable");
    expect(serialiseDecision(decideCompensation(facts.value, DEFAULT_POLICY))).toBe(
      serialiseDecision(decision),
    );
    expect(
      await db().policyVersion.count({ where: { policyId: stored.policyId, version: stored.policyVersion } }),
    ).toBe(1);
  });

  it("is paid when every remedy is delivered, and then the case is resolved and its surveys are planned", async () => {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const { goodwill } = await bothParts(complaint.id);
    const accepted = await answerAsCustomer(
      proofOf(complaint),
      { awardId: goodwill.id, answer: "accept", reason: "" },
      later(1),
    );
    expect(accepted).toEqual({ ok: true, value: { fulfilDueAt: later(8), repeated: false } });
    const outcomes = [];
    for (const award of await awardsOf(complaint.id)) {
      for (const remedy of award.remedies) {
        const input = { awardId: award.id, remedyId: remedy.id, fulfilledAt: later(2), proof: "bank 7788" };
        outcomes.push(await fulfilRemedy(desk.agent, input, later(2)));
      }
    }
    expect(outcomes.at(-1)).toEqual({ ok: true, value: { awardDone: true, complaintResolved: true } });
    expect(await statusOf(complaint.id)).toBe("resolved");
    expect((await awardsOf(complaint.id)).every(({ status }) => status === "fulfilled")).toBe(true);
    const jobs = await db().$queryRaw<{ n: bigint }[]>`SELECT count(*) AS n FROM graphile_worker.jobs
      WHERE task_identifier = 'schedule-surveys' AND key = ${`schedule-surveys:${complaint.id}`}`;
    expect(jobs[0]?.n).toBe(1n);
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("accepts once under fifty clicks, and belongs to its own customer only", async () => {
    const complaint = await desk.complaint();
    const stranger = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const { goodwill } = await bothParts(complaint.id);
    const accept = { awardId: goodwill.id, answer: "accept", reason: "" } as const;
    expect(await answerAsCustomer(proofOf(stranger), accept, later(1))).toEqual({
      ok: false,
      reason: "not-found",
    });
    const results = await Promise.all(
      Array.from({ length: 50 }, () => answerAsCustomer(proofOf(complaint), accept, later(1))),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const captures = await db().ledgerTransaction.count({ where: { awardId: goodwill.id, kind: "capture" } });
    expect(captures).toBe(1);
    expect(await answerAsCustomer(proofOf(complaint), { ...accept, answer: "decline" }, later(1))).toEqual({
      ok: false,
      reason: "already-answered",
    });
  });

  it("releases the money when declined, and a new offer may follow it", async () => {
    const complaint = await desk.complaint();
    const before = await figures();
    await propose(desk.agent, complaint.id, NOW);
    const { goodwill } = await bothParts(complaint.id);
    const declined = { awardId: goodwill.id, answer: "decline", reason: "太少了" } as const;
    await answerAsCustomer(proofOf(complaint), declined, later(1));
    expect((await figures()).goodwillPendingMinor).toBe(before.goodwillPendingMinor);
    expect(await db().message.count({ where: { complaintId: complaint.id, body: "太少了" } })).toBe(1);
    const again = await propose(desk.agent, complaint.id, later(1));
    expect(again).toMatchObject({ ok: true, value: { parts: [{ part: "goodwill", outcome: "issued" }] } });
    const second = await db().award.findFirstOrThrow({
      where: { complaintId: complaint.id, status: "offered" },
    });
    expect(second.replacesId).toBe(goodwill.id);
  });

  it("expires after its last instant, releases the money once, and cannot be accepted any more", async () => {
    const own = await aDesk();
    const complaint = await own.complaint();
    const pending = async () =>
      (await db().budget.findUniqueOrThrow({ where: { id: own.budgetId } })).goodwillPendingMinor;
    await propose(own.agent, complaint.id, NOW);
    const { goodwill } = await bothParts(complaint.id);
    expect(await pending()).toBe(goodwill.amountMinor);
    await expireDueOffers(later(14));
    expect((await awardsOf(complaint.id))[1]?.status).toBe("offered");
    const past = new Date(later(14).getTime() + 1);
    const accept = { awardId: goodwill.id, answer: "accept", reason: "" } as const;
    expect(await answerAsCustomer(proofOf(complaint), accept, past)).toEqual({
      ok: false,
      reason: "expired",
    });
    await expireDueOffers(past);
    await expireDueOffers(past);
    expect(await pending()).toBe(0n);
    expect((await awardsOf(complaint.id))[1]?.status).toBe("expired");
    expect(await db().mail.count({ where: { complaintId: complaint.id, template: "offer-expired" } })).toBe(
      1,
    );
  });

  it("is voided before, and reversed after, it became a promise", async () => {
    const complaint = await desk.complaint();
    const before = await figures();
    await propose(desk.agent, complaint.id, NOW);
    const { entitlement, goodwill } = await bothParts(complaint.id);
    expect((await voidAward(desk.agent, { awardId: goodwill.id }, NOW)).ok).toBe(true);
    expect(await voidAward(desk.agent, { awardId: entitlement.id }, NOW)).toEqual({
      ok: false,
      reason: "wrong-state",
    });
    const reversal = { awardId: entitlement.id, reason: "facts-wrong" } as const;
    expect(await reverseAward(desk.agent, reversal, NOW)).toEqual({ ok: false, reason: "not-allowed" });
    expect((await reverseAward(desk.manager, reversal, NOW)).ok).toBe(true);
    expect(await reverseAward(desk.manager, reversal, NOW)).toEqual({ ok: false, reason: "wrong-state" });
    const after = await figures();
    expect(after.entitlementPostedMinor).toBe(before.entitlementPostedMinor);
    expect(after.goodwillPendingMinor).toBe(before.goodwillPendingMinor);
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("tells owner, lead and manager when a promise is late, and the customer honestly", async () => {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const { entitlement } = await bothParts(complaint.id);
    expect(await raiseLatePromise(entitlement.id, later(7))).toBe(false);
    expect(await raiseLatePromise(entitlement.id, new Date(later(7).getTime() + 1_000))).toBe(true);
    const told = await db().notification.findMany({
      where: { complaintId: complaint.id, kind: "promise-late" },
    });
    expect(told.map(({ staffId }) => staffId)).toContain(desk.agent.id);
    expect(told.map(({ staffId }) => staffId)).toContain(desk.manager.id);
    expect(await db().mail.count({ where: { complaintId: complaint.id, template: "promise-delayed" } })).toBe(
      1,
    );
  });
});

describe("what the rules and the budget refuse", () => {
  it("a decision that changed since it was shown", async () => {
    const complaint = await desk.complaint();
    const decision = await decisionFor(complaint.id, NOW);
    await db().complaint.update({ where: { id: complaint.id }, data: { provenLossMinor: 99_900n } });
    const lines = valueLines(decision);
    expect(await propose(desk.agent, complaint.id, NOW, { seen: decisionMark(decision), lines })).toEqual({
      ok: false,
      reason: "facts-changed",
    });
    expect(await db().award.count({ where: { complaintId: complaint.id } })).toBe(0);
  });

  it("another amount without a reason, and goodwill above the ceiling even with one", async () => {
    const complaint = await desk.complaint();
    const owed = valueLines(await decisionFor(complaint.id, NOW)).filter(
      ({ part }) => part === "entitlement",
    );
    const goodwill = (faceMinor: bigint) => [
      ...owed,
      { part: "goodwill", kind: "free-service", faceMinor } as const,
    ];
    const refusalsOf = async (faceMinor: bigint, reasonCode: "long-wait" | null) => {
      const answer = await propose(desk.agent, complaint.id, NOW, { lines: goodwill(faceMinor), reasonCode });
      return !answer.ok && answer.reason === "against-the-rules" ? answer.refusals : answer;
    };
    expect(await refusalsOf(70_000n, null)).toEqual(["change-needs-reason"]);
    expect(await refusalsOf(257_501n, "long-wait")).toEqual(["goodwill-above-ceiling"]);
  });

  it("words that still name money which does not come", async () => {
    const complaint = await desk.complaint({ locale: "en" });
    const decision = await decisionFor(complaint.id, NOW);
    const lines = valueLines(decision).map((line) =>
      line.part === "goodwill" ? { ...line, faceMinor: 70_000n } : line,
    );
    const changed = { lines, reasonCode: "long-wait" } as const;
    const made = proposedWords(decision, "en");
    expect(await propose(desk.agent, complaint.id, NOW, { ...changed, words: made })).toEqual({
      ok: false,
      reason: "words-stale",
    });
    const named = { ...changed, words: "We add NT$772.00." };
    expect(await propose(desk.agent, complaint.id, NOW, named)).toEqual({ ok: false, reason: "words-stale" });
    expect(
      (await propose(desk.agent, complaint.id, NOW, { ...changed, words: "We add NT$700.00." })).ok,
    ).toBe(true);
    const { entitlement, goodwill } = await bothParts(complaint.id);
    expect([entitlement.deviationReason, goodwill.deviationReason]).toEqual([null, "long-wait"]);
  });

  it("goodwill beyond the budget, while what is owed goes out all the same", async () => {
    const poor = await aDesk({}, { goodwillLimitMinor: 10n, entitlementPlannedMinor: 0n });
    const complaint = await poor.complaint();
    const proposed = await propose(poor.agent, complaint.id, NOW);
    expect(proposed).toMatchObject({
      ok: true,
      value: { parts: [{ outcome: "issued" }, { part: "goodwill", outcome: "over-budget" }] },
    });
    const { entitlement, goodwill } = await bothParts(complaint.id);
    expect([entitlement.status, goodwill.status]).toEqual(["fulfilling", "proposed"]);
  });

  it("paying the same entitlement twice: a second decision adds only what the facts add", async () => {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    await db().award.updateMany({
      where: { complaintId: complaint.id, part: "goodwill" },
      data: { status: "declined" },
    });
    await db().complaint.update({ where: { id: complaint.id }, data: { provenLossMinor: 45_000n } });
    await propose(desk.agent, complaint.id, NOW);
    const owed = await db().award.findMany({ where: { complaintId: complaint.id, part: "entitlement" } });
    expect(owed.map(({ amountMinor }) => amountMinor).sort()).toEqual([10_000n, 515_000n]);
  });

  it("leaving out what is owed", async () => {
    const complaint = await desk.complaint();
    const seen = decisionMark(await decisionFor(complaint.id, NOW));
    const input = {
      complaintId: complaint.id,
      seen,
      requestedRemedy: "none",
      customerChoice: "none",
    } as const;
    expect(await decideNothing(desk.agent, input, NOW)).toEqual({ ok: false, reason: "still-owed" });
    const ours = await desk.complaint({
      attribution: "customer",
      amountPaidMinor: null,
      provenLossMinor: null,
    });
    const nothing = { ...input, complaintId: ours.id, seen: decisionMark(await decisionFor(ours.id, NOW)) };
    expect(await decideNothing(desk.agent, nothing, NOW)).toEqual({ ok: true, value: { resolved: true } });
    expect(await db().compensationDecision.count({ where: { complaintId: ours.id } })).toBe(1);
  });
});
