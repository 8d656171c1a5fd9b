import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { warnOfPromises } from "@/lib/compensation/jobs";
import { fulfilRemedy } from "@/lib/compensation/mutations/fulfil";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import { paymentsOf } from "@/lib/compensation/queries/payments";
import { db, inTransaction } from "@/lib/db/client";
import { orderFindings } from "@/lib/domain/iso20022/check-order";
import { LINE_STATES, PAYEE_METHODS, RUN_STATUSES } from "@/lib/domain/payouts/life";
import { endToEndId } from "@/lib/domain/payouts/results";
import { pay } from "@/lib/ledger/mutations/remedy";
import { capture, reserve } from "@/lib/ledger/mutations/reservation";
import { checkLedgerFor } from "@/lib/ledger/queries/check-ledger";
import { approveRun } from "@/lib/payouts/mutations/approve";
import { saveDebtor } from "@/lib/payouts/mutations/debtor";
import { exportRun } from "@/lib/payouts/mutations/export";
import { importResults } from "@/lib/payouts/mutations/import-results";
import { givePayeeAsCustomer, givePayeeByStaff } from "@/lib/payouts/mutations/payee";
import { discardRun, dropLine, prepareRun } from "@/lib/payouts/mutations/prepare";
import { readBankFileOf } from "@/lib/payouts/mutations/read-file";
import { dueOverview } from "@/lib/payouts/queries/due";
import { casePayee } from "@/lib/payouts/queries/payee";
import { findRun, listRuns } from "@/lib/payouts/queries/runs";
import type { PayeeDetails } from "@/lib/payouts/types";
import { asOwner } from "@/tests/support/database";
import { staffMember } from "@/tests/support/factories/awards";
import {
  aBudget,
  aComplaint,
  anAwardSubject,
  anOrganisation,
  aRemedy,
} from "@/tests/support/factories/money";
import type { PayoutOrder } from "@/tests/support/payout-process";

const NOW = new Date("2026-11-20T12:00:00Z");
const DAY = "2026-11-20";
const later = (hours: number) => new Date(NOW.getTime() + hours * 3_600_000);
const SYSTEM = { actor: { kind: "system", id: null }, approverIds: [] } as const;
const BANK = (number: string): PayeeDetails => ({
  method: "bank-transfer",
  account: { holder: "林小姐", iban: null, number, bankCode: "822", bic: null, country: "TW" },
});

let lead: Staff;
let manager: Staff;
let agent: Staff;
let budgetId: string;
beforeAll(async () => {
  await anOrganisation();
  [lead, manager, agent] = await Promise.all([
    staffMember("lead"),
    staffMember("manager"),
    staffMember("agent"),
  ]);
  ({ id: budgetId } = await aBudget({ goodwillLimitMinor: 100_000_000n }));
  for (const currency of ["JPY", "CNY"]) await aBudget({ currency, goodwillLimitMinor: 100_000_000n });
  const own = { holder: "Harbour Hotels", account: "0098765432", bank: "822", country: "TW" };
  for (const currency of ["TWD", "JPY", "CNY"]) await saveDebtor(manager, { currency, ...own });
});

type Due = { awardId: string; complaintId: string; customerId: string; remedyId: string };

/** A refund of so much that the customer has accepted. */
async function due(
  amountMinor: bigint,
  more: { requestedById?: string; currency?: string } = {},
): Promise<Due> {
  const { currency = "TWD", requestedById = agent.id } = more;
  const complaint = await aComplaint({ status: "fulfilling", assigneeId: agent.id });
  const budget =
    currency === "TWD" ? budgetId : (await db().budget.findFirstOrThrow({ where: { currency } })).id;
  const subject = await anAwardSubject({
    budgetId: budget,
    complaintId: complaint.id,
    amountMinor,
    requestedById,
    currency,
  });
  const { awardId } = subject;
  const remedy = await aRemedy(subject);
  await inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor, author: SYSTEM, now: NOW });
    await capture(tx, { awardId, amountMinor, author: SYSTEM, now: NOW });
  });
  await db().award.update({
    where: { id: awardId },
    data: {
      status: "fulfilling",
      budgetId: budget,
      offeredAt: NOW,
      capturedAt: NOW,
      fulfilDueAt: later(7 * 24),
      fulfilOwnerId: agent.id,
    },
  });
  return { awardId, complaintId: complaint.id, customerId: complaint.customerId, remedyId: remedy.id };
}

const proofOf = ({ complaintId, customerId }: Due) =>
  ({ complaintId, customerId, byMail: true, proof: "link-checked" }) as const;
const give = (one: Due, number = "0012345678", now = NOW) =>
  givePayeeAsCustomer(proofOf(one), BANK(number), now);
const stateOf = async ({ awardId }: Due) => (await paymentsOf(db(), [awardId]))[0]?.state;

async function draft(currency = "TWD"): Promise<string> {
  const made = await prepareRun(lead, { currency, executionDay: DAY }, NOW);
  if (!made.ok) throw new Error(made.reason);
  return made.value.runId;
}
async function approve(runId: string, by = manager) {
  const loaded = await findRun(by, runId);
  return approveRun(by, { runId, seen: loaded?.mark ?? "" }, NOW);
}
async function linesOf(runId: string) {
  return db().payoutLine.findMany({ where: { runId }, orderBy: { id: "asc" } });
}
const table = (...rows: string[]) => `endToEndId,status,reason,date,reference\n${rows.join("\n")}\n`;

async function inProcesses(order: PayoutOrder): Promise<unknown[]> {
  const script = fileURLToPath(new URL("../../support/payout-process.ts", import.meta.url));
  const children: ChildProcess[] = [0, 1].map(() => fork(script, { execArgv: ["--import", "tsx"] }));
  await Promise.all(children.map((child) => once(child, "message")));
  const answers = children.map(async (child) => (await once(child, "message"))[0]);
  for (const child of children) child.send(order);
  return Promise.all(answers);
}

describe("the tables", () => {
  it.each([
    ["payout_run_status_check", RUN_STATUSES],
    ["payout_line_state_check", LINE_STATES],
    ["payee_method_check", PAYEE_METHODS],
  ] as const)("know by %s the very words of the code", async (name, words) => {
    const { rows } = await asOwner((client) =>
      client.query<{ text: string }>(
        "SELECT pg_get_constraintdef(oid) AS text FROM pg_constraint WHERE conname = $1",
        [name],
      ),
    );
    const found = [...(rows[0]?.text ?? "").matchAll(/'([a-z-]+)'::text/g)].map((match) => match[1]);
    expect(found.sort()).toEqual([...words].sort());
  });
});

describe("where the money goes", () => {
  it("is asked for once money is due, kept masked, replaced whole and never changed", async () => {
    const quiet = await aComplaint();
    expect(await give({ ...(await due(100n)), complaintId: quiet.id })).toEqual({
      ok: false,
      reason: "not-needed",
    });
    const one = await due(12_300n);
    expect(await casePayee(agent, one.complaintId)).toMatchObject({ payee: null, state: "needs-payee" });
    expect(await give(one)).toEqual({ ok: true, value: { repeated: false } });
    expect(await give(one)).toEqual({ ok: true, value: { repeated: true } });
    const view = await casePayee(agent, one.complaintId);
    expect(view).toMatchObject({ payee: { holder: "林•••", place: "•••• 5678" }, state: "ready" });
    const details = { method: "original-payment", reference: "ORDER-4711" } as const;
    expect(await givePayeeByStaff(agent, { complaintId: one.complaintId, details }, NOW)).toMatchObject({
      ok: true,
    });
    const rows = await db().payee.findMany({
      where: { complaintId: one.complaintId },
      orderBy: { id: "asc" },
    });
    expect(rows.map(({ method, supersededAt }) => [method, supersededAt === null])).toEqual([
      ["bank-transfer", false],
      ["original-payment", true],
    ]);
    await expect(db().payee.updateMany({ data: { accountNumber: "1" } })).rejects.toThrow();
    const events = await db().complaintEvent.findMany({
      where: { complaintId: one.complaintId, type: "payee-given" },
    });
    expect(JSON.stringify(events)).not.toMatch(/0012345678|4711|林/);
    const said = await db().auditEntry.findMany({ where: { action: "payee-given" } });
    expect(said).toHaveLength(1);
    expect(JSON.stringify(said)).not.toMatch(/4711/);
  });
});

describe("a run", () => {
  it("takes what can be paid, names what is missing, and leaves only under four eyes, as it was seen", async () => {
    const waiting = await due(500n, { currency: "JPY" });
    expect(await prepareRun(lead, { currency: "JPY", executionDay: DAY }, NOW)).toEqual({
      ok: false,
      reason: "nothing-due",
    });
    expect((await dueOverview(lead)).missing).toContainEqual(
      expect.objectContaining({ remedyId: waiting.remedyId, missing: "payee" }),
    );
    const [one, two, three] = [
      await due(700n, { currency: "JPY" }),
      await due(900n, { currency: "JPY" }),
      await due(100n, { currency: "JPY" }),
    ];
    for (const each of [one, two, three]) await give(each);
    expect(await prepareRun(lead, { currency: "JPY", executionDay: "2026-11-19" }, NOW)).toMatchObject({
      reason: "date-past",
    });
    const runId = await draft("JPY");
    expect(await stateOf(one)).toBe("in-run");
    expect(await prepareRun(lead, { currency: "JPY", executionDay: DAY }, NOW)).toMatchObject({
      reason: "nothing-due",
    });
    const dropped = (await linesOf(runId)).find(({ remedyId }) => remedyId === three.remedyId);
    expect(await dropLine(lead, { runId, lineId: dropped?.id ?? "" })).toMatchObject({ ok: true });

    const seen = (await findRun(manager, runId))?.mark ?? "";
    const asManager = { ...lead, role: "manager" as const };
    expect(await approveRun(asManager, { runId, seen }, NOW)).toEqual({ ok: false, reason: "is-preparer" });
    expect(await approveRun(lead, { runId, seen }, NOW)).toEqual({ ok: false, reason: "not-allowed" });
    const requester = { ...agent, role: "manager" as const };
    expect(await approveRun(requester, { runId, seen }, NOW)).toEqual({ ok: false, reason: "is-requester" });
    expect(await exportRun(lead, { runId }, NOW)).toEqual({ ok: false, reason: "wrong-state" });
    // What the approver saw is no longer what is there.
    await givePayeeByStaff(agent, { complaintId: two.complaintId, details: BANK("0099999999") }, NOW);
    expect(await approveRun(manager, { runId, seen }, NOW)).toEqual({ ok: false, reason: "changed-since" });
    await givePayeeByStaff(manager, { complaintId: two.complaintId, details: BANK("0099999998") }, NOW);
    expect(await approve(runId)).toEqual({ ok: false, reason: "entered-payee" });
    await give(two, "0099999997");
    expect(await approve(runId)).toEqual({ ok: true, value: null });
    expect(await approve(runId)).toEqual({ ok: false, reason: "wrong-state" });

    // Frozen: neither by hand nor in the database.
    const byHand = { ...one, fulfilledAt: NOW, proof: "till 12" };
    expect(await fulfilRemedy(agent, byHand, NOW)).toEqual({ ok: false, reason: "in-run" });
    expect(await reverseAward(manager, { awardId: one.awardId, reason: "facts-wrong" }, NOW)).toEqual({
      ok: false,
      reason: "in-run",
    });
    const remedy = { id: one.remedyId, kind: "refund" };
    await expect(
      inTransaction((tx) =>
        pay(tx, { awardId: one.awardId, remedy, amountMinor: 700n, author: SYSTEM, now: NOW }),
      ),
    ).rejects.toThrow();
    await expect(
      db().payoutLine.updateMany({ where: { runId }, data: { amountMinor: 1n } }),
    ).rejects.toThrow();
    await expect(db().payoutLine.deleteMany({ where: { runId } })).rejects.toThrow();
    await expect(
      db().payoutRun.update({ where: { id: runId }, data: { approvedById: lead.id } }),
    ).rejects.toThrow();

    // Other details: the approval is void, the preparer hears of it, and it takes a new one.
    await give(one, "0011111111");
    expect((await findRun(lead, runId))?.run).toMatchObject({
      status: "draft",
      approvedById: null,
      fingerprint: null,
    });
    expect(
      await db().notification.count({ where: { staffId: lead.id, kind: "payout-approval-voided" } }),
    ).toBe(1);
    expect(await approve(runId)).toMatchObject({ ok: true });
    // Our own account too is part of what was approved.
    const own = { holder: "Harbour Hotels", account: "0098765433", bank: "822", country: "TW" };
    await saveDebtor(manager, { currency: "JPY", ...own });
    expect(await exportRun(lead, { runId }, NOW)).toEqual({ ok: false, reason: "approval-voided" });
    expect(await discardRun(lead, { runId }, NOW)).toMatchObject({ ok: true });
    expect(await stateOf(one)).toBe("ready");
  });

  it("leaves once and is answered once, however many ask; what the bank cannot pay is paid by a later run", async () => {
    const [good, bad] = [await due(12_345n), await due(67_800n)];
    await give(good);
    await give(bad, "0055555555");
    await db().contactPoint.updateMany({ where: { customerId: bad.customerId }, data: { verifiedAt: NOW } });
    const runId = await draft();
    const lines = await linesOf(runId);
    const lineOf = ({ remedyId }: Due) => lines.find((line) => line.remedyId === remedyId)?.id ?? "";
    // Whatever the other tests left due stays out of it.
    for (const { id } of lines)
      if (id !== lineOf(good) && id !== lineOf(bad)) await dropLine(lead, { runId, lineId: id });
    expect(await approve(runId)).toMatchObject({ ok: true });
    const exported = await Promise.all(Array.from({ length: 20 }, () => exportRun(lead, { runId }, NOW)));
    expect(exported.every(({ ok }) => ok)).toBe(true);
    expect(exported.filter((one) => one.ok && !one.value.repeated)).toHaveLength(1);
    const sends = await db().ledgerTransaction.findMany({
      where: { kind: "send", awardId: { in: [good.awardId, bad.awardId] } },
    });
    expect(sends.map(({ idempotencyKey }) => idempotencyKey).sort()).toEqual(
      [good, bad].map((one) => `${lineOf(one)}:send`).sort(),
    );
    expect(sends[0]).toMatchObject({ actorId: lead.id, approverIds: [manager.id] });
    expect(await stateOf(good)).toBe("at-bank");
    expect(await give(good, "0077777777")).toEqual({ ok: false, reason: "at-bank" });
    const files = await Promise.all([0, 1].map(() => readBankFileOf(lead, { runId, format: "pain-001" })));
    const xml = Buffer.from(files[0]?.content ?? []).toString("utf8");
    expect(Buffer.from(files[1]?.content ?? []).toString("utf8")).toBe(xml);
    expect(orderFindings(xml)).toEqual([]);
    expect(xml).toContain("<Nm>林小姐</Nm>");
    expect(xml).toContain("<CtrlSum>801.45</CtrlSum>");

    // One wrong row, and nothing of the file is written.
    const right = `${endToEndId(lineOf(good))},paid,,${DAY},BANK-7`;
    const spoilt = await importResults(
      lead,
      { runId, text: table(right, "nobody,paid,,2026-11-20,") },
      later(2),
    );
    expect(spoilt).toEqual({
      ok: false,
      reason: "bad-file",
      problems: [{ row: 3, problem: "unknown-payment" }],
    });
    expect(await stateOf(good)).toBe("at-bank");
    const text = table(right, `${endToEndId(lineOf(bad))},failed,AC04 account closed,${DAY},`);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => importResults(lead, { runId, text }, later(2))),
    );
    const changed = answers.map((one) => (one.ok ? one.value.paid + one.value.failed : -1));
    expect(changed.sort()).toEqual([...Array<number>(19).fill(0), 2]);
    expect(
      await db().ledgerTransaction.count({
        where: { kind: { in: ["settle", "return"] }, awardId: { in: [good.awardId, bad.awardId] } },
      }),
    ).toBe(2);

    expect(await db().awardRemedy.findUniqueOrThrow({ where: { id: good.remedyId } })).toMatchObject({
      proof: "BANK-7",
      fulfilledAt: NOW,
    });
    expect(await db().complaint.findUniqueOrThrow({ where: { id: good.complaintId } })).toMatchObject({
      status: "resolved",
    });
    expect((await findRun(lead, runId))?.run.status).toBe("settled");
    expect((await listRuns(lead, null)).find(({ id }) => id === runId)).toMatchObject({
      status: "settled",
      payments: 2,
      failed: 1,
      totalMinor: 80_145n,
    });
    expect(await stateOf(bad)).toBe("correct-payee");
    expect(await casePayee(agent, bad.complaintId)).toMatchObject({
      isFlagged: true,
      reason: "AC04 account closed",
    });
    expect(await db().notification.count({ where: { staffId: agent.id, kind: "payout-failed" } })).toBe(1);
    expect(
      await db().mail.count({ where: { complaintId: bad.complaintId, template: "payment-failed" } }),
    ).toBe(1);

    // Corrected, it goes into the next run, and its answer is taken in by two processes at once.
    await give(bad, "0066666666");
    const second = await draft();
    for (const { id, remedyId } of await linesOf(second))
      if (remedyId !== bad.remedyId) await dropLine(lead, { runId: second, lineId: id });
    expect(await approve(second)).toMatchObject({ ok: true });
    expect(await exportRun(lead, { runId: second }, NOW)).toMatchObject({ ok: true });
    const line = (await linesOf(second)).find(({ state }) => state === "sent");
    const paid = table(`${endToEndId(line?.id ?? "")},paid,,${DAY},`);
    const order = { staff: lead, runId: second, now: later(3).toISOString(), text: paid };
    const said = await inProcesses(order);
    expect(said).toContainEqual({ ok: true, value: { paid: 1, failed: 0, unchanged: 0 } });
    expect(said).toContainEqual({ ok: true, value: { paid: 0, failed: 0, unchanged: 1 } });
    expect(await db().award.findUniqueOrThrow({ where: { id: bad.awardId } })).toMatchObject({
      status: "fulfilled",
    });
    expect(await checkLedgerFor(lead)).toMatchObject({ findings: [] });
  }, 120_000);

  it("fills only once when two are prepared at a time", async () => {
    const all = await Promise.all(Array.from({ length: 4 }, () => due(100n, { currency: "CNY" })));
    for (const one of all) await give(one);
    await Promise.all(
      Array.from({ length: 6 }, () => prepareRun(lead, { currency: "CNY", executionDay: DAY }, NOW)),
    );
    const lines = await db().payoutLine.findMany({
      where: { remedyId: { in: all.map(({ remedyId }) => remedyId) } },
    });
    expect(lines).toHaveLength(4);
  });
});

describe("money handed over by hand", () => {
  it("needs its proof", async () => {
    const one = await due(100n);
    expect(await fulfilRemedy(agent, { ...one, fulfilledAt: NOW, proof: "" }, NOW)).toEqual({
      ok: false,
      reason: "proof-missing",
    });
    expect(await fulfilRemedy(agent, { ...one, fulfilledAt: NOW, proof: "till 12" }, NOW)).toMatchObject({
      ok: true,
    });
    expect(await stateOf(one)).toBe("paid");
  });
});

describe("a promise whose date comes near", () => {
  it("is told to its owner a day before, and to the customer before it is broken, once each", async () => {
    const one = await due(100n);
    const mine = { awardId: one.awardId };
    const told = () =>
      db().mail.count({ where: { complaintId: one.complaintId, template: "promise-postponed" } });
    const warned = () =>
      db().notification.count({ where: { kind: "promise-nears", complaintId: one.complaintId } });
    const end = 7 * 24;
    await warnOfPromises(later(end - 25));
    expect([await warned(), await told()]).toEqual([0, 0]);
    await warnOfPromises(later(end - 23));
    await warnOfPromises(later(end - 22));
    expect([await warned(), await told()]).toEqual([1, 0]);
    await Promise.all([
      warnOfPromises(later(end - 3)),
      warnOfPromises(later(end - 3)),
      warnOfPromises(later(end - 2)),
    ]);
    expect([await warned(), await told()]).toEqual([1, 1]);
    const award = await db().award.findUniqueOrThrow({ where: { id: mine.awardId } });
    expect(award).toMatchObject({ fulfilDueAt: later(end), expectedAt: later(end + 72) });
  });
});
