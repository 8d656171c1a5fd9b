import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { db, inTransaction, sql } from "@/lib/db/client";
import { VOUCHER_STATES, voucherRest, voucherState } from "@/lib/domain/voucher";
import { readStory } from "@/lib/ledger/queries/story";
import { endWhatRanOut, remindOfEnd } from "@/lib/vouchers/jobs";
import { cancelVoucher } from "@/lib/vouchers/mutations/cancel";
import { type RedeemInput, redeemVoucher, takeFromVoucher } from "@/lib/vouchers/mutations/redeem";
import { renewVoucherCode } from "@/lib/vouchers/mutations/renew-code";
import { voucherByCode } from "@/lib/vouchers/queries/by-code";
import { liability } from "@/lib/vouchers/queries/liability";
import { listVouchers } from "@/lib/vouchers/queries/list";
import { customerVouchers } from "@/lib/vouchers/queries/of-customer";
import { voucherStory } from "@/lib/vouchers/queries/story";
import type { VoucherFilter } from "@/lib/vouchers/types";
import { staffMember } from "@/tests/support/factories/awards";
import { anOrganisation } from "@/tests/support/factories/money";
import { aVoucher } from "@/tests/support/factories/vouchers";

let agent: Awaited<ReturnType<typeof staffMember>>;
beforeAll(async () => {
  await anOrganisation();
  agent = await staffMember("agent");
});

const stored = (id: string) => db().voucher.findUniqueOrThrow({ where: { id } });
const redeem = (code: string, input: Partial<RedeemInput> = {}) =>
  redeemVoucher(
    agent,
    { code, amountMinor: 10_000n, currency: "TWD", reference: "", key: randomUUID(), ...input },
    new Date(),
  );
/** How often each thing was answered. */
function tally(answers: readonly Awaited<ReturnType<typeof redeem>>[]): Record<string, number> {
  const names = answers.map((answer) => (answer.ok ? "redeemed" : answer.reason));
  return Object.fromEntries(
    [...new Set(names)].map((name) => [name, names.filter((one) => one === name).length]),
  );
}
const fifty = Array.from({ length: 50 }, (_, n) => n);
/** Moves the end of a voucher; by the database's clock, which is the one that decides. */
const endsIn = (id: string, interval: string) =>
  db().$executeRaw(sql`UPDATE voucher SET expires_at = now() + ${interval}::interval WHERE id = ${id}::uuid`);
const inLedger = async (awardId: string) => {
  const story = await readStory(db(), awardId);
  return story
    .filter(({ kind }) => kind === "redeem" || kind === "lapse")
    .map(({ kind, postings }) => {
      const arriving = postings.find(({ direction }) => direction === "debit");
      return [kind, arriving?.account, arriving?.amountMinor];
    });
};

describe("a code issued anew", () => {
  const renewedFor = (complaintId: string) =>
    db().mail.findMany({ where: { template: "voucher-renewed", complaintId }, select: { params: true } });

  it("ends the old one, keeps what is left, and is told to the customer alone", async () => {
    const voucher = await aVoucher();
    await redeem(voucher.code, { amountMinor: 4_000n });
    const auditor = await staffMember("auditor");
    expect(await renewVoucherCode(auditor, { id: voucher.id }, new Date())).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await renewVoucherCode(agent, { id: voucher.id }, new Date())).toEqual({
      ok: true,
      value: { codeVersion: 2 },
    });
    expect(await redeem(voucher.code)).toEqual({ ok: false, reason: "unknown" });
    expect(await voucherByCode(agent, voucher.code)).toBeNull();
    const proof = { complaintId: voucher.complaintId, customerId: voucher.customerId, byMail: true } as const;
    const [shown] = await customerVouchers({ ...proof, proof: "link-checked" });
    const code = shown?.code ?? "";
    expect(code).not.toBe(voucher.code);
    expect(await stored(voucher.id)).toMatchObject({ codeTail: code.slice(-4), redeemedMinor: 4_000n });
    expect(await redeem(code, { amountMinor: 6_000n })).toMatchObject({ ok: true, value: { restMinor: 0n } });
    expect(await renewedFor(voucher.complaintId)).toEqual([{ params: { voucherId: voucher.id } }]);
    const audited = await db().$queryRaw<{ actor: string; facts: unknown }[]>(sql`
      SELECT actor_id AS actor, facts FROM audit_entry WHERE action = 'voucher-code-renewed' AND subject_id = ${voucher.id}`);
    expect(audited).toMatchObject([{ actor: agent.id, facts: { codeVersion: 2 } }]);
    expect(JSON.stringify(audited)).not.toContain(code.slice(-4));
    // Nothing is left to be spent: no code is worth having.
    expect(await renewVoucherCode(agent, { id: voucher.id }, new Date())).toMatchObject({
      reason: "nothing-left",
    });
  });

  it("is refused where no letter reaches the customer, and the old one goes on", async () => {
    const voucher = await aVoucher();
    await db().contactPoint.deleteMany({ where: { customerId: voucher.customerId } });
    expect(await renewVoucherCode(agent, { id: voucher.id }, new Date())).toMatchObject({
      reason: "no-address",
    });
    expect((await redeem(voucher.code)).ok).toBe(true);
  });

  it("takes effect at once: many tills with the old code take all of it before, or nothing after", async () => {
    const voucher = await aVoucher();
    const answers = await Promise.all([
      ...fifty.slice(0, 10).map(() => redeem(voucher.code, { amountMinor: 1_000n })),
      renewVoucherCode(agent, { id: voucher.id }, new Date()),
      ...fifty.slice(0, 10).map(() => redeem(voucher.code, { amountMinor: 1_000n })),
    ]);
    const taken = answers.filter((answer) => answer.ok && "redemptionId" in answer.value).length;
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: BigInt(taken) * 1_000n });
    expect(await redeem(voucher.code, { amountMinor: 1_000n })).toEqual({
      ok: false,
      reason: taken < 10 ? "unknown" : "over-rest",
    });
  });
});

describe("fifty redemptions at once", () => {
  it("of the whole value are exactly one, with one posting", async () => {
    const voucher = await aVoucher();
    const answers = await Promise.all(fifty.map(() => redeem(voucher.code)));
    expect(tally(answers)).toEqual({ redeemed: 1, "over-rest": 49 });
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: 10_000n, lapsedMinor: 0n });
    expect(await inLedger(voucher.awardId)).toEqual([["redeem", "paid", 10_000n]]);
  });

  it("of a tenth are exactly ten, and each answer says what was left then", async () => {
    const voucher = await aVoucher();
    const answers = await Promise.all(fifty.map(() => redeem(voucher.code, { amountMinor: 1_000n })));
    expect(tally(answers)).toEqual({ redeemed: 10, "over-rest": 40 });
    const rests = answers.flatMap((answer) => (answer.ok ? [answer.value.restMinor] : []));
    expect(rests.map(Number).sort((a, b) => a - b)).toEqual(
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => n * 1_000),
    );
    expect(await db().voucherRedemption.count({ where: { voucherId: voucher.id } })).toBe(10);
    expect(await inLedger(voucher.awardId)).toHaveLength(10);
  });

  it("under one key are one, whoever comes first", async () => {
    const voucher = await aVoucher();
    const key = randomUUID();
    const answers = await Promise.all(fifty.map(() => redeem(voucher.code, { amountMinor: 1_000n, key })));
    expect(tally(answers)).toEqual({ redeemed: 50 });
    expect(answers.filter((answer) => answer.ok && !answer.value.repeated)).toHaveLength(1);
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: 1_000n });
    expect(await redeem(voucher.code, { amountMinor: 2_000n, key })).toEqual({
      ok: false,
      reason: "key-reused",
    });
  });

  it("are held by the update alone, without the award's lock before it", async () => {
    const voucher = await aVoucher();
    const [issued] = await db().ledgerTransaction.findMany({
      where: { remedyId: voucher.remedyId, kind: "issue" },
      select: { id: true },
    });
    const take = () =>
      inTransaction(async (tx) => {
        const taken = await takeFromVoucher(tx, {
          id: voucher.id,
          code: voucher.code,
          amountMinor: 10_000n,
          currency: "TWD",
        });
        if (!taken.ok) return taken.reason;
        // Any transaction will do here: what was taken must be accounted for at commit.
        await tx.voucherRedemption.create({
          data: {
            voucherId: voucher.id,
            amountMinor: 10_000n,
            restMinor: taken.value,
            idempotencyKey: randomUUID(),
            reference: "without the ledger",
            actorKind: "staff",
            actorId: agent.id,
            transactionId: issued?.id ?? "",
            redeemedAt: new Date(),
          },
        });
        return "taken";
      });
    const answers = await Promise.all(fifty.map(take));
    expect(answers.filter((one) => one === "taken")).toHaveLength(1);
    expect(answers.filter((one) => one === "over-rest")).toHaveLength(49);
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: 10_000n });
  });
});

describe("a redemption", () => {
  it("is refused by name: unknown or mistyped, other currency, too much, cancelled, expired", async () => {
    const voucher = await aVoucher();
    const mistyped = voucher.code.replace(/^./, (sign) => (sign === "2" ? "3" : "2"));
    const reasons = [
      await redeem("7K3F-92QX-H4JM-8WCT-P6DP"),
      await redeem(mistyped),
      await redeem("'; DROP TABLE voucher; --"),
      await redeem(voucher.code, { currency: "USD" }),
      await redeem(voucher.code, { amountMinor: 10_001n }),
    ].map((answer) => (answer.ok ? "redeemed" : answer.reason));
    expect(reasons).toEqual(["unknown", "unknown", "unknown", "wrong-currency", "over-rest"]);
    await endsIn(voucher.id, "-1 second");
    expect(await redeem(voucher.code)).toEqual({ ok: false, reason: "expired" });
    await endsIn(voucher.id, "1 day");
    const lead = await staffMember("lead");
    expect(await cancelVoucher(lead, { id: voucher.id, reason: "code-leaked" }, new Date())).toMatchObject({
      ok: true,
    });
    expect(await redeem(voucher.code)).toEqual({ ok: false, reason: "cancelled" });
    expect(await inLedger(voucher.awardId)).toEqual([["lapse", "budget", 10_000n]]);
  });

  it("takes parts in any spelling of the code until nothing is left, and says who, what and when", async () => {
    const voucher = await aVoucher();
    const [spelt, plain] = [
      voucher.code.toLowerCase().replaceAll("-", " "),
      voucher.code.replaceAll("-", ""),
    ];
    expect(await redeem(spelt, { amountMinor: 4_000n, reference: "TPE-01" })).toMatchObject({
      ok: true,
      value: { redeemedMinor: 4_000n, restMinor: 6_000n },
    });
    expect(await redeem(plain, { amountMinor: 6_000n })).toMatchObject({
      ok: true,
      value: { restMinor: 0n },
    });
    const story = await voucherStory(agent, voucher.id);
    expect(
      story?.steps.map(({ kind, amountMinor, by, reference }) => [kind, amountMinor, by?.name, reference]),
    ).toEqual([
      ["issued", 10_000n, undefined, ""],
      ["redeemed", 4_000n, "agent", "TPE-01"],
      ["redeemed", 6_000n, "agent", ""],
    ]);
    expect(
      JSON.stringify(story, (_, value) => (typeof value === "bigint" ? Number(value) : value)),
    ).not.toContain(voucher.code.slice(0, 9));
  });

  it("cannot be undone, changed or invented behind the ledger's back", async () => {
    const voucher = await aVoucher();
    await redeem(voucher.code, { amountMinor: 1_000n });
    const set = (change: string) => () =>
      db().$executeRawUnsafe(`UPDATE voucher SET ${change} WHERE id = '${voucher.id}'`);
    for (const change of [
      "redeemed_minor = redeemed_minor + 1",
      "redeemed_minor = 0",
      "lapsed_minor = value_minor",
      "value_minor = value_minor * 2",
      "currency = 'USD'",
    ])
      await expect(set(change)(), change).rejects.toThrow();
    await expect(db().voucherRedemption.deleteMany({ where: { voucherId: voucher.id } })).rejects.toThrow();
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: 1_000n, lapsedMinor: 0n });
  });
});

describe("the end of a voucher", () => {
  it("comes once, by the database's clock, and gives the rest back to its budget", async () => {
    const voucher = await aVoucher();
    await redeem(voucher.code, { amountMinor: 2_500n });
    const budget = () => db().budget.findUniqueOrThrow({ where: { id: voucher.budgetId } });
    const before = await budget();
    expect(await endWhatRanOut("voucher", new Date("2099-01-01T00:00:00Z"))).toBe(0);
    await endsIn(voucher.id, "-1 second");
    const ended = await Promise.all([
      endWhatRanOut("voucher", new Date()),
      endWhatRanOut("voucher", new Date()),
    ]);
    expect(ended.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await stored(voucher.id)).toMatchObject({ redeemedMinor: 2_500n, lapsedMinor: 7_500n });
    expect(before.goodwillPostedMinor - (await budget()).goodwillPostedMinor).toBe(7_500n);
    expect(await inLedger(voucher.awardId)).toEqual([
      ["redeem", "paid", 2_500n],
      ["lapse", "budget", 7_500n],
    ]);
    expect(
      await cancelVoucher(await staffMember("lead"), { id: voucher.id, reason: "replaced" }, new Date()),
    ).toEqual({
      ok: false,
      reason: "nothing-left",
    });
  });

  it("is told some days before, exactly once, and not of one that has nothing left", async () => {
    const [soon, used] = [await aVoucher(), await aVoucher()];
    await redeem(used.code);
    for (const { id } of [soon, used]) {
      await endsIn(id, "10 days");
      await db().$executeRaw(
        sql`UPDATE voucher SET issued_at = now() - interval '30 days' WHERE id = ${id}::uuid`,
      );
    }
    await Promise.all([remindOfEnd("voucher"), remindOfEnd("voucher")]);
    await remindOfEnd("voucher");
    const letters = await db().mail.findMany({
      where: { template: "voucher-expiring", complaintId: { in: [soon.complaintId, used.complaintId] } },
      select: { complaintId: true },
    });
    expect(letters).toEqual([{ complaintId: soon.complaintId }]);
  });

  it("leaves books that add up: what is left of all vouchers is what their accounts hold", async () => {
    const [row] = await db().$queryRaw<{ held: bigint; rest: bigint }[]>(sql`
      SELECT (SELECT coalesce(sum(b.balance_minor), 0)::bigint FROM ledger_balance b
          JOIN ledger_account a ON a.id = b.account_id WHERE a.kind = 'voucher') AS held,
        (SELECT coalesce(sum(value_minor - lapsed_minor), 0)::bigint FROM voucher)
          - (SELECT coalesce(sum(amount_minor), 0)::bigint FROM voucher_redemption
            WHERE reference <> 'without the ledger') AS rest`);
    expect(row?.held).toBe(row?.rest);
    expect(row?.held).toBeGreaterThan(0n);
  });
});

describe("the list", () => {
  it("filters by the same states that the domain knows, by customer, and by what ends soon", async () => {
    const open = await aVoucher();
    const [part, used, gone, expired] = [
      await aVoucher(),
      await aVoucher(),
      await aVoucher(),
      await aVoucher(),
    ];
    await redeem(part.code, { amountMinor: 1n });
    await redeem(used.code);
    await cancelVoucher(await staffMember("lead"), { id: gone.id, reason: "replaced" }, new Date());
    await endsIn(expired.id, "-1 second");
    const filter = { state: null, search: "", customerId: null, within: null };
    const list = async (change: Partial<VoucherFilter>) =>
      (await listVouchers(agent, { filter: { ...filter, ...change }, after: null })).rows;
    const now = new Date();
    const all = await list({});
    for (const state of VOUCHER_STATES) {
      const expected = all.filter((row) => voucherState(row, now) === state).map(({ id }) => id);
      expect(
        (await list({ state })).map(({ id }) => id),
        state,
      ).toEqual(expected);
      expect(expected.length, state).toBeGreaterThan(0);
    }
    expect((await list({ customerId: open.customerId })).map(({ id }) => id)).toEqual([open.id]);
    expect((await list({ search: open.code.slice(-4).toLowerCase() })).map(({ id }) => id)).toContain(
      open.id,
    );
    await endsIn(open.id, "5 days");
    expect((await list({ within: 14 })).map(({ id }) => id)).toContain(open.id);
    expect((await list({ within: 14 })).map(({ id }) => id)).not.toContain(expired.id);
    const owed = await liability(agent);
    const rest = all.reduce((sum, row) => sum + voucherRest(row, new Date()), 0n);
    expect(owed.reduce((sum, row) => sum + row.vouchersMinor, 0n)).toBe(rest);
  });
});
