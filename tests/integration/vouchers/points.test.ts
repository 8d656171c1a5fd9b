import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db, sql } from "@/lib/db/client";
import { readStory } from "@/lib/ledger/queries/story";
import { type SpendInput, spendPoints } from "@/lib/points/mutations/spend";
import { wallet } from "@/lib/points/queries/wallet";
import { endWhatRanOut, remindOfEnd } from "@/lib/vouchers/jobs";
import { staffMember } from "@/tests/support/factories/awards";
import { aCustomer, anOrganisation } from "@/tests/support/factories/money";
import { somePoints } from "@/tests/support/factories/vouchers";

let agent: Awaited<ReturnType<typeof staffMember>>;
beforeAll(async () => {
  await anOrganisation();
  agent = await staffMember("agent");
});

const spend = (customerId: string, amountMinor: bigint, input: Partial<SpendInput> = {}) =>
  spendPoints(
    agent,
    { customerId, currency: "TWD", amountMinor, reference: "", key: randomUUID(), ...input },
    new Date(),
  );
const restOf = async (id: string) => {
  const { valueMinor, spentMinor, lapsedMinor } = await db().pointsLot.findUniqueOrThrow({ where: { id } });
  return valueMinor - spentMinor - lapsedMinor;
};
const kinds = async (awardId: string) => (await readStory(db(), awardId)).map(({ kind }) => kind);

describe("a wallet", () => {
  it("pays with what ends first, across awards and budgets, and remembers every step", async () => {
    const { id: customerId } = await aCustomer();
    const late = await somePoints({ customerId, valueMinor: 5_000n, validDays: 90 });
    const soon = await somePoints({ customerId, valueMinor: 3_000n, validDays: 30 });
    expect(await spend(customerId, 4_000n, { reference: "TPE-02" })).toMatchObject({
      ok: true,
      value: { restMinor: 4_000n },
    });
    expect([await restOf(soon.id), await restOf(late.id)]).toEqual([0n, 4_000n]);
    expect(await kinds(soon.awardId)).toEqual(["reserve", "capture", "issue", "redeem"]);
    const shown = await wallet(agent, customerId);
    expect(shown.balances).toEqual([{ currency: "TWD", restMinor: 4_000n }]);
    expect(shown.movements).toMatchObject([{ amountMinor: 4_000n, reference: "TPE-02", byName: "agent" }]);
    expect(await spend(customerId, 4_001n)).toEqual({ ok: false, reason: "over-rest" });
    expect(await spend(customerId, 1n, { currency: "USD" })).toEqual({ ok: false, reason: "over-rest" });
  });

  it("gives fifty at once exactly what it holds, and one key pays once", async () => {
    const { id: customerId } = await aCustomer();
    for (let n = 0; n < 3; n += 1) await somePoints({ customerId, valueMinor: 1_000n });
    const answers = await Promise.all(Array.from({ length: 50 }, () => spend(customerId, 300n)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    const key = randomUUID();
    await somePoints({ customerId, valueMinor: 1_000n });
    const same = await Promise.all(Array.from({ length: 10 }, () => spend(customerId, 100n, { key })));
    expect(same.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
    expect(await spend(customerId, 101n, { key })).toEqual({ ok: false, reason: "key-reused" });
    expect((await wallet(agent, customerId)).balances).toEqual([{ currency: "TWD", restMinor: 900n }]);
  });

  it("loses what has ended, once, by the database's clock, after a letter", async () => {
    const { id: customerId } = await aCustomer();
    const lot = await somePoints({ customerId, valueMinor: 2_000n, validDays: 12 });
    await db().$executeRaw(
      sql`UPDATE points_lot SET issued_at = now() - interval '60 days' WHERE id = ${lot.id}::uuid`,
    );
    await Promise.all([remindOfEnd("points"), remindOfEnd("points")]);
    const letters = { complaintId: lot.complaintId, template: "points-expiring" };
    expect(await db().mail.count({ where: letters })).toBe(1);
    expect(await spend(customerId, 500n)).toMatchObject({ ok: true });
    expect(await endWhatRanOut("points", new Date("2099-01-01T00:00:00Z"))).toBe(0);
    await db().$executeRaw(
      sql`UPDATE points_lot SET expires_at = now() - interval '1 second' WHERE id = ${lot.id}::uuid`,
    );
    expect(await spend(customerId, 1n)).toEqual({ ok: false, reason: "over-rest" });
    const ended = await Promise.all([
      endWhatRanOut("points", new Date()),
      endWhatRanOut("points", new Date()),
    ]);
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await kinds(lot.awardId)).toEqual(["reserve", "capture", "issue", "redeem", "lapse"]);
  });

  it("agrees with the ledger's account of that customer", async () => {
    const rows = await db().$queryRaw<{ held: bigint; rest: bigint }[]>(sql`
      SELECT sum(b.balance_minor)::bigint AS held,
        (SELECT sum(value_minor - spent_minor - lapsed_minor)::bigint FROM points_lot l
          WHERE l.customer_id::text = a.detail) AS rest
      FROM ledger_balance b JOIN ledger_account a ON a.id = b.account_id WHERE a.kind = 'points' GROUP BY a.detail`);
    expect(rows.length).toBeGreaterThan(2);
    for (const { held, rest } of rows) expect(held).toBe(rest);
  });
});
