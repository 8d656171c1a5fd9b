import { afterAll, beforeAll, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeDb, db, inTransaction } from "@/lib/db/client";
import { sealLedger } from "@/lib/ledger/jobs";
import { checkBooksOfNight } from "@/lib/ledger/mutations/nightly-check";
import { reserve } from "@/lib/ledger/mutations/reservation";
import { lastCheck } from "@/lib/ledger/queries/last-check";
import { asSuperuser } from "@/tests/support/database";
import { staffMember } from "@/tests/support/factories/awards";
import { aBudget, anAwardSubject, anOrganisation } from "@/tests/support/factories/money";

/** Local times of the organisation. */
const taipei = (text: string) => new Date(`${text}+08:00`);
const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

let manager: Staff;
let auditor: Staff;
let budgetId: string;

const together = (now: Date) => Promise.all([1, 2, 3].map(() => checkBooksOfNight(now)));
const told = async () =>
  (await db().notification.findMany({ where: { kind: "books-unsound" }, select: { staffId: true } }))
    .map(({ staffId }) => staffId)
    .sort();

beforeAll(async () => {
  await anOrganisation();
  [manager, auditor] = await Promise.all([
    staffMember("manager"),
    staffMember("auditor"),
    staffMember("agent"),
  ]);
  budgetId = (await aBudget()).id;
  const subject = await anAwardSubject({ budgetId });
  const now = taipei("2026-11-20T12:00:00");
  await inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor: 500n, author, now });
    await tx.award.update({
      where: { id: subject.awardId },
      data: { status: "offered", offeredAt: now, budgetId },
    });
  });
  await sealLedger();
});
afterAll(closeDb);

it("runs once a night whoever looks, and again in the next", async () => {
  expect(await lastCheck(manager)).toBeNull();
  const first = await together(taipei("2026-11-20T03:00:00"));
  expect(first.filter(Boolean)).toEqual([{ night: "2026-11-20", findings: 0 }]);
  expect(await lastCheck(manager)).toMatchObject({ transactions: 1, findings: 0 });
  expect(await checkBooksOfNight(taipei("2026-11-21T02:59:59"))).toBeNull();
  const second = await together(taipei("2026-11-21T03:00:00"));
  expect(second.filter(Boolean)).toEqual([{ night: "2026-11-21", findings: 0 }]);
  expect(await told()).toEqual([]);
});

it("is taken up again where a process died at it, but not while one may still be at it", async () => {
  const data = { night: new Date("2026-11-22"), startedAt: taipei("2026-11-22T03:00:00") };
  await db().ledgerCheck.create({ data });
  expect(await checkBooksOfNight(taipei("2026-11-22T04:00:00"))).toBeNull();
  expect((await together(taipei("2026-11-22T05:00:01"))).filter(Boolean)).toHaveLength(1);
});

it("keeps what it found and tells managers and auditors, once", async () => {
  await asSuperuser(async (client) => {
    await client.query("SET session_replication_role = replica");
    await client.query(
      "UPDATE budget SET goodwill_pending_minor = goodwill_pending_minor + 1 WHERE id = $1",
      [budgetId],
    );
  });
  await together(taipei("2026-11-23T12:00:00"));
  expect(await lastCheck(auditor)).toMatchObject({ findings: 1 });
  expect(await told()).toEqual([manager.id, auditor.id].sort());
  const { firstFindings } = await db().ledgerCheck.findUniqueOrThrow({
    where: { night: new Date("2026-11-23") },
  });
  expect(firstFindings).toMatchObject([{ law: "budgets", what: budgetId }]);
});
