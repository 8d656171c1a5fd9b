import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { decideApproval } from "@/lib/compensation/mutations/approve";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { voidAward } from "@/lib/compensation/mutations/void-award";
import { likeCellFor, listLikeCases, precedentsFor } from "@/lib/compensation/queries/precedents";
import { remedyView } from "@/lib/compensation/queries/remedy";
import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { asOwner } from "@/tests/support/database";
import { aDesk, propose } from "@/tests/support/factories/awards";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const asked = { requestedRemedy: "none", customerChoice: "none" } as const;

let desk: Awaited<ReturnType<typeof aDesk>>;
beforeAll(async () => {
  desk = await aDesk();
});

const settled = (complaintId: string) => db().settledCase.findUnique({ where: { complaintId } });
const awardsOf = (complaintId: string) =>
  db().award.findMany({ where: { complaintId }, orderBy: [{ createdAt: "asc" }, { part: "asc" }] });

async function seenBy(staff: Staff, complaintId: string, now: Date) {
  const view = await remedyView(staff, { complaintId, asked, now });
  if (view.kind !== "ready") throw new Error(view.kind);
  const found = await precedentsFor(staff, [{ complaintId, cell: view.proposal.cell }], now);
  return found.get(complaintId);
}

describe("what a case got", () => {
  it("is what was offered or given and stands, whatever becomes of it", async () => {
    const complaint = await desk.complaint();
    expect(await settled(complaint.id)).toBeNull();
    await propose(desk.agent, complaint.id, NOW);
    const [owed, chosen] = await awardsOf(complaint.id);
    if (!owed || !chosen) throw new Error("two awards expected");
    const both = { totalMinor: owed.amountMinor + chosen.amountMinor, goodwillMinor: chosen.amountMinor };
    expect(await settled(complaint.id)).toMatchObject({
      ...both,
      matter: "failure:service",
      impact: "major",
      currency: "TWD",
      locale: "zh-Hant",
      channel: "web",
      tier: "unknown",
      departmentId: desk.departmentId,
      decidedAt: NOW,
    });
    // That the customer says no is no word of ours.
    const proof = {
      complaintId: complaint.id,
      customerId: complaint.customerId,
      byMail: true,
      proof: "link-checked",
    } as const;
    await answerAsCustomer(proof, { awardId: chosen.id, answer: "decline", reason: "" }, NOW);
    expect(await settled(complaint.id)).toMatchObject(both);
    await propose(desk.agent, complaint.id, later(1));
    expect(await settled(complaint.id)).toMatchObject({ ...both, decidedAt: later(1) });
    const second = (await awardsOf(complaint.id)).at(-1);
    await voidAward(desk.agent, { awardId: second?.id ?? "" }, later(1));
    expect(await settled(complaint.id)).toMatchObject(both);
    await reverseAward(desk.manager, { awardId: owed.id, reason: "facts-wrong" }, later(1));
    expect((await settled(complaint.id))?.totalMinor).toBe(chosen.amountMinor);
  });

  it("is not known while somebody's word is waited for, and follows the case to another department", async () => {
    const strict = await aDesk({ agent: 0n });
    const complaint = await strict.complaint();
    await propose(strict.agent, complaint.id, NOW);
    expect(await settled(complaint.id)).toBeNull();
    for (const { id } of await db().approval.findMany({ where: { award: { complaintId: complaint.id } } }))
      await decideApproval(strict.manager, { approvalId: id, decision: "approved", comment: "" }, NOW);
    expect(await settled(complaint.id)).not.toBeNull();
    await db().complaint.update({ where: { id: complaint.id }, data: { departmentId: desk.departmentId } });
    expect((await settled(complaint.id))?.departmentId).toBe(desk.departmentId);
  });

  it("is kept by the database as a recount would have it", async () => {
    const kept = await db().settledCase.findMany({ orderBy: { complaintId: "asc" } });
    expect(kept.length).toBeGreaterThan(1);
    await asOwner((client) => client.query("SELECT recount_settled_cases()"));
    expect(await db().settledCase.findMany({ orderBy: { complaintId: "asc" } })).toEqual(kept);
  });
});

describe("precedents beside a proposed remedy", () => {
  let house: Awaited<ReturnType<typeof aDesk>>;
  const loss = (minor: bigint) => ({ provenLossMinor: minor, attribution: "partner" });
  beforeAll(async () => {
    house = await aDesk();
    for (const [index, minor] of [10_000n, 20_000n, 30_000n, 40_000n, 50_000n].entries()) {
      const complaint = await house.complaint(loss(minor));
      await propose(house.agent, complaint.id, later(-index));
    }
  });

  it("are those of the last 365 days in the same cell, without the case itself", async () => {
    const complaint = await house.complaint(loss(60_000n));
    const found = await seenBy(house.agent, complaint.id, NOW);
    expect(found?.n).toBe(5);
    // The price and the proven loss are owed in full.
    expect(found?.spread?.total.median).toBeGreaterThan(480_000n + 30_000n - 1n);
    expect(found?.spread?.total.quartiles).not.toBeNull();
    await propose(house.agent, complaint.id, NOW);
    expect((await seenBy(house.agent, complaint.id, NOW))?.n).toBe(5);
    const other = await house.complaint(loss(60_000n));
    expect((await seenBy(house.agent, other.id, NOW))?.n).toBe(6);
    expect((await seenBy(house.agent, other.id, later(363)))?.n).toBe(3);
    expect((await seenBy(house.agent, other.id, later(366)))?.n).toBe(0);
    const unlike = await house.complaint({ ...loss(60_000n), impact: "minor" });
    expect(await seenBy(house.agent, unlike.id, NOW)).toEqual({ n: 0, spread: null });
  });

  it("are listed one page after the other, each once", async () => {
    const complaint = await house.complaint(loss(1n));
    const ask = await likeCellFor(house.agent, complaint.reference);
    if (!ask || ask === "not-assessed") throw new Error("a cell expected");
    await db().$executeRaw`
      INSERT INTO settled_case SELECT c.id, uuidv7(), ${ask.cell.matter}, ${ask.cell.impact}, ${ask.cell.attribution},
        ${ask.cell.acceptance}, ${ask.cell.currency}::char(3), 'en', 'web', 'unknown', NULL, ${later(-2)}::timestamptz, 5, 0
      FROM complaint c WHERE NOT EXISTS (SELECT 1 FROM settled_case s WHERE s.complaint_id = c.id)`;
    for (let n = 0; n < 60; n += 1) {
      const { id } = await house.complaint(loss(1n));
      await db().$executeRaw`INSERT INTO settled_case
        SELECT ${id}::uuid, decision_id, matter, impact, attribution, acceptance, currency, locale, channel, tier,
          department_id, ${later(-3)}::timestamptz, total_minor, goodwill_minor
        FROM settled_case WHERE decided_at = ${later(-2)}::timestamptz AND attribution = 'partner' LIMIT 1`;
    }
    const seen: string[] = [];
    let after: Parameters<typeof listLikeCases>[2]["after"] = null;
    do {
      const page = await listLikeCases(house.agent, ask, { after, now: NOW });
      seen.push(...page.rows.map(({ complaintId }) => complaintId));
      after = page.next;
    } while (after);
    expect(seen.length).toBeGreaterThan(60);
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).not.toContain(complaint.id);
  });
});
