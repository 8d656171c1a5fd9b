import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { addNote } from "@/lib/complaints/mutations/add-note";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { assignComplaint } from "@/lib/complaints/mutations/assign";
import { changeSeverity } from "@/lib/complaints/mutations/change-severity";
import { moveByStaff } from "@/lib/complaints/mutations/move";
import { followLog, lockComplaint, writeChange } from "@/lib/complaints/mutations/project";
import { revokeLink } from "@/lib/complaints/mutations/revoke-link";
import { type MessageInput, sendMessage } from "@/lib/complaints/mutations/send-message";
import { caseByReference } from "@/lib/complaints/queries/case";
import { caseTimeline } from "@/lib/complaints/queries/timeline";
import { db, inTransaction } from "@/lib/db/client";
import { saveDraft } from "@/lib/drafts/mutations";
import { touchPresence } from "@/lib/presence/mutations";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import { aComplaint, aDepartment, anOrganisation, INTAKE } from "../../support/factories/money";

const NOON = new Date("2026-11-20T12:00:00Z");
const hours = (count: number) => new Date(NOON.getTime() + count * 3_600_000);

let agent: Staff;
let lead: Staff;

beforeAll(async () => {
  await anOrganisation();
  [agent, lead] = await Promise.all([aColleague("agent"), aColleague("lead")]);
});

const state = (id: string) => db().complaint.findUniqueOrThrow({ where: { id } });
const eventsOf = (complaintId: string) =>
  db().complaintEvent.findMany({
    where: { complaintId, type: { notIn: INTAKE } },
    orderBy: { id: "asc" },
  });
const message = (complaintId: string, overrides: Partial<MessageInput> = {}): MessageInput => ({
  complaintId,
  expectedVersion: 1,
  kind: "answer",
  body: "我們會在今天退款。",
  contains: ["apology", "explanation"],
  thenWait: false,
  ...overrides,
});

describe("an answer", () => {
  it("writes message, event, clocks and mail together", async () => {
    const { id } = await aComplaint();
    await saveDraft(agent, { complaintId: id, kind: "answer", body: "我們會" }, NOON);
    const sent = await sendMessage(agent, message(id), NOON);
    expect(sent).toMatchObject({ ok: true, value: { version: 2, keptPromise: true, mailed: true } });
    const after = await state(id);
    expect(after).toMatchObject({
      promiseKeptAt: NOON,
      firstAnswerAt: NOON,
      nextUpdateDueAt: hours(24),
      nextDueAt: hours(24),
    });
    const [event] = await eventsOf(id);
    expect(event).toMatchObject({ type: "answered", actorId: agent.id, facts: { from: "assessed" } });
    expect(JSON.stringify(event)).not.toContain("退款");
    const mails = await db().mail.findMany({ where: { complaintId: id } });
    expect(mails).toMatchObject([{ template: "answer", locale: "zh-Hant" }]);
    expect(await db().draft.count({ where: { complaintId: id } })).toBe(0);
    const search = await db().complaintSearch.findUniqueOrThrow({ where: { complaintId: id } });
    expect(search.terms).toContain("退款");
  });

  it("a holding reply keeps an urgent promise and no other", async () => {
    const urgent = await aComplaint({ severity: "urgent" });
    const standard = await aComplaint();
    const holding = { kind: "holding-reply", contains: [] } as const;
    expect(await sendMessage(agent, message(urgent.id, holding), NOON)).toMatchObject({
      value: { keptPromise: true },
    });
    expect(await sendMessage(agent, message(standard.id, holding), NOON)).toMatchObject({
      value: { keptPromise: false },
    });
    expect(await state(urgent.id)).toMatchObject({ promiseKeptAt: NOON, nextUpdateDueAt: hours(4) });
    expect((await state(standard.id)).promiseKeptAt).toBeNull();
  });

  it("rests the next update when it asks the customer something", async () => {
    const { id } = await aComplaint();
    await sendMessage(agent, message(id, { thenWait: true }), NOON);
    expect(await state(id)).toMatchObject({ status: "waiting-for-customer", nextDueAt: null });
  });

  it("offers an apology only where the fault is ours", async () => {
    const { id } = await aComplaint({ attribution: "customer" });
    expect(await sendMessage(agent, message(id), NOON)).toEqual({ ok: false, reason: "apology-not-ours" });
    expect(await db().message.count({ where: { complaintId: id } })).toBe(0);
    expect(await sendMessage(agent, message(id, { contains: ["regret"] }), NOON)).toMatchObject({ ok: true });
  });

  it("two agents at once: one is sent, the other hears of it and nothing of hers is written", async () => {
    const { id } = await aComplaint();
    const results = await Promise.all([
      sendMessage(agent, message(id), NOON),
      sendMessage(lead, message(id, { body: "another" }), NOON),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results).toContainEqual({ ok: false, reason: "version-conflict" });
    expect(await db().message.count({ where: { complaintId: id } })).toBe(1);
    expect(await db().mail.count({ where: { complaintId: id } })).toBe(1);
    expect((await state(id)).version).toBe(2);
  });

  it("is refused where the case has ended, while a note is not", async () => {
    const { id } = await aComplaint({ status: "closed" });
    expect(await sendMessage(agent, message(id), NOON)).toEqual({ ok: false, reason: "already-ended" });
    expect(
      await addNote(agent, { complaintId: id, kind: "internal-note", body: "Seen." }, NOON),
    ).toMatchObject({ ok: true });
    expect(await db().mail.count({ where: { complaintId: id } })).toBe(0);
  });
});

describe("severity", () => {
  it("brings the promise forward and never back", async () => {
    const { id } = await aComplaint({ receivedAt: hours(-20) });
    const change = { complaintId: id, expectedVersion: 1, reason: "The lift is stuck with her in it" };
    expect(await changeSeverity(agent, { ...change, severity: "urgent" }, NOON)).toMatchObject({ ok: true });
    expect(await state(id)).toMatchObject({
      severity: "urgent",
      promiseDueAt: hours(1),
      nextDueAt: hours(1),
      queueRank: 1,
    });
    const relaxed = { ...change, expectedVersion: 2, severity: "low" } as const;
    expect(await changeSeverity(agent, relaxed, NOON)).toEqual({ ok: false, reason: "needs-lead" });
    expect(await changeSeverity(lead, relaxed, NOON)).toMatchObject({ ok: true });
    expect((await state(id)).promiseDueAt).toEqual(hours(1));
    const reasons = (await caseByReference(lead, (await state(id)).reference, "en"))?.severityReasons;
    expect(reasons?.map(({ to }) => to)).toEqual(["urgent", "low"]);
    expect(JSON.stringify(await eventsOf(id))).not.toContain("lift");
  });

  it("keeps a nearer deadline than the new one", async () => {
    const { id } = await aComplaint({ receivedAt: hours(-23.5) });
    await changeSeverity(
      agent,
      { complaintId: id, expectedVersion: 1, severity: "urgent", reason: "x" },
      NOON,
    );
    expect((await state(id)).promiseDueAt).toEqual(hours(0.5));
  });
});

describe("assessing", () => {
  it("records the facts, takes the case on, and later corrects them where it stands", async () => {
    const departmentId = await aDepartment();
    const { categoryKey } = await aCategoryWithCauses(departmentId);
    const { id } = await aComplaint({ status: "received", impact: null });
    const assessment = {
      impact: "major",
      categoryKey,
      failureKind: "attention",
      acceptance: "rejected",
      attribution: "partner",
      amountPaidMinor: 350_000n,
      provenLossMinor: null,
      currency: "TWD",
      vulnerable: true,
      emotionalImpact: "upset",
    } as const;
    expect(
      await assessComplaint(agent, { complaintId: id, expectedVersion: 1, assessment }, NOON),
    ).toMatchObject({ ok: true });
    expect(await state(id)).toMatchObject({
      status: "assessed",
      impact: "major",
      departmentId,
      amountPaidMinor: 350_000n,
      queueRank: 2,
    });
    const again = { ...assessment, currency: null };
    expect(
      await assessComplaint(agent, { complaintId: id, expectedVersion: 2, assessment: again }, NOON),
    ).toEqual({
      ok: false,
      reason: "currency-missing",
    });
  });
});

describe("moves by hand", () => {
  const move = (
    complaintId: string,
    to: "investigating" | "duplicate" | "enquiry" | "reopened",
    twin: string | null = null,
  ) => ({
    complaintId,
    expectedVersion: 1,
    to,
    twinReference: twin,
  });

  it("are legal ones only", async () => {
    const { id } = await aComplaint({ status: "received" });
    expect(await moveByStaff(agent, move(id, "investigating"), NOON)).toEqual({
      ok: false,
      reason: "illegal-move",
    });
    const assessed = await aComplaint();
    expect(await moveByStaff(agent, move(assessed.id, "investigating"), NOON)).toMatchObject({ ok: true });
    expect((await eventsOf(assessed.id)).map(({ facts }) => facts)).toEqual([
      { from: "assessed", to: "investigating" },
    ]);
  });

  it("a duplicate names another complaint of the same customer", async () => {
    const original = await aComplaint();
    const twin = await aComplaint({ customerId: original.customerId });
    const stranger = await aComplaint();
    expect(await moveByStaff(agent, move(twin.id, "duplicate", stranger.reference), NOON)).toEqual({
      ok: false,
      reason: "no-twin",
    });
    expect(await moveByStaff(agent, move(twin.id, "duplicate", original.reference), NOON)).toMatchObject({
      ok: true,
    });
    expect(await state(twin.id)).toMatchObject({
      status: "duplicate",
      linkedToId: original.id,
      isOpen: false,
      nextDueAt: null,
    });
  });

  it("an enquiry is not put aside unanswered, and only a lead reopens", async () => {
    const { id } = await aComplaint();
    expect(await moveByStaff(agent, move(id, "enquiry"), NOON)).toEqual({
      ok: false,
      reason: "unanswered-enquiry",
    });
    const closed = await aComplaint({ status: "closed" });
    expect(await moveByStaff(agent, move(closed.id, "reopened"), NOON)).toEqual({
      ok: false,
      reason: "illegal-move",
    });
    expect(await moveByStaff(lead, move(closed.id, "reopened"), NOON)).toMatchObject({ ok: true });
  });
});

describe("assigning", () => {
  it("an agent takes a free case, not a colleague's; a lead may, and the colleague is told", async () => {
    const { id } = await aComplaint();
    const other = await aColleague("agent");
    expect(await assignComplaint(agent, { complaintId: id, to: agent.id }, NOON)).toMatchObject({ ok: true });
    expect(await assignComplaint(other, { complaintId: id, to: other.id }, NOON)).toEqual({
      ok: false,
      reason: "already-assigned",
    });
    expect(await assignComplaint(agent, { complaintId: id, to: other.id }, NOON)).toEqual({
      ok: false,
      reason: "not-allowed",
    });
    expect(await assignComplaint(lead, { complaintId: id, to: other.id }, NOON)).toMatchObject({ ok: true });
    expect(await db().notification.count({ where: { staffId: other.id, kind: "case-assigned" } })).toBe(1);
  });

  it("never to somebody who cannot work on cases", async () => {
    const { id } = await aComplaint();
    const auditor = await aColleague("auditor");
    expect(await assignComplaint(lead, { complaintId: id, to: auditor.id }, NOON)).toEqual({
      ok: false,
      reason: "unknown-colleague",
    });
  });
});

describe("what others build on", () => {
  it("an offer keeps the promise of a standard complaint", async () => {
    const { id } = await aComplaint();
    await inTransaction(async (tx) => {
      const actor = { kind: "staff", id: agent.id } as const;
      await appendEvent(tx, { complaintId: id, type: "award-offered", actor, occurredAt: NOON });
      await followLog(tx, id, NOON);
    });
    expect(await state(id)).toMatchObject({ promiseKeptAt: NOON, version: 2 });
  });

  it("a change and its event are one: when the transaction fails neither is there", async () => {
    const { id } = await aComplaint();
    const event = { type: "assessed", actor: { kind: "staff", id: agent.id }, occurredAt: NOON } as const;
    const attempt = inTransaction(async (tx) => {
      const current = await lockComplaint(tx, id);
      if (current) await writeChange(tx, current, { patch: { impact: "minor" }, event });
      throw new Error("the power went");
    });
    await expect(attempt).rejects.toThrow("the power went");
    expect(await state(id)).toMatchObject({ impact: "major", version: 1 });
    expect(await eventsOf(id)).toEqual([]);
  });

  it("events cannot be changed or removed", async () => {
    const { id } = await aComplaint();
    await addNote(agent, { complaintId: id, kind: "internal-note", body: "x" }, NOON);
    await expect(
      db().complaintEvent.updateMany({ where: { complaintId: id }, data: { type: "closed" } }),
    ).rejects.toThrow();
    await expect(db().complaintEvent.deleteMany({ where: { complaintId: id } })).rejects.toThrow();
  });

  it("revoking raises the link's version", async () => {
    const { id } = await aComplaint();
    expect(await revokeLink(agent, { complaintId: id, expectedVersion: 1 }, NOON)).toMatchObject({
      ok: true,
    });
    expect((await state(id)).linkVersion).toBe(2);
  });
});

describe("the case page's data", () => {
  it("tells the story with names, each text once, the latest first", async () => {
    const { id, reference } = await aComplaint();
    await assignComplaint(lead, { complaintId: id, to: agent.id }, hours(0));
    await addNote(agent, { complaintId: id, kind: "internal-note", body: "Called the hotel." }, hours(1));
    const current = await state(id);
    await sendMessage(agent, message(id, { expectedVersion: current.version }), hours(2));
    const entries = await caseTimeline(agent, id);
    expect(entries.map((entry) => (entry.entry === "event" ? entry.type : entry.kind))).toEqual([
      "answer",
      "internal-note",
      "assigned",
      "severity-set",
      "filed",
    ]);
    const assigned = entries.at(-3);
    expect(assigned?.entry === "event" && assigned.names[agent.id]).toBe(agent.name);
    const file = await caseByReference(agent, reference, "zh-Hant");
    expect(file).toMatchObject({ customerName: "林小姐", verified: false, tier: "regular", draft: null });
  });

  it("keeps drafts apart per person, the last word counting", async () => {
    const { id, reference } = await aComplaint();
    await saveDraft(agent, { complaintId: id, kind: "answer", body: "first" }, NOON);
    await saveDraft(agent, { complaintId: id, kind: "internal-note", body: "second" }, NOON);
    await saveDraft(lead, { complaintId: id, kind: "answer", body: "hers" }, NOON);
    expect((await caseByReference(agent, reference, "en"))?.draft).toMatchObject({
      kind: "internal-note",
      body: "second",
    });
    await saveDraft(agent, { complaintId: id, kind: "answer", body: "  " }, NOON);
    expect((await caseByReference(agent, reference, "en"))?.draft).toBeNull();
    expect((await caseByReference(lead, reference, "en"))?.draft?.body).toBe("hers");
  });

  it("warns of colleagues who were here a moment ago", async () => {
    const { id } = await aComplaint();
    expect(await touchPresence(agent, id, NOON)).toEqual([]);
    expect(await touchPresence(lead, id, new Date(NOON.getTime() + 20_000))).toMatchObject([
      { id: agent.id },
    ]);
    expect(await touchPresence(lead, id, new Date(NOON.getTime() + 60_000))).toEqual([]);
  });
});
