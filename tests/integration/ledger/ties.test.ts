import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeDb, db, inTransaction } from "@/lib/db/client";
import { pay, send } from "@/lib/ledger/mutations/remedy";
import { capture, reserve } from "@/lib/ledger/mutations/reservation";
import { tiesOfMonth } from "@/lib/ledger/queries/ties";
import { spendPoints } from "@/lib/points/mutations/spend";
import { endWhatRanOut } from "@/lib/vouchers/jobs";
import { redeemVoucher } from "@/lib/vouchers/mutations/redeem";
import { asSuperuser } from "@/tests/support/database";
import { staffMember } from "@/tests/support/factories/awards";
import { aBudget, anAwardSubject, anOrganisation, aRemedy } from "@/tests/support/factories/money";
import { aVoucher, somePoints } from "@/tests/support/factories/vouchers";

// What vouchers and points do happens by the database's clock, so everything here happens now.
const NOW = new Date();
const MONTH = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Taipei" }).format(NOW).slice(0, 7);
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

let manager: Staff;
let budgetId: string;

/** A refund that was promised, and then handed over or sent to the bank in a run. */
async function aRefund(amountMinor: bigint, how: "handed" | "sent") {
  const subject = await anAwardSubject({ budgetId, amountMinor });
  const remedy = await aRemedy(subject);
  const { awardId } = subject;
  const columns = { status: "fulfilling", offeredAt: NOW, capturedAt: NOW, budgetId };
  const run = {
    currency: "TWD",
    executionOn: NOW,
    preparedById: manager.id,
    preparedAt: NOW,
    lines: { create: { awardId, remedyId: remedy.id, amountMinor, currency: "TWD" } },
  };
  return inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor, author, now: NOW });
    await capture(tx, { awardId, amountMinor, author, now: NOW });
    await tx.award.update({ where: { id: awardId }, data: columns });
    if (how === "handed") {
      await pay(tx, { awardId, remedy, amountMinor, author, now: NOW });
      await tx.awardRemedy.update({ where: { id: remedy.id }, data: { fulfilledAt: NOW } });
      return { awardId, remedyId: remedy.id, lineId: "" };
    }
    const { id: runId, lines } = await tx.payoutRun.create({
      data: run,
      select: { id: true, lines: { select: { id: true } } },
    });
    const lineId = lines[0]?.id ?? "";
    const other = (await staffMember("manager", "the other")).id;
    await send(tx, { awardId, remedy, amountMinor, to: "bank", attempt: lineId, author, now: NOW });
    await tx.payoutRun.update({
      where: { id: runId },
      data: {
        status: "exported",
        approvedById: other,
        approvedAt: NOW,
        fingerprint: "seen",
        exportedAt: NOW,
      },
    });
    await tx.payoutLine.update({ where: { id: lineId }, data: { state: "sent" } });
    return { awardId, remedyId: remedy.id, lineId };
  });
}

/** What a superuser can do, who is stopped by nothing: neither rights nor triggers. */
async function tamper(statement: string): Promise<void> {
  await asSuperuser(async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(statement);
  });
}

/** Each difference as one line: the figure, why, the row in words, ledger and record. */
async function differences(): Promise<string[]> {
  return (await tiesOfMonth(manager, MONTH)).flatMap(({ name, differences: found }) =>
    found.map(({ cause, what, bookMinor, recordMinor }) =>
      [name, cause, what ?? "", bookMinor, recordMinor].join(" | "),
    ),
  );
}

/** Tampers, looks and mends again. */
async function differencesWhile(statement: string, mend: string): Promise<string[]> {
  await tamper(statement);
  const found = await differences();
  await tamper(mend);
  return found;
}

beforeAll(async () => {
  await anOrganisation();
  manager = await staffMember("manager");
  budgetId = (await aBudget({ goodwillLimitMinor: 1_000_000n })).id;
});
afterAll(closeDb);

describe("a month's books beside what they are about", () => {
  it("agree on every figure, also when something was spent, ran out or is at the bank", async () => {
    await aRefund(500n, "handed");
    await aRefund(700n, "sent");
    const voucher = await aVoucher({ budgetId });
    const spent = { currency: "TWD", reference: "" };
    await redeemVoucher(manager, { code: voucher.code, amountMinor: 4_000n, key: "till 1", ...spent }, NOW);
    const points = await somePoints({ budgetId });
    await spendPoints(
      manager,
      { customerId: points.customerId, amountMinor: 1_000n, key: "till 2", ...spent },
      NOW,
    );
    await somePoints({ budgetId, valueMinor: 300n, validDays: 1 });
    expect(await endWhatRanOut("points", NOW)).toBe(1);
    const ties = await tiesOfMonth(manager, MONTH);
    expect(await differences()).toEqual([]);
    const standing = ties.flatMap(({ name, sums }) => sums.map(({ bookMinor }) => [name, bookMinor]));
    expect(standing.filter(([name]) => name !== "promised")).toEqual([
      ["paid", 500n],
      ["at-bank", 700n],
      ["vouchers", 6_000n],
      ["points", 9_000n],
      ["budgets", 500n + 700n + 10_000n + 10_000n],
    ]);
  });

  it("name the award, remedy, payment, voucher, points or budget that a superuser changed by one cent", async () => {
    const handed = await aRefund(500n, "handed");
    const sent = await aRefund(700n, "sent");
    const voucher = await aVoucher({ budgetId });
    const points = await somePoints({ budgetId });
    const tail = voucher.code.slice(-4);
    const cent = (table: string, column: string, id: string) => {
      const change = (sign: string) =>
        `UPDATE ${table} SET ${column} = ${column} ${sign} 1 WHERE id = '${id}'`;
      return differencesWhile(change("+"), change("-"));
    };
    const { number } = await db().payoutRun.findFirstOrThrow({
      where: { lines: { some: { id: sent.lineId } } },
    });
    const { goodwillPostedMinor: used } = await db().budget.findUniqueOrThrow({ where: { id: budgetId } });
    expect(await cent("award", "amount_minor", handed.awardId)).toEqual([
      `promised | amount | award ${handed.awardId} | 500 | 501`,
    ]);
    expect(await cent("award_remedy", "amount_minor", handed.remedyId)).toEqual([
      `paid | amount | remedy ${handed.remedyId} | 500 | 501`,
    ]);
    expect(await cent("payout_line", "amount_minor", sent.lineId)).toEqual([
      `at-bank | amount | run ${number}, payment ${sent.lineId} | 700 | 701`,
    ]);
    expect(await cent("voucher", "redeemed_minor", voucher.id)).toEqual([
      `vouchers | amount | voucher …${tail} | 10000 | 9999`,
    ]);
    expect(await cent("points_lot", "spent_minor", points.id)).toEqual([
      `points | amount | points ${points.id} | 10000 | 9999`,
    ]);
    const [budget] = await cent("budget", "goodwill_posted_minor", budgetId);
    expect(budget).toMatch(
      new RegExp(
        `^budgets \\| amount \\| budget department-.* goodwill posted \\| ${used} \\| ${used + 1n}$`,
      ),
    );
  });

  it("tell a row that is on one side only, also by its cause", async () => {
    const sent = await aRefund(900n, "sent");
    const line = (state: string) => `UPDATE payout_line SET state = '${state}' WHERE id = '${sent.lineId}'`;
    expect(await differencesWhile(line("open"), line("sent"))).toEqual([
      "at-bank | only-in-books |  | 900 | 0",
    ]);
    const voucher = await aVoucher({ budgetId });
    const into = (remedyId: string) =>
      `UPDATE voucher SET remedy_id = '${remedyId}' WHERE id = '${voucher.id}'`;
    expect(await differencesWhile(into(sent.remedyId), into(voucher.remedyId))).toEqual([
      `vouchers | only-on-record | voucher …${voucher.code.slice(-4)} | 0 | 10000`,
      "vouchers | only-in-books |  | 10000 | 0",
    ]);
    expect(await differences()).toEqual([]);
  });
});
