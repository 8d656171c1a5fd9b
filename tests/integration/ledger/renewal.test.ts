import { beforeAll, describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import type { RollOver } from "@/lib/domain/ledger/budget-periods";
import { renewBudgets } from "@/lib/ledger/jobs";
import { settleAlerts } from "@/lib/ledger/mutations/budget-alert";
import { rollOverTo } from "@/lib/ledger/mutations/renew-budget";
import { reserve, voidReservation } from "@/lib/ledger/mutations/reservation";
import { setBudget } from "@/lib/ledger/mutations/set-budget";
import { staffMember } from "@/tests/support/factories/awards";
import { aDepartment, anAwardSubject, anOrganisation } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
/** Days begin at 16:00 UTC in Taipei. */
const taipei = (day: string) => new Date(new Date(`${day}T00:00:00Z`).getTime() - 8 * 3_600_000);
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

beforeAll(anOrganisation);

type Wanted = { rollOver?: RollOver; renewDaysBefore?: number | null; limit?: bigint };

async function november({ rollOver = { rule: "remaining" }, renewDaysBefore = 3, limit = 1_000n }: Wanted) {
  const manager = await staffMember("manager");
  const budget = {
    departmentId: await aDepartment(),
    currency: "TWD",
    periodKind: "month" as const,
    periodStart: "2026-11-01",
    periodEnd: "2026-12-01",
    goodwillLimitMinor: limit,
    entitlementPlannedMinor: 5_000n,
    rollOver,
    renewDaysBefore,
  };
  const opened = await setBudget(manager, budget, NOW);
  if (!opened.ok) throw new Error(opened.reason);
  return { manager, budget, id: opened.value };
}

async function spend(budgetId: string, amountMinor: bigint, now = NOW) {
  const subject = await anAwardSubject({ budgetId });
  const result = await inTransaction((tx) => reserve(tx, { subject, amountMinor, author, now }));
  return { ...result, awardId: subject.awardId };
}

function series(departmentId: string) {
  return db().budget.findMany({ where: { departmentId }, orderBy: { periodStart: "asc" } });
}

describe("the following period's budget", () => {
  it("opens some days before, once, also when two look for it at once; what is left comes over once it has ended", async () => {
    const { budget, id } = await november({});
    await spend(id, 300n);
    const both = async (now: Date) => Promise.all([renewBudgets(now), renewBudgets(now), renewBudgets(now)]);
    await both(taipei("2026-11-27"));
    expect(await series(budget.departmentId)).toHaveLength(1);
    await both(taipei("2026-11-28"));
    const [, december, ...more] = await series(budget.departmentId);
    expect(more).toEqual([]);
    expect(december).toMatchObject({
      periodStart: new Date("2026-12-01"),
      periodEnd: new Date("2027-01-01"),
      followsId: id,
      goodwillLimitMinor: 1_000n,
      rolledMinor: 0n,
      rolledAt: null,
    });
    // A second before the day ends in Taipei the period has not ended.
    await both(new Date(taipei("2026-12-01").getTime() - 1_000));
    expect((await series(budget.departmentId))[1]?.rolledAt).toBeNull();
    await spend(id, 100n);
    await both(taipei("2026-12-01"));
    const [old, next] = await series(budget.departmentId);
    expect(next).toMatchObject({ goodwillLimitMinor: 1_600n, rolledMinor: 600n });
    expect(old).toMatchObject({ goodwillLimitMinor: 400n, rolledOutMinor: 600n });
    const entries = await db().$queryRaw<{ action: string; n: number }[]>`
      SELECT action, count(*)::int AS n FROM audit_entry WHERE actor_kind = 'system' AND subject_id = ${next?.id ?? ""}
      GROUP BY action ORDER BY action`;
    expect(entries).toEqual([
      { action: "budget-opened", n: 1 },
      { action: "budget-rolled-over", n: 1 },
    ]);
    // What went over cannot be spent twice.
    expect(await spend(id, 1n)).toMatchObject({ ok: false, reason: "over-budget" });
    expect(await spend(next?.id ?? "", 900n)).toMatchObject({ ok: true });
    expect(await spend(next?.id ?? "", 701n)).toMatchObject({ ok: false });
    expect(await spend(next?.id ?? "", 700n)).toMatchObject({ ok: true });
  });

  it("takes over no more than the cap, and nothing that is released later", async () => {
    const { budget, id } = await november({ rollOver: { rule: "capped", capMinor: 250n } });
    const offer = await spend(id, 600n);
    await renewBudgets(taipei("2026-12-01"));
    await inTransaction((tx) => voidReservation(tx, { awardId: offer.awardId, author, now: NOW }));
    const [, next] = await series(budget.departmentId);
    expect(await rollOverTo(next?.id ?? "", taipei("2026-12-02"))).toBe(false);
    expect(next).toMatchObject({ goodwillLimitMinor: 1_250n, rolledMinor: 250n });
  });

  it("is made up for after months in which nothing ran, and what came over goes on", async () => {
    const { budget } = await november({ limit: 100n });
    await renewBudgets(taipei("2027-02-15"));
    const all = await series(budget.departmentId);
    expect(all.map(({ goodwillLimitMinor, rolledMinor }) => [goodwillLimitMinor, rolledMinor])).toEqual([
      [0n, 0n],
      [0n, 100n],
      [0n, 200n],
      [400n, 300n],
    ]);
  });

  it("opened by hand is tied on, and none opens where nobody asked for it", async () => {
    const { budget, manager } = await november({});
    const byHand = { ...budget, periodStart: "2026-12-01", periodEnd: "2027-01-01", goodwillLimitMinor: 7n };
    expect(await setBudget(manager, byHand, NOW)).toMatchObject({ ok: true });
    const other = await november({ renewDaysBefore: null });
    await renewBudgets(taipei("2026-12-01"));
    const [, next] = await series(budget.departmentId);
    expect(next).toMatchObject({ goodwillLimitMinor: 1_007n, rolledMinor: 1_000n });
    expect(await series(other.budget.departmentId)).toHaveLength(1);
  });

  it("of one series never overlaps, whoever opens it at once", async () => {
    const { budget, manager } = await november({});
    const days = ["2026-12-01", "2026-12-05", "2026-12-09", "2026-12-20"];
    const results = await Promise.all(
      days.map((periodStart) =>
        setBudget(
          manager,
          { ...budget, periodKind: "custom" as const, periodStart, periodEnd: "2027-01-01" },
          NOW,
        ),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    await expect(
      db().budget.update({
        where: { id: (await series(budget.departmentId))[0]?.id ?? "" },
        data: { periodEnd: new Date("2026-12-31"), periodKind: "custom" },
      }),
    ).rejects.toThrow(/overlap/);
  });

  it("keeps what was rolled over when its own limit is changed by hand", async () => {
    const { budget, manager } = await november({});
    await renewBudgets(taipei("2026-12-01"));
    const december = { ...budget, periodStart: "2026-12-01", periodEnd: "2027-01-01" };
    await setBudget(manager, { ...december, goodwillLimitMinor: 50n }, NOW);
    const [, next] = await series(budget.departmentId);
    expect(next).toMatchObject({ goodwillLimitMinor: 1_050n, rolledMinor: 1_000n });
    await spend(next?.id ?? "", 1_000n);
    await spend(next?.id ?? "", 20n);
    expect(await setBudget(manager, { ...december, goodwillLimitMinor: 19n }, NOW)).toEqual({
      ok: false,
      reason: "below-used",
      part: "goodwill",
      lowestMinor: 20n,
    });
    expect(await setBudget(manager, { ...december, goodwillLimitMinor: 20n }, NOW)).toMatchObject({
      ok: true,
    });
  });
});

describe("alerts about a budget", () => {
  const told = (staffId: string, budgetId: string) =>
    db().notification.findMany({
      where: { staffId, kind: "budget-alert", facts: { path: ["budgetId"], equals: budgetId } },
      select: { facts: true },
      orderBy: { id: "asc" },
    });
  const thresholds = async (staffId: string, budgetId: string) =>
    (await told(staffId, budgetId)).map(({ facts }) =>
      facts && typeof facts === "object" && "threshold" in facts ? facts.threshold : null,
    );

  it("come at 80 and at 100 percent, each once, and again only after the limit was raised above", async () => {
    const { manager, budget, id } = await november({});
    const use = async (amountMinor: bigint) => {
      await spend(id, amountMinor);
      await Promise.all(
        Array.from({ length: 4 }, () => inTransaction((tx) => settleAlerts(tx, { budgetId: id, now: NOW }))),
      );
      return thresholds(manager.id, id);
    };
    expect(await use(799n)).toEqual([]);
    expect(await use(1n)).toEqual([80]);
    expect(await use(100n)).toEqual([80]);
    expect(await use(100n)).toEqual([80, 100]);
    await setBudget(manager, { ...budget, goodwillLimitMinor: 1_100n }, NOW);
    // Above a hundred again, yet still beyond eighty: that one has been said.
    expect(await use(100n)).toEqual([80, 100, 100]);
    await setBudget(manager, { ...budget, goodwillLimitMinor: 2_000n }, NOW);
    expect(await use(500n)).toEqual([80, 100, 100, 80]);
    // Lowering the limit crosses as spending does.
    await setBudget(manager, { ...budget, goodwillLimitMinor: 1_600n }, NOW);
    expect(await thresholds(manager.id, id)).toEqual([80, 100, 100, 80, 100]);
  });
});
