import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeDb, db, inTransaction } from "@/lib/db/client";
import { exportFile } from "@/lib/ledger/export-file";
import { closeMonth } from "@/lib/ledger/mutations/close-month";
import { pay } from "@/lib/ledger/mutations/remedy";
import { capture, reserve } from "@/lib/ledger/mutations/reservation";
import { reverse } from "@/lib/ledger/mutations/reverse";
import { bookMonths } from "@/lib/ledger/queries/book-months";
import { exportEntries } from "@/lib/ledger/queries/export";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { trialBalance } from "@/lib/ledger/queries/trial-balance";
import { ledgerFilterOf } from "@/lib/ledger/schema";
import { staffMember } from "@/tests/support/factories/awards";
import { aBudget, anAwardSubject, anOrganisation, aRemedy } from "@/tests/support/factories/money";

// The organisation's months, not the server's: half past midnight of 1 October in Taipei is still September in UTC.
const SEPTEMBER = new Date("2026-09-10T04:00:00Z");
const OCTOBER_FIRST = new Date("2026-09-30T16:30:00Z");
const OCTOBER = new Date("2026-10-20T04:00:00Z");
const NOVEMBER = new Date("2026-11-20T04:00:00Z");
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

let manager: Staff;
let budgetId: string;

/** Reserved and promised at one time, paid at another; or not paid yet. */
async function anAward(amountMinor: bigint, promisedAt: Date, paidAt: Date | null): Promise<string> {
  const subject = await anAwardSubject({ budgetId, amountMinor });
  const remedy = await aRemedy(subject);
  const { awardId } = subject;
  await inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor, author, now: promisedAt });
    await capture(tx, { awardId, amountMinor, author, now: promisedAt });
    const paid = paidAt && (await pay(tx, { awardId, remedy, amountMinor, author, now: paidAt }));
    if (paid && !paid.ok) throw new Error(paid.reason);
    if (paidAt) await tx.awardRemedy.update({ where: { id: remedy.id }, data: { fulfilledAt: paidAt } });
    await tx.award.update({
      where: { id: awardId },
      data: {
        status: paidAt ? "fulfilled" : "fulfilling",
        offeredAt: promisedAt,
        capturedAt: promisedAt,
        fulfilledAt: paidAt,
        budgetId,
      },
    });
  });
  return awardId;
}

async function figures(month: string) {
  const lines = await trialBalance(manager, month);
  const closing = lines.map(
    ({ openingMinor, debitMinor, creditMinor }) => openingMinor + debitMinor - creditMinor,
  );
  expect(closing.reduce((sum, one) => sum + one, 0n)).toBe(0n);
  return Object.fromEntries(
    lines.map(({ account, openingMinor, debitMinor, creditMinor }) => [
      account,
      [openingMinor, debitMinor, creditMinor].map(Number),
    ]),
  );
}

beforeAll(async () => {
  await anOrganisation();
  manager = await staffMember("manager");
  budgetId = (await aBudget()).id;
  await anAward(500n, SEPTEMBER, OCTOBER_FIRST);
  await anAward(300n, OCTOBER, null);
});
afterAll(closeDb);

describe("a month of the books", () => {
  it("opens with what the one before closed with, in the organisation's own days, and balances", async () => {
    const september = { budget: [0, 0, 500], reserved: [0, 500, 500], promised: [0, 500, 0] };
    const october = {
      budget: [-500, 0, 300],
      reserved: [0, 300, 300],
      promised: [500, 300, 500],
      paid: [0, 500, 0],
    };
    expect(await figures("2026-09")).toEqual(september);
    expect(await figures("2026-10")).toEqual(october);
    expect(await closeMonth(manager, "2026-09", NOVEMBER)).toEqual({ ok: true, value: { transactions: 2 } });
    expect(await figures("2026-09")).toEqual(september);
    expect(await figures("2026-10")).toEqual(october);
  });

  it("is closed in order, once, when it is over, by a manager", async () => {
    const lead = await staffMember("lead");
    expect(await closeMonth(lead, "2026-10", NOVEMBER)).toEqual({ ok: false, reason: "not-allowed" });
    expect(await closeMonth(manager, "2026-11", NOVEMBER)).toEqual({ ok: false, reason: "not-next" });
    expect(await closeMonth(manager, "2026-10", OCTOBER)).toEqual({ ok: false, reason: "not-next" });
    const tries = await Promise.all(
      Array.from({ length: 3 }, () => closeMonth(manager, "2026-10", NOVEMBER)),
    );
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1);
    const { months } = await bookMonths(manager, NOVEMBER);
    expect(months.map(({ month, closed }) => [month, closed?.byName ?? null])).toEqual([
      ["2026-11", null],
      ["2026-10", "manager"],
      ["2026-09", "manager"],
    ]);
  });

  it("takes nothing in when it is closed; what was wrong is reversed in the open month", async () => {
    const [award] = await db().award.findMany({ where: { status: "fulfilled" } });
    const subject = await anAwardSubject({ budgetId });
    await expect(
      inTransaction((tx) => reserve(tx, { subject, amountMinor: 100n, author, now: OCTOBER })),
    ).rejects.toThrow(/closed/);
    const before = await figures("2026-10");
    const awardId = award?.id ?? "";
    await inTransaction(async (tx) => {
      await reverse(tx, { awardId, author, now: NOVEMBER });
      await tx.award.update({ where: { id: awardId }, data: { status: "reversed" } });
    });
    expect(await figures("2026-10")).toEqual(before);
    expect((await figures("2026-11")).paid).toEqual([500, 0, 500]);
  });

  it("agrees with the remedies to the cent, or says which do not, and is not closed then", async () => {
    const awardId = await anAward(700n, NOVEMBER, NOVEMBER);
    expect((await tiesOfMonth(manager, "2026-11")).slice(0, 2).map(({ name, sums }) => [name, sums])).toEqual(
      [
        ["promised", [{ currency: "TWD", bookMinor: 700n, recordMinor: 700n }]],
        ["paid", [{ currency: "TWD", bookMinor: 700n, recordMinor: 700n }]],
      ],
    );
    await db().awardRemedy.updateMany({ where: { awardId }, data: { amountMinor: 701n } });
    await db().award.update({ where: { id: awardId }, data: { capturedAt: null } });
    const differences = (await tiesOfMonth(manager, "2026-11")).flatMap((tie) => tie.differences);
    expect(differences).toMatchObject([
      { cause: "only-in-books", awardId, bookMinor: 700n, recordMinor: 0n },
      { cause: "amount", awardId, bookMinor: 700n, recordMinor: 701n },
    ]);
    const december = new Date("2026-12-02T04:00:00Z");
    expect(await closeMonth(manager, "2026-11", december)).toEqual({ ok: false, reason: "books-differ" });
    await db().awardRemedy.updateMany({ where: { awardId }, data: { amountMinor: 700n } });
    await db().award.update({ where: { id: awardId }, data: { capturedAt: NOVEMBER } });
    expect((await closeMonth(manager, "2026-11", december)).ok).toBe(true);
  });

  it("leaves as a file whose entries add up to the trial balance, whatever the format", async () => {
    const chunks: string[] = [];
    const filter = ledgerFilterOf({ month: "2026-10" });
    for await (const chunk of exportFile(exportEntries(manager, filter), "jsonl", (name) => name))
      chunks.push(chunk);
    const entries = chunks
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    const sum = (account: string, direction: string) =>
      entries
        .filter((one) => one.account === account && one.direction === direction)
        .reduce((total, { minor }) => total + Number(minor), 0);
    const balance = await figures("2026-10");
    for (const [account, [, debit, credit]] of Object.entries(balance))
      expect([sum(account, "debit"), sum(account, "credit")]).toEqual([debit, credit]);
    const csv: string[] = [];
    for await (const chunk of exportFile(exportEntries(manager, filter), "csv", (name) => name))
      csv.push(chunk);
    expect(csv.join("").trim().split("\r\n")).toHaveLength(entries.length + 1);
  });
});
