import { beforeAll, describe, expect, it } from "vitest";
import { raiseLateRatification } from "@/lib/compensation/jobs";
import { decideApproval, overrideApproval } from "@/lib/compensation/mutations/approve";
import { openApprovals } from "@/lib/compensation/queries/approvals";
import { listOverrides, overdueOverrides } from "@/lib/compensation/queries/overrides";
import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { listNotifications } from "@/lib/notifications/queries";
import { aDesk, decisionFor, propose, staffMember, valueLines } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");
const after = (ms: number) => new Date(NOW.getTime() + ms);
const USUAL = { view: "all", sort: "due" } as const;

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk({ agent: 100_000n, lead: 600_000n, manager: 15_000_000n });
});

describe("the queue of approvals", () => {
  it("shows what the rules propose beside what is asked, with the difference and the precedents", async () => {
    for (let n = 0; n < 3; n += 1)
      await propose(desk.manager, (await desk.complaint({ provenLossMinor: 0n })).id, NOW);
    const complaint = await desk.complaint({ provenLossMinor: 0n });
    const decision = await decisionFor(complaint.id, NOW);
    const lines = valueLines(decision).map((line) =>
      line.part === "goodwill" ? { ...line, faceMinor: line.faceMinor + 5_000n } : line,
    );
    const proposed = await propose(desk.agent, complaint.id, NOW, { lines, reasonCode: "long-wait" });
    expect(proposed.ok).toBe(true);
    const rows = await openApprovals(desk.lead, { filter: USUAL, now: NOW });
    const own = rows.filter(({ reference }) => reference === complaint.reference);
    const goodwill = own.find(({ part }) => part === "goodwill");
    expect(goodwill?.comparison).toMatchObject({ differenceMinor: 5_000n, isSame: false });
    expect(goodwill).toMatchObject({ deviationReason: "long-wait", isVoid: false, precedents: { n: 3 } });
    expect(own.find(({ part }) => part === "entitlement")?.comparison?.isSame).toBe(true);
  });

  it("narrows to what a colleague may decide, and sorts by age or amount", async () => {
    const big = await desk.complaint({ amountPaidMinor: 900_000n });
    await propose(desk.agent, big.id, after(1_000));
    const lead = await openApprovals(desk.lead, { filter: { view: "mine", sort: "amount" }, now: NOW });
    expect(lead.map(({ reference }) => reference)).not.toContain(big.reference);
    const agent = await openApprovals(desk.agent, { filter: { view: "mine", sort: "age" }, now: NOW });
    expect(agent).toEqual([]);
    const amounts = (
      await openApprovals(desk.manager, { filter: { view: "mine", sort: "amount" }, now: NOW })
    ).map(({ amountMinor }) => amountMinor);
    expect(amounts.length).toBeGreaterThan(2);
    expect(amounts).toEqual([...amounts].sort((a, b) => (a > b ? -1 : 1)));
    const ages = (await openApprovals(desk.manager, { filter: { view: "all", sort: "age" }, now: NOW })).map(
      ({ requestedAt }) => requestedAt.getTime(),
    );
    expect(ages).toEqual([...ages].sort((a, b) => a - b));
  });

  it.each([
    { what: "amount", change: { amountMinor: 77n } },
    { what: "currency", change: { currency: "EUR" } },
    { what: "payee", change: null },
  ])("says that a change of $what has voided it, and refuses the approval", async ({ change }) => {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    const asked = await db().approval.findFirstOrThrow({
      where: { award: { complaintId: complaint.id }, decision: null },
    });
    const other = change ?? { customerId: (await desk.complaint()).customerId };
    await db().award.update({ where: { id: asked.awardId }, data: other });
    const rows = await openApprovals(desk.manager, { filter: USUAL, now: NOW });
    expect(rows.find(({ id }) => id === asked.id)?.isVoid).toBe(true);
    expect(
      await decideApproval(desk.manager, { approvalId: asked.id, decision: "approved", comment: "" }, NOW),
    ).toEqual({
      ok: false,
      reason: "changed-since",
    });
  });
});

describe("the report of overrides", () => {
  async function overridden(now: Date) {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, now);
    const asked = await db().approval.findFirstOrThrow({
      where: { award: { complaintId: complaint.id, part: "goodwill" }, decision: null },
    });
    await overrideApproval(desk.manager, { approvalId: asked.id, comment: "stranded at night" }, now);
    const open = await db().approval.findFirstOrThrow({ where: { awardId: asked.awardId, decision: null } });
    return { complaint, ratificationId: open.id };
  }

  it("says who, when, how much and why, and who ratified it when", async () => {
    const { complaint, ratificationId } = await overridden(NOW);
    const second = await staffMember("manager", "Margaret");
    const waiting = await listOverrides(desk.lead, { after: null, now: after(1) });
    expect(waiting.rows[0]).toMatchObject({
      reference: complaint.reference,
      byName: "manager",
      at: NOW,
      why: "stranded at night",
      dueAt: after(DAY_MS),
      answer: null,
    });
    const ratified = { approvalId: ratificationId, decision: "approved", comment: "right so" } as const;
    expect((await decideApproval(second, ratified, after(5))).ok).toBe(true);
    const [row] = (await listOverrides(desk.lead, { after: null, now: after(9) })).rows;
    expect(row).toMatchObject({
      answer: "approved",
      answeredByName: "Margaret",
      answeredAt: after(5),
      answerComment: "right so",
    });
    expect(await raiseLateRatification(ratificationId, after(DAY_MS + 1))).toBe(false);
  });

  it("plans the alarm with the override, and tells every manager once when a day has gone by", async () => {
    const { complaint, ratificationId } = await overridden(NOW);
    const jobs = await db().$queryRaw<{ at: Date }[]>`
      SELECT run_at AS at FROM graphile_worker.jobs WHERE key = ${`ratification-late:${ratificationId}`}`;
    expect(jobs).toEqual([{ at: after(DAY_MS + 1_000) }]);
    expect(await overdueOverrides(desk.lead, after(DAY_MS))).toBe(0);
    expect(await raiseLateRatification(ratificationId, after(DAY_MS))).toBe(false);
    expect(await overdueOverrides(desk.lead, after(DAY_MS + 1))).toBe(1);
    expect(await raiseLateRatification(ratificationId, after(DAY_MS + 1))).toBe(true);
    expect(await raiseLateRatification(ratificationId, after(DAY_MS + 2))).toBe(false);
    for (const { id } of await db().staff.findMany({ where: { role: "manager" }, select: { id: true } }))
      expect(
        await db().notification.count({
          where: { staffId: id, complaintId: complaint.id, kind: "ratification-late" },
        }),
      ).toBe(1);
    expect((await listNotifications(desk.manager))[0]?.kind).toBe("ratification-late");
    expect((await listNotifications(desk.lead)).map(({ kind }) => kind)).not.toContain("ratification-late");
  });
});
