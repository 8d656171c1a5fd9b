import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { decideApproval, issueWaiting, overrideApproval } from "@/lib/compensation/mutations/approve";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { db } from "@/lib/db/client";
import { DAY_MS, HOUR_MS } from "@/lib/domain/duration";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { readStory } from "@/lib/ledger/queries/story";
import { aDesk, propose, staffMember } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");
const LIMITS = { agent: 100_000n, lead: 600_000n, manager: 15_000_000n };

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk(LIMITS);
});

const openApprovals = (complaintId: string) =>
  db().approval.findMany({
    where: { award: { complaintId }, decision: null },
    include: { award: { select: { part: true, amountMinor: true } } },
    orderBy: { award: { part: "asc" } },
  });
const approving = (approvalId: string) => ({ approvalId, decision: "approved", comment: "" }) as const;

async function waiting(complaint: { id: string }, requester = desk.agent) {
  const proposed = await propose(requester, complaint.id, NOW);
  expect(proposed.ok && proposed.value.parts.every(({ outcome }) => outcome === "waiting-for-approval")).toBe(
    true,
  );
  return openApprovals(complaint.id);
}

describe("above the limit", () => {
  it("asks a lead, above the lead's limit a manager; what is owed has the shorter clock", async () => {
    const complaint = await desk.complaint();
    const [owed, chosen] = await waiting(complaint);
    expect(owed).toMatchObject({ requiredRole: "lead", dueAt: new Date(NOW.getTime() + 2 * HOUR_MS) });
    expect(chosen).toMatchObject({ dueAt: new Date(NOW.getTime() + 8 * HOUR_MS) });
    expect(owed?.reasons).toMatchObject({ confirms: "facts", reasons: ["above-limit"] });
    const big = await desk.complaint({ amountPaidMinor: 900_000n });
    expect((await waiting(big)).map(({ requiredRole }) => requiredRole)).toEqual(["manager", "manager"]);
    expect(
      await db().notification.count({ where: { complaintId: complaint.id, staffId: desk.lead.id } }),
    ).toBe(2);
  });

  it("sums all awards of the window to that customer on that order: splitting does not help", async () => {
    const first = await desk.complaint({
      impact: "minor",
      orderReference: "A-1",
      amountPaidMinor: 60_000n,
      provenLossMinor: 0n,
    });
    expect(await propose(desk.agent, first.id, NOW)).toMatchObject({
      value: { parts: [{ outcome: "issued" }, { outcome: "issued" }] },
    });
    const half = {
      impact: "minor",
      customerId: first.customerId,
      amountPaidMinor: 60_000n,
      provenLossMinor: 0n,
    };
    const second = await desk.complaint({ ...half, orderReference: "A-1" });
    await waiting(second);
    const other = await desk.complaint({ ...half, orderReference: "A-2" });
    expect(await propose(desk.agent, other.id, NOW)).toMatchObject({
      value: { parts: [{ outcome: "issued" }, { outcome: "issued" }] },
    });
    const afterwards = await desk.complaint({ ...half, orderReference: "A-1", receivedAt: NOW });
    expect(await propose(desk.agent, afterwards.id, new Date(NOW.getTime() + 31 * DAY_MS))).toMatchObject({
      value: { parts: [{ outcome: "issued" }, { outcome: "issued" }] },
    });
  });

  it("lets only one of two splits by parallel colleagues stay within the limit", async () => {
    const shape = { orderReference: "P-1", amountPaidMinor: 70_000n, provenLossMinor: 0n };
    const first = await desk.complaint(shape);
    const second = await desk.complaint({ ...shape, customerId: first.customerId });
    const results = await Promise.all([
      propose(desk.agent, first.id, NOW),
      propose(desk.lead, second.id, NOW),
    ]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    const third = await desk.complaint({ ...shape, customerId: first.customerId });
    const fourth = await desk.complaint({ ...shape, customerId: first.customerId });
    const agents = await Promise.all([
      propose(desk.agent, third.id, NOW),
      propose(desk.agent, fourth.id, NOW),
    ]);
    const outcomes = agents.flatMap((one) => (one.ok ? one.value.parts.map(({ outcome }) => outcome) : []));
    expect(outcomes).not.toContain("issued");
  });

  it("approved, the offer goes out with the approver in the ledger; the whole story is there", async () => {
    const complaint = await desk.complaint();
    const [owed, chosen] = await waiting(complaint);
    if (!owed || !chosen) throw new Error("two approvals expected");
    expect(await decideApproval(desk.lead, approving(owed.id), NOW)).toMatchObject({
      ok: true,
      value: { issued: true },
    });
    const approver = chosen.requiredRole === "lead" ? desk.lead : desk.manager;
    expect(await decideApproval(approver, approving(chosen.id), NOW)).toMatchObject({
      ok: true,
      value: { issued: true },
    });
    const story = await readStory(db(), owed.awardId);
    expect(story.map(({ kind, approverIds }) => [kind, approverIds])).toEqual([
      ["reserve", [desk.lead.id]],
      ["capture", [desk.lead.id]],
    ]);
    expect(await decideApproval(desk.lead, approving(owed.id), NOW)).toEqual({
      ok: false,
      reason: "already-decided",
    });
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("sent back or refused needs a word, reserves nothing, and a new proposal may follow", async () => {
    const complaint = await desk.complaint();
    const [owed, chosen] = await waiting(complaint);
    if (!owed || !chosen) throw new Error("two approvals expected");
    const back = { approvalId: owed.id, decision: "sent-back", comment: "" } as const;
    expect(await decideApproval(desk.manager, back, NOW)).toEqual({ ok: false, reason: "comment-missing" });
    await decideApproval(desk.manager, { ...back, comment: "which receipt?" }, NOW);
    await decideApproval(
      desk.manager,
      { approvalId: chosen.id, decision: "refused", comment: "too soon" },
      NOW,
    );
    expect(await db().ledgerTransaction.count({ where: { complaintId: complaint.id } })).toBe(0);
    const again = await openApprovalsAfterProposal(complaint.id);
    expect(again).toHaveLength(2);
  });

  it("a change of amount, currency or payee voids the approval", async () => {
    for (const change of [{ amountMinor: 1n }, { currency: "EUR" }]) {
      const complaint = await desk.complaint();
      const [owed] = await waiting(complaint);
      if (!owed) throw new Error("an approval expected");
      await db().award.update({ where: { id: owed.awardId }, data: change });
      expect(await decideApproval(desk.manager, approving(owed.id), NOW)).toEqual({
        ok: false,
        reason: "changed-since",
      });
    }
  });

  it("a withdrawn award cannot be approved or sent any more", async () => {
    const complaint = await desk.complaint();
    const [owed] = await waiting(complaint);
    if (!owed) throw new Error("an approval expected");
    await voidAward(desk.agent, { awardId: owed.awardId }, NOW);
    expect(await decideApproval(desk.manager, approving(owed.id), NOW)).toEqual({
      ok: false,
      reason: "already-decided",
    });
    expect(await issueWaiting(desk.agent, { awardId: owed.awardId }, NOW)).toMatchObject({ ok: false });
  });
});

async function openApprovalsAfterProposal(complaintId: string) {
  expect((await propose(desk.agent, complaintId, NOW)).ok).toBe(true);
  const open = await openApprovals(complaintId);
  return open.filter(({ requestedAt }) => requestedAt.getTime() === NOW.getTime());
}

describe("four eyes", () => {
  it("never the requester, the assignee, the beneficiary, nor a role too low or without money rights", async () => {
    const assignee = await staffMember("lead", "assignee");
    const beneficiary = await staffMember("lead", "beneficiary");
    const complaint = await desk.complaint({ assigneeId: assignee.id });
    const { email } = await db().staff.findUniqueOrThrow({ where: { id: beneficiary.id } });
    await db().contactPoint.create({
      data: { customerId: complaint.customerId, kind: "email", value: email },
    });
    const requester = await staffMember("agent", "requester");
    const [owed] = await waiting(complaint, requester);
    if (!owed) throw new Error("an approval expected");
    const asLead = { ...requester, role: "lead" } as const;
    const matrix = [
      { who: requester, reason: "role-too-low" },
      { who: asLead, reason: "is-requester" },
      { who: assignee, reason: "is-assignee" },
      { who: beneficiary, reason: "is-beneficiary" },
      { who: await staffMember("admin"), reason: "no-money-rights" },
      { who: await staffMember("auditor"), reason: "no-money-rights" },
    ];
    for (const { who, reason } of matrix) {
      expect(await decideApproval(who, approving(owed.id), NOW)).toEqual({ ok: false, reason });
    }
    expect(await db().approval.count({ where: { id: owed.id, decision: null } })).toBe(1);
    expect((await decideApproval(desk.lead, approving(owed.id), NOW)).ok).toBe(true);
  });

  it("two approvers at once: one decides", async () => {
    const complaint = await desk.complaint();
    const [owed] = await waiting(complaint);
    if (!owed) throw new Error("an approval expected");
    const other = await staffMember("manager");
    const results = await Promise.all(
      [desk.lead, desk.manager, other].map((who) => decideApproval(who, approving(owed.id), NOW)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().ledgerTransaction.count({ where: { awardId: owed.awardId, kind: "reserve" } })).toBe(1);
  });

  it("an override goes out at once, is flagged, and another manager ratifies it within a day", async () => {
    const complaint = await desk.complaint();
    const [owed] = await waiting(complaint);
    if (!owed) throw new Error("an approval expected");
    const emergency = { approvalId: owed.id, comment: "stranded at night" };
    expect(await overrideApproval(desk.lead, emergency, NOW)).toEqual({ ok: false, reason: "not-allowed" });
    expect(await overrideApproval(desk.manager, emergency, NOW)).toMatchObject({
      ok: true,
      value: { issued: true },
    });
    const [ratification] = (await openApprovals(complaint.id)).filter(
      ({ awardId }) => awardId === owed.awardId,
    );
    expect(ratification?.dueAt).toEqual(new Date(NOW.getTime() + DAY_MS));
    if (!ratification) throw new Error("a ratification expected");
    expect(await decideApproval(desk.manager, approving(ratification.id), NOW)).toEqual({
      ok: false,
      reason: "is-requester",
    });
    expect(await decideApproval(desk.lead, approving(ratification.id), NOW)).toEqual({
      ok: false,
      reason: "role-too-low",
    });
    const other = await staffMember("manager");
    expect((await decideApproval(other, approving(ratification.id), NOW)).ok).toBe(true);
  });
});

describe("every sequence of what people may do", () => {
  it("leaves a ledger that adds up and never more captured than approved", async () => {
    const step = fc.constantFrom("propose", "approve", "send-back", "void", "later");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 7 }), async (steps) => {
        const complaint = await desk.complaint();
        let now = NOW;
        for (const action of steps) {
          if (action === "later") now = new Date(now.getTime() + HOUR_MS);
          if (action === "propose") await propose(desk.agent, complaint.id, now);
          const [open] = await openApprovals(complaint.id);
          if (open && (action === "approve" || action === "send-back")) {
            const decision = action === "approve" ? "approved" : "sent-back";
            await decideApproval(desk.manager, { approvalId: open.id, decision, comment: "because" }, now);
          }
          const award = await db().award.findFirst({
            where: { complaintId: complaint.id },
            orderBy: { id: "desc" },
          });
          if (action === "void" && award) await voidAward(desk.agent, { awardId: award.id }, now);
        }
        const awards = await db().award.findMany({ where: { complaintId: complaint.id } });
        for (const { id, amountMinor } of awards) {
          const story = await readStory(db(), id);
          const promised = story.flatMap(({ postings }) =>
            postings.filter(({ account }) => account === "promised"),
          );
          const net = promised.reduce(
            (sum, { direction, amountMinor: x }) => sum + (direction === "debit" ? x : -x),
            0n,
          );
          expect(net >= 0n && net <= amountMinor).toBe(true);
        }
        expect((await checkLedger()).findings).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});
