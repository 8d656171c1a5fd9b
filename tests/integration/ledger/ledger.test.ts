import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDb, db, inTransaction, sql } from "@/lib/db/client";
import { pay } from "@/lib/ledger/mutations/remedy";
import { capture, expire, reserve, voidReservation } from "@/lib/ledger/mutations/reservation";
import { reverse } from "@/lib/ledger/mutations/reverse";
import { checkLedger } from "@/lib/ledger/queries/check-ledger";
import { readStory } from "@/lib/ledger/queries/story";
import type { LedgerSubject } from "@/lib/ledger/types";
import { aBudget, anAwardSubject, anOrganisation, aRemedy, aStaffRow } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;
const reserving = (subject: LedgerSubject, amountMinor = 100n) =>
  inTransaction((tx) => reserve(tx, { subject, amountMinor, author, now: NOW }));
const settling = ({ awardId }: LedgerSubject) => ({ awardId, author, now: NOW });

/** What is wrong with the books; the awards themselves are left as proposals here. */
async function bookFindings() {
  const { findings } = await checkLedger();
  return findings.filter(({ law }) => law !== "awards");
}

async function figures(budgetId: string) {
  return db().budget.findUniqueOrThrow({
    where: { id: budgetId },
    select: {
      goodwillPendingMinor: true,
      goodwillPostedMinor: true,
      entitlementPendingMinor: true,
      entitlementPostedMinor: true,
    },
  });
}

beforeAll(anOrganisation);
afterAll(closeDb);

describe("a budget under many clients", () => {
  it("answers fifty accepts of one offer with one capture", async () => {
    const budget = await aBudget();
    const subject = await anAwardSubject({ budgetId: budget.id });
    await reserving(subject, 700n);
    const results = await Promise.all(
      Array.from({ length: 50 }, () =>
        inTransaction((tx) => capture(tx, { ...settling(subject), amountMinor: 700n })),
      ),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    const ids = new Set(results.flatMap((result) => (result.ok ? result.value.transactionIds : [])));
    expect(ids.size).toBe(1);
    expect(results.filter((result) => result.ok && !result.value.repeated)).toHaveLength(1);
    expect(await figures(budget.id)).toMatchObject({ goodwillPendingMinor: 0n, goodwillPostedMinor: 700n });
  });

  it("lets accept, decline and expiry race for one offer, and one of them win", async () => {
    const budget = await aBudget();
    for (let round = 0; round < 8; round += 1) {
      const subject = await anAwardSubject({ budgetId: budget.id });
      await reserving(subject, 100n);
      const results = await Promise.all([
        inTransaction((tx) => capture(tx, { ...settling(subject), amountMinor: 100n })),
        inTransaction((tx) => voidReservation(tx, settling(subject))),
        inTransaction((tx) => expire(tx, settling(subject))),
      ]);
      expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    }
    expect(await bookFindings()).toEqual([]);
  });

  it("posts an entitlement beyond the plan and tells the managers", async () => {
    const manager = await aStaffRow({ role: "manager" });
    const budget = await aBudget({ entitlementPlannedMinor: 100n });
    const subject = await anAwardSubject({ budgetId: budget.id, part: "entitlement", amountMinor: 5_000n });
    expect((await reserving(subject, 5_000n)).ok).toBe(true);
    expect((await figures(budget.id)).entitlementPendingMinor).toBe(5_000n);
    const told = await db().notification.findMany({ where: { staffId: manager.id, kind: "budget-alert" } });
    expect(told).toHaveLength(1);
  });

  it("refuses a budget of another currency", async () => {
    const budget = await aBudget({ currency: "EUR" });
    const subject = await anAwardSubject({ budgetId: budget.id });
    expect(await reserving(subject)).toEqual({ ok: false, reason: "no-budget" });
  });
});

describe("one award's money", () => {
  it("moves from reserved to promised to paid, and back as a whole", async () => {
    const budget = await aBudget();
    const subject = await anAwardSubject({ budgetId: budget.id });
    const remedy = await aRemedy(subject, { amountMinor: 300n });
    const done = await inTransaction(async (tx) => [
      await reserve(tx, { subject, amountMinor: 500n, author, now: NOW }),
      await capture(tx, { ...settling(subject), amountMinor: 300n }),
      await pay(tx, { ...settling(subject), remedy, amountMinor: 300n }),
    ]);
    expect(done.every(({ ok }) => ok)).toBe(true);
    expect(await figures(budget.id)).toMatchObject({ goodwillPendingMinor: 0n, goodwillPostedMinor: 300n });
    expect((await inTransaction((tx) => reverse(tx, settling(subject)))).ok).toBe(true);
    expect(await figures(budget.id)).toMatchObject({ goodwillPendingMinor: 0n, goodwillPostedMinor: 0n });
    const story = await readStory(db(), subject.awardId);
    expect(story.map(({ kind }) => kind)).toEqual([
      "reserve",
      "capture",
      "pay",
      "reverse",
      "reverse",
      "reverse",
    ]);
    expect(story.slice(3).map(({ reversesId }) => reversesId)).toEqual([
      story[2]?.id,
      story[1]?.id,
      story[0]?.id,
    ]);
    expect(await bookFindings()).toEqual([]);
  });

  it("answers a repeated request as before and refuses another body under the same key", async () => {
    const budget = await aBudget();
    const subject = await anAwardSubject({ budgetId: budget.id });
    const first = await reserving(subject, 400n);
    const again = await reserving(subject, 400n);
    expect(first.ok && again.ok && again.value).toEqual({
      transactionIds: first.ok ? first.value.transactionIds : [],
      repeated: true,
    });
    expect(await reserving(subject, 401n)).toEqual({ ok: false, reason: "key-reused" });
    expect((await figures(budget.id)).goodwillPendingMinor).toBe(400n);
  });

  it("writes nothing when the state does not allow it", async () => {
    const budget = await aBudget();
    const subject = await anAwardSubject({ budgetId: budget.id });
    const remedy = await aRemedy(subject);
    expect(await inTransaction((tx) => pay(tx, { ...settling(subject), remedy, amountMinor: 400n }))).toEqual(
      {
        ok: false,
        reason: "not-reserved",
      },
    );
    await reserving(subject, 400n);
    expect(await inTransaction((tx) => pay(tx, { ...settling(subject), remedy, amountMinor: 400n }))).toEqual(
      {
        ok: false,
        reason: "not-captured",
      },
    );
    expect(await inTransaction((tx) => capture(tx, { ...settling(subject), amountMinor: 401n }))).toEqual({
      ok: false,
      reason: "over-reservation",
    });
    expect(await readStory(db(), subject.awardId)).toHaveLength(1);
  });
});

describe("what the database itself refuses", () => {
  it.each(["ledger_transaction", "ledger_entry"])("changing or deleting a row of %s", async (table) => {
    const budget = await aBudget();
    await reserving(await anAwardSubject({ budgetId: budget.id }));
    await expect(db().$executeRawUnsafe(`DELETE FROM ${table}`)).rejects.toThrow();
    await expect(db().$executeRawUnsafe(`TRUNCATE ${table} CASCADE`)).rejects.toThrow();
    const column = table === "ledger_entry" ? "amount_minor = amount_minor" : "kind = kind";
    await expect(db().$executeRawUnsafe(`UPDATE ${table} SET ${column}`)).rejects.toThrow();
  });

  it("a transaction that does not balance, found at commit", async () => {
    const budget = await aBudget();
    const subject = await anAwardSubject({ budgetId: budget.id });
    await reserving(subject);
    const story = await readStory(db(), subject.awardId);
    await expect(
      db().$executeRaw(sql`INSERT INTO ledger_entry (transaction_id, account_id, direction, amount_minor, currency)
        SELECT ${story[0]?.id}::uuid, id, 'debit', 1, currency FROM ledger_account WHERE budget_id = ${budget.id}::uuid LIMIT 1`),
    ).rejects.toThrow();
    expect(await bookFindings()).toEqual([]);
  });
});
