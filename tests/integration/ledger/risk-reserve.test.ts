import { beforeAll, describe, expect, it } from "vitest";
import { fundFromReserve } from "@/lib/compensation/mutations/fund-award";
import { db } from "@/lib/db/client";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { budgetCards } from "@/lib/ledger/queries/budget-cards";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { listLedger } from "@/lib/ledger/queries/list";
import { ledgerFilterOf } from "@/lib/ledger/schema";
import { setRate } from "@/lib/rates/mutations";
import { listRates } from "@/lib/rates/queries";
import { aDesk, propose, staffMember } from "@/tests/support/factories/awards";
import { anOrganisation } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");

beforeAll(anOrganisation);

async function reserve(departmentId: string | null, goodwill: bigint, owed = 0n): Promise<string> {
  const result = await setBudget(
    await staffMember("manager"),
    {
      purpose: "risk-reserve",
      departmentId,
      currency: "TWD",
      periodKind: "year",
      periodStart: "2026-01-01",
      periodEnd: "2027-01-01",
      goodwillLimitMinor: goodwill,
      entitlementPlannedMinor: owed,
    },
    NOW,
  );
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function exhausted(budget: Parameters<typeof aDesk>[1] = {}) {
  const desk = await aDesk({}, { goodwillLimitMinor: 10n, ...budget });
  const complaint = await desk.complaint();
  const proposed = await propose(desk.agent, complaint.id, NOW);
  if (!proposed.ok) throw new Error(proposed.reason);
  const awards = await db().award.findMany({
    where: { complaintId: complaint.id },
    select: { id: true, part: true, amountMinor: true },
  });
  const of = (part: string) => awards.find((award) => award.part === part);
  return { desk, parts: proposed.value.parts, goodwill: of("goodwill"), owed: of("entitlement") };
}

describe("the risk reserve", () => {
  it("pays when a manager says so, for what the department's goodwill cannot, once", async () => {
    const { desk, goodwill } = await exhausted();
    const awardId = goodwill?.id ?? "";
    const amount = goodwill?.amountMinor ?? 0n;
    const fund = () => fundFromReserve(desk.manager, { awardId }, NOW);
    expect(await fundFromReserve(desk.lead, { awardId }, NOW)).toEqual({ ok: false, reason: "not-allowed" });
    expect(await fund()).toEqual({ ok: false, reason: "no-reserve" });
    const own = await reserve(desk.departmentId, amount - 1n);
    expect(await fund()).toEqual({ ok: false, reason: "reserve-used-up" });
    const house = await reserve(null, amount * 2n);
    await db().award.update({ where: { id: awardId }, data: { requestedById: desk.manager.id } });
    expect(await fund()).toEqual({ ok: false, reason: "is-requester" });
    await db().award.update({ where: { id: awardId }, data: { requestedById: desk.agent.id } });
    const both = await Promise.all([fund(), fund()]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().award.findUnique({ where: { id: awardId } })).toMatchObject({
      status: "offered",
      budgetId: house,
    });
    const audited = await db().auditEntry.findMany({
      where: { action: "award-funded", subjectId: awardId },
      select: { actorId: true },
    });
    expect(audited).toEqual([{ actorId: desk.manager.id }]);
    // The department's own comes first once it holds enough; the house's is seen in the ledger without a department.
    await setBudgetTo(desk.departmentId, 10_000_000n);
    const next = await exhaustedAt(desk);
    expect(await fundFromReserve(desk.manager, { awardId: next.id }, NOW)).toEqual({ ok: true, value: null });
    expect(await db().award.findUnique({ where: { id: next.id } })).toMatchObject({ budgetId: own });
    const filter = ledgerFilterOf({});
    const { rows } = await listLedger(desk.manager, { filter, after: null });
    expect(rows.find((row) => row.awardId === awardId)).toMatchObject({ departmentNames: null });
    const cards = await budgetCards(desk.manager, "2026-11-20");
    expect(cards.find(({ id }) => id === house)).toMatchObject({
      purpose: "risk-reserve",
      departmentId: null,
      standing: "current",
    });
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("is not for what the department's own budget can pay", async () => {
    const { desk, goodwill } = await exhausted();
    await db().budget.update({ where: { id: desk.budgetId }, data: { goodwillLimitMinor: 10_000_000n } });
    expect(await fundFromReserve(desk.manager, { awardId: goodwill?.id ?? "" }, NOW)).toEqual({
      ok: false,
      reason: "not-exhausted",
    });
  });

  it("may pay what is owed where no budget runs, yet is not overdrawn by it", async () => {
    const ended = { periodStart: new Date("2025-01-01"), periodEnd: new Date("2026-01-01") };
    const { desk, owed, parts } = await exhausted(ended);
    expect(parts[0]).toMatchObject({ part: "entitlement", outcome: "no-budget" });
    const amount = owed?.amountMinor ?? 0n;
    const id = await reserve(desk.departmentId, 0n, amount - 1n);
    const fund = () => fundFromReserve(desk.manager, { awardId: owed?.id ?? "" }, NOW);
    expect(await fund()).toEqual({ ok: false, reason: "reserve-used-up" });
    await setBudgetTo(desk.departmentId, 0n, amount);
    expect(await fund()).toEqual({ ok: true, value: null });
    expect(await db().budget.findUnique({ where: { id } })).toMatchObject({ entitlementPostedMinor: amount });
    await expect(db().$executeRaw`
      UPDATE budget SET entitlement_pending_minor = 1 WHERE id = ${id}::uuid`).rejects.toThrow(
      /reserve_check/,
    );
  });

  async function setBudgetTo(departmentId: string, goodwill: bigint, owed = 0n) {
    await reserve(departmentId, goodwill, owed);
  }

  async function exhaustedAt(desk: Awaited<ReturnType<typeof aDesk>>) {
    const complaint = await desk.complaint();
    await propose(desk.agent, complaint.id, NOW);
    return db().award.findFirstOrThrow({
      where: { complaintId: complaint.id, part: "goodwill" },
      select: { id: true },
    });
  }
});

describe("exchange rates", () => {
  it("are set by managers, corrected for a day with the audit log keeping what it was, and read as decimals", async () => {
    const manager = await staffMember("manager");
    const rate = {
      from: "USD",
      to: "TWD",
      rate: "31.245",
      effectiveFrom: "2026-11-01",
      source: "Bank of Taiwan",
    };
    expect(await setRate(await staffMember("lead"), rate, NOW)).toEqual({ ok: false, reason: "not-allowed" });
    await setRate(manager, rate, NOW);
    await setRate(manager, { ...rate, rate: "0.000000000001" }, NOW);
    expect(await listRates(manager)).toMatchObject([{ from: "USD", to: "TWD", rate: "0.000000000001" }]);
    const audited = await db().auditEntry.findMany({
      where: { action: "rate-set", actorId: manager.id },
      orderBy: { id: "asc" },
      select: { facts: true },
    });
    expect(audited.map(({ facts }) => facts)).toMatchObject([
      { before: { rate: null }, after: { rate: "31.245" } },
      { before: { rate: "31.245" }, after: { rate: "0.000000000001" } },
    ]);
  });
});
