import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, db, inTransaction, sql } from "@/lib/db/client";
import type { Finding } from "@/lib/ledger/checks/types";
import { sealLedger } from "@/lib/ledger/jobs";
import { pay } from "@/lib/ledger/mutations/remedy";
import { capture, reserve } from "@/lib/ledger/mutations/reservation";
import { reverse } from "@/lib/ledger/mutations/reverse";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { asSuperuser } from "@/tests/support/database";
import { aBudget, anAwardSubject, anOrganisation, aRemedy } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

/** An award that was reserved, promised and paid. */
async function aPaidAward(amountMinor = 500n) {
  const budget = await aBudget();
  const subject = await anAwardSubject({ budgetId: budget.id, amountMinor });
  const remedy = await aRemedy(subject);
  const { awardId } = subject;
  await inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor, author, now: NOW });
    await capture(tx, { awardId, amountMinor, author, now: NOW });
    await pay(tx, { awardId, remedy, amountMinor, author, now: NOW });
    await tx.award.update({
      where: { id: awardId },
      data: { status: "fulfilled", offeredAt: NOW, capturedAt: NOW, fulfilledAt: NOW, budgetId: budget.id },
    });
  });
  return { budgetId: budget.id, awardId };
}

/** What a superuser can do, who is stopped by nothing: neither rights nor triggers. */
async function tamper(statement: string): Promise<void> {
  await asSuperuser(async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(statement);
  });
}

const named = (findings: readonly Finding[]) => findings.map(({ law, what }) => [law, what]);

beforeAll(async () => {
  await anOrganisation();
  await aPaidAward();
  await sealLedger();
});
afterAll(closeDb);

describe("a sound ledger", () => {
  it("has no findings, is sealed to the last transaction, and its newest seal vouches for it", async () => {
    const report = await checkLedger({ readers: 2 });
    expect(report).toMatchObject({ findings: [], waiting: 0, transactions: report.sealed });
    expect((await checkLedger({ expectedSeal: report.head })).findings).toEqual([]);
    expect(named((await checkLedger({ expectedSeal: "00ff" })).findings)).toEqual([["chain", "00ff"]]);
  });

  it("seals what came meanwhile into a block of its own, once, whoever seals", async () => {
    const { awardId } = await aPaidAward();
    await inTransaction((tx) => reverse(tx, { awardId, author, now: NOW }));
    await db().award.update({ where: { id: awardId }, data: { status: "reversed" } });
    const before = await checkLedger();
    expect(before.waiting).toBe(6);
    const sealed = await Promise.all([sealLedger(), sealLedger(), sealLedger()]);
    expect(sealed.reduce((sum, n) => sum + n, 0)).toBe(6);
    const after = await checkLedger();
    expect(after).toMatchObject({ findings: [], waiting: 0, seals: before.seals + 1 });
    expect(after.head).not.toBe(before.head);
  });
});

describe("an edit behind the app's back", () => {
  it("of one cent is found and named: the transaction, the balance, the budget", async () => {
    const { awardId, budgetId } = await aPaidAward();
    await sealLedger();
    const [entry] = await db().$queryRaw<{ id: string; transaction: string; account: string }[]>(sql`
      SELECT e.id, t.id AS transaction, e.account_id AS account FROM ledger_entry e JOIN ledger_transaction t ON t.id = e.transaction_id
      WHERE t.award_id = ${awardId}::uuid AND t.kind = 'pay' AND e.direction = 'debit'`);
    await tamper(`UPDATE ledger_entry SET amount_minor = amount_minor + 1 WHERE id = '${entry?.id}'`);
    const { findings } = await checkLedger();
    expect(named(findings)).toEqual(
      expect.arrayContaining([
        ["balanced", entry?.transaction],
        ["currencies", "TWD"],
        ["budgets", budgetId],
        ["balances", entry?.account],
        ["digests", entry?.transaction],
      ]),
    );
    await tamper(`UPDATE ledger_entry SET amount_minor = amount_minor - 1 WHERE id = '${entry?.id}'`);
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("of both sides, so that all adds up, is found by the digest alone", async () => {
    const { awardId } = await aPaidAward();
    await sealLedger();
    const [{ id = "" } = {}] = await db().$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM ledger_transaction WHERE award_id = ${awardId}::uuid AND kind = 'capture'`);
    await tamper(`UPDATE ledger_transaction SET posted_at = posted_at + interval '1 day' WHERE id = '${id}'`);
    expect(named((await checkLedger()).findings)).toEqual([["digests", id]]);
    await tamper(`UPDATE ledger_transaction SET posted_at = posted_at - interval '1 day' WHERE id = '${id}'`);
  });

  it("with a digest to match breaks its seal, and with a hash to match the next one", async () => {
    await aPaidAward();
    await sealLedger();
    await aPaidAward();
    await sealLedger();
    const [{ n = 0n } = {}] = await db().$queryRaw<{ n: bigint }[]>(
      sql`SELECT max(number) - 1 AS n FROM ledger_seal`,
    );
    const swap = "UPDATE ledger_seal SET digests[1] = digests[2], digests[2] = digests[1]";
    await tamper(`${swap} WHERE number = ${n}`);
    expect((await checkLedger()).findings.filter(({ law }) => law === "chain")).toMatchObject([
      { what: `seal ${n}`, cause: "its hash is not that of its block" },
    ]);
    await tamper(
      `UPDATE ledger_seal SET hash = ledger_block_hash(number, previous_hash, transaction_ids, digests) WHERE number = ${n}`,
    );
    expect((await checkLedger()).findings.filter(({ law }) => law === "chain")).toMatchObject([
      { what: `seal ${n + 1n}`, cause: "it does not follow from the seal before it" },
    ]);
    await tamper(`${swap} WHERE number = ${n}`);
    await tamper(
      `UPDATE ledger_seal SET hash = ledger_block_hash(number, previous_hash, transaction_ids, digests) WHERE number = ${n}`,
    );
    expect((await checkLedger()).findings).toEqual([]);
  });

  it("that takes a transaction away, or slips one in, is named", async () => {
    const { awardId } = await aPaidAward();
    await sealLedger();
    const [{ id = "" } = {}] = await db().$queryRaw<{ id: string }[]>(sql`
      SELECT id FROM ledger_transaction WHERE award_id = ${awardId}::uuid AND kind = 'pay'`);
    await tamper(`CREATE TABLE kept AS SELECT * FROM ledger_transaction WHERE id = '${id}'`);
    await tamper(`DELETE FROM ledger_transaction WHERE id = '${id}'`);
    expect(named((await checkLedger()).findings)).toContainEqual(["digests", id]);
    await tamper(`INSERT INTO ledger_transaction SELECT * FROM kept`);
    await tamper(`DELETE FROM ledger_seal WHERE '${id}' = ANY (transaction_ids)`);
    const { findings } = await checkLedger();
    expect(named(findings)).toContainEqual(["sealed", id]);
  });
});
