import { beforeAll, describe, expect, it } from "vitest";
import { answerAsCustomer } from "@/lib/compensation/mutations/answer";
import { reverseAward } from "@/lib/compensation/mutations/reverse-award";
import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import type { Policy } from "@/lib/domain/compensation/policy";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { DAY_MS } from "@/lib/domain/duration";
import { deltaOf, isConserved } from "@/lib/domain/simulation/replay";
import { startDraft } from "@/lib/policies/mutations/drafts";
import { simulate } from "@/lib/simulation/jobs";
import { beginRun, cancelSimulation, noteProgress, startSimulation } from "@/lib/simulation/mutations";
import { figureCases, findSimulation, listSimulations } from "@/lib/simulation/queries/simulations";
import { asOwner } from "@/tests/support/database";
import { aDesk, decisionFor, propose, staffMember, valueLines } from "@/tests/support/factories/awards";
import { aComplaint } from "@/tests/support/factories/money";

const NOW = new Date("2026-11-20T12:00:00Z");
const later = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const FROM = "2026-11-01";
const TO = "2026-12-31";
const PLAIN = { isLastTry: false, now: NOW };

let desk: Awaited<ReturnType<typeof aDesk>>;
let draftId: string;

const proofOf = (complaint: { id: string; customerId: string }): CustomerProof => ({
  complaintId: complaint.id,
  customerId: complaint.customerId,
  byMail: true,
  proof: "link-checked",
});

/** Twice the gestures and no approval line above them: more for many, less for nobody. */
function generous(policy: Policy): Policy {
  const doubled = policy.tiers.map((tier) => ({
    ...tier,
    gestureMinor: Object.fromEntries(
      Object.entries(tier.gestureMinor).map(([code, amount]) => [code, amount * 2n]),
    ),
  }));
  return { ...policy, tiers: doubled };
}

async function answerGoodwill(
  complaint: { id: string; customerId: string },
  answer: "accept" | "decline",
): Promise<string> {
  const goodwill = await db().award.findFirstOrThrow({
    where: { complaintId: complaint.id, part: "goodwill", status: "offered" },
    select: { id: true },
  });
  const answered = await answerAsCustomer(
    proofOf(complaint),
    { awardId: goodwill.id, answer, reason: "" },
    later(1),
  );
  expect(answered.ok).toBe(true);
  return goodwill.id;
}

async function run(policyId: string): Promise<string> {
  const started = await startSimulation(
    desk.manager,
    { policy: policyId, from: FROM, to: TO, department: null, region: null },
    NOW,
  );
  if (!started.ok) throw new Error(started.reason);
  await simulate(started.value, PLAIN);
  return started.value;
}

async function resultOf(id: string) {
  const found = await findSimulation(desk.manager, id);
  if (!found?.result) throw new Error(`no result: ${found?.status}`);
  return found.result;
}

beforeAll(async () => {
  desk = await aDesk();
  const draft = await startDraft(
    desk.manager,
    { from: "document", document: generous(DEFAULT_POLICY), basedOn: null },
    NOW,
  );
  if (!draft.ok) throw new Error(draft.reason);
  draftId = draft.value;
  // Accepted, declined, open, reversed, decided twice on better facts, overridden with a reason.
  const accepted = await desk.complaint();
  await propose(desk.agent, accepted.id, NOW);
  await answerGoodwill(accepted, "accept");
  const declined = await desk.complaint();
  await propose(desk.agent, declined.id, NOW);
  await answerGoodwill(declined, "decline");
  await propose(desk.agent, (await desk.complaint({ impact: "minor" })).id, NOW);
  const reversed = await desk.complaint();
  await propose(desk.agent, reversed.id, NOW);
  const awardId = await answerGoodwill(reversed, "accept");
  expect((await reverseAward(desk.manager, { awardId, reason: "paid-twice" }, later(2))).ok).toBe(true);
  const twice = await desk.complaint({ provenLossMinor: 0n });
  await propose(desk.agent, twice.id, NOW);
  await answerGoodwill(twice, "accept");
  await db().complaint.update({ where: { id: twice.id }, data: { provenLossMinor: 50_000n } });
  const better = await decisionFor(twice.id, later(2));
  const again = await propose(desk.agent, twice.id, later(2), {
    lines: valueLines(better).filter(({ part }) => part === "entitlement"),
  });
  expect(again).toMatchObject({ ok: true, value: { parts: [{ part: "entitlement", outcome: "issued" }] } });
  const override = await desk.complaint();
  const decision = await decisionFor(override.id, NOW);
  const lines = valueLines(decision).map((line) =>
    line.part === "goodwill" ? { ...line, faceMinor: line.faceMinor - 100n } : line,
  );
  const overridden = await propose(desk.agent, override.id, NOW, { lines, reasonCode: "like-cases" });
  expect(overridden.ok).toBe(true);
  await answerGoodwill(override, "accept");
  // Imported with relief but no amount, never decided, and a copy.
  const imported = await aComplaint({ impact: null, amountPaidMinor: null, provenLossMinor: null });
  await db().complaint.update({ where: { id: imported.id }, data: { channel: "import" } });
  await db().importedRelief.create({ data: { complaintId: imported.id, kind: "non-monetary" } });
  await aComplaint({ impact: null, failureKind: null });
  await aComplaint({ status: "duplicate" });
}, 120_000);

describe("a simulation", () => {
  let id: string;
  beforeAll(async () => {
    id = await run(draftId);
  });

  it("is kept with its result, its progress full", async () => {
    const [listed] = await listSimulations(desk.manager);
    expect(listed).toMatchObject({ id, status: "done", done: 9, total: 9, fromDay: FROM, toDay: TO });
  });

  it("counts what was decided, imported, never decided and left out, each apart", async () => {
    const { counted, apart } = await resultOf(id);
    expect(counted).toEqual({
      complaints: 9,
      decided: 6,
      earlierDecisions: 1,
      imported: 1,
      undecided: 1,
      leftOut: 1,
      unreadable: 0,
    });
    expect(apart.imported).toMatchObject([{ was: "non-money", n: 1 }]);
    expect(apart).toMatchObject({ unknownKind: 1, assumedImpact: 2, undecided: [] });
  });

  it("replays the past to the cent: delta 0, the override as it was recorded, the answers as they were given", async () => {
    const { replay } = await resultOf(id);
    expect(replay).toMatchObject({ decisions: 7, replayed: 7, awards: 13, overrides: 1, disagreeing: 0 });
    expect(isConserved(replay)).toBe(true);
    const rows = await db().$queryRaw<{ part: string; net: bigint }[]>`
      SELECT a.part, sum(CASE e.direction WHEN 'debit' THEN e.amount_minor ELSE -e.amount_minor END)::bigint AS net
      FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind IN ('promised', 'paid')
      GROUP BY a.part ORDER BY a.part`;
    expect(replay.totals.map(({ part, ledgerMinor }) => ({ part, net: ledgerMinor }))).toEqual(rows);
    expect(replay.totals.every(({ ledgerMinor }) => ledgerMinor > 0n)).toBe(true);
  });

  it("gives more under more generous rules, and every figure leads to its cases", async () => {
    const { currencies } = await resultOf(id);
    const [twd] = currencies;
    expect(twd).toMatchObject({ currency: "TWD", cases: 6 });
    const [total] = twd?.axes.total ?? [];
    expect(total?.after.faceMinor).toBeGreaterThan(total?.before.faceMinor ?? 0n);
    const more = await figureCases(desk.manager, id, twd?.more.figure ?? "");
    expect(more?.n).toBe(twd?.more.n);
    expect(more?.cases.every(({ beforeMinor, afterMinor }) => afterMinor > beforeMinor)).toBe(true);
    expect(await figureCases(desk.manager, id, "no such figure")).toBeNull();
  });

  it("done again, changes nothing: the job finds it ended", async () => {
    await simulate(id, PLAIN);
    expect((await findSimulation(desk.manager, id))?.status).toBe("done");
  });
});

describe("the policy that decided, tried on its own past", () => {
  it("differs nowhere", async () => {
    const version = await db().policyVersion.findFirstOrThrow({
      where: { status: "published" },
      select: { id: true },
    });
    const { currencies, sides } = await resultOf(await run(version.id));
    expect(sides).toEqual([]);
    for (const { more, less, same, cases, axes } of currencies) {
      expect([more.n, less.n, same]).toEqual([0, 0, cases]);
      for (const row of Object.values(axes).flat()) expect(row.after).toEqual(row.before);
    }
  });
});

describe("what was tampered with", () => {
  it("shows: an award's amount changed behind the books' back", async () => {
    const award = await db().award.findFirstOrThrow({ where: { part: "entitlement", status: "fulfilling" } });
    const setAmount = (minor: bigint) =>
      asOwner(async (client) => {
        await client.query("ALTER TABLE award DISABLE TRIGGER award_money_fixed");
        await client.query("UPDATE award SET amount_minor = $1 WHERE id = $2", [minor.toString(), award.id]);
        await client.query("ALTER TABLE award ENABLE TRIGGER award_money_fixed");
      });
    await setAmount(award.amountMinor + 1n);
    const id = await run(draftId);
    const { replay } = await resultOf(id);
    await setAmount(award.amountMinor);
    expect(isConserved(replay)).toBe(false);
    expect(replay.disagreeing).toBe(1);
    expect(replay.totals.map(deltaOf)).toEqual([1n, 0n]);
    const cases = await figureCases(desk.manager, id, replay.disagreeingFigure);
    expect(cases?.cases.map((one) => one.id)).toEqual([award.complaintId]);
  });

  it("shows: a stored decision changed", async () => {
    const {
      id: decisionId,
      decision,
      complaintId,
    } = await db().compensationDecision.findFirstOrThrow({
      orderBy: { decidedAt: "asc" },
    });
    const changed = JSON.parse(JSON.stringify(decision));
    changed.totals.goodwillMinor = "1";
    await db().compensationDecision.update({ where: { id: decisionId }, data: { decision: changed } });
    const id = await run(draftId);
    const { replay } = await resultOf(id);
    await db()
      .$executeRaw`UPDATE compensation_decision SET decision = ${toCanonicalJson(decision)}::jsonb WHERE id = ${decisionId}::uuid`;
    expect([replay.decisions, replay.replayed]).toEqual([7, 6]);
    const cases = await figureCases(desk.manager, id, replay.brokenFigure);
    expect(cases?.cases.map((one) => one.id)).toEqual([complaintId]);
  });
});

describe("starting and stopping", () => {
  const input = () => ({ policy: draftId, from: FROM, to: TO, department: null, region: null });

  it("is for those who write policies, one at a time, on days that exist", async () => {
    const lead = await staffMember("lead");
    expect(await startSimulation(lead, input(), NOW)).toEqual({ ok: false, reason: "not-allowed" });
    expect(await startSimulation(desk.manager, { ...input(), from: "2026-02-30" }, NOW)).toEqual({
      ok: false,
      reason: "not-a-day",
    });
    const started = await startSimulation(desk.manager, input(), NOW);
    expect(started.ok).toBe(true);
    expect(await startSimulation(desk.manager, input(), NOW)).toEqual({ ok: false, reason: "under-way" });
    const jobs = await db().$queryRaw<{ n: number }[]>`
      SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'simulate'`;
    expect(jobs[0]?.n).toBeGreaterThan(0);
    if (started.ok) await cancelSimulation(desk.manager, { id: started.value }, NOW);
  });

  it("cancelled, does not run, and a run under way notices", async () => {
    const started = await startSimulation(desk.manager, input(), NOW);
    if (!started.ok) throw new Error(started.reason);
    const id = started.value;
    const begun = await beginRun(id, NOW);
    if (!begun) throw new Error("not begun");
    expect(await noteProgress(begun, { done: 1, total: 9 })).toBe(true);
    expect((await cancelSimulation(desk.manager, { id }, NOW)).ok).toBe(true);
    expect(await noteProgress(begun, { done: 2, total: 9 })).toBe(false);
    await simulate(id, PLAIN);
    expect(await findSimulation(desk.manager, id)).toMatchObject({
      status: "cancelled",
      done: 1,
      result: null,
    });
    expect(await cancelSimulation(desk.manager, { id }, NOW)).toEqual({ ok: false, reason: "already-ended" });
  });

  it("broken off, starts from the beginning, and the earlier run writes nothing any more", async () => {
    const started = await startSimulation(desk.manager, input(), NOW);
    if (!started.ok) throw new Error(started.reason);
    const dead = await beginRun(started.value, NOW);
    if (!dead) throw new Error("not begun");
    await noteProgress(dead, { done: 5, total: 9 });
    await simulate(started.value, PLAIN);
    expect(await findSimulation(desk.manager, started.value)).toMatchObject({ status: "done", done: 9 });
    expect(await noteProgress(dead, { done: 6, total: 9 })).toBe(false);
  });

  it("keeps the document of its start, whatever becomes of the draft", async () => {
    const started = await startSimulation(desk.manager, input(), NOW);
    if (!started.ok) throw new Error(started.reason);
    await db().$executeRaw`DELETE FROM policy_version WHERE id = ${draftId}::uuid`;
    await simulate(started.value, PLAIN);
    const found = await findSimulation(desk.manager, started.value);
    expect(found).toMatchObject({ status: "done", policyVersionId: null });
    expect(found?.result?.currencies[0]?.more.n).toBeGreaterThan(0);
  });
});
