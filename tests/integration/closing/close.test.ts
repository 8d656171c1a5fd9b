import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closeComplaint } from "@/lib/closing/mutations/close";
import { closingView } from "@/lib/closing/queries/view";
import type { ClosingInput } from "@/lib/closing/schema";
import { moveComplaint } from "@/lib/complaints/mutations/project";
import { db, inTransaction } from "@/lib/db/client";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import {
  aBudget,
  aComplaint,
  aDepartment,
  anAwardSubject,
  anOrganisation,
  INTAKE,
} from "../../support/factories/money";

const NOW = new Date("2026-11-22T06:00:00Z");
let agent: Staff;
let departmentId: string;

beforeAll(async () => {
  await anOrganisation();
  departmentId = await aDepartment();
  await aCategoryWithCauses(departmentId);
  agent = await aColleague("agent", departmentId);
});

const aCase = (overrides: Parameters<typeof aComplaint>[0] = {}) =>
  aComplaint({ status: "investigating", categoryKey: "service", departmentId, ...overrides });

const last = (
  complaint: { id: string; reference: string; version: number },
  overrides: Partial<ClosingInput> = {},
): ClosingInput => ({
  complaintId: complaint.id,
  reference: complaint.reference,
  version: complaint.version,
  way: "close",
  outcome: "upheld",
  rootCause: "service-slow",
  message: "The room was not ready because two colleagues were ill. We are sorry.",
  apology: true,
  regret: false,
  explanation: true,
  ...overrides,
});

const stateOf = (id: string) => db().complaint.findUniqueOrThrow({ where: { id } });
const eventsOf = async (complaintId: string) =>
  (
    await db().complaintEvent.findMany({
      where: { complaintId, type: { notIn: INTAKE } },
      orderBy: { id: "asc" },
    })
  ).map(({ type, facts }) => ({ type, facts }));

describe("closing", () => {
  it("takes every step, keeps the promise, mails the last word and plans the surveys", async () => {
    const complaint = await aCase();
    const result = await closeComplaint(agent, last(complaint), NOW);
    expect(result).toEqual({ ok: true, value: { version: 4 } });
    expect(await stateOf(complaint.id)).toMatchObject({
      status: "closed",
      outcome: "upheld",
      rootCauseKey: "service-slow",
      closedAt: NOW,
      resolvedAt: NOW,
      promiseKeptAt: NOW,
      nextDueAt: null,
      isOpen: false,
      version: 4,
    });
    const events = await eventsOf(complaint.id);
    expect(events.map(({ type }) => type)).toEqual(["status-moved", "resolved", "closed"]);
    expect(events.at(-1)?.facts).toMatchObject({
      from: "resolved",
      to: "closed",
      outcome: "upheld",
      rootCause: "service-slow",
    });
    const message = await db().message.findFirstOrThrow({ where: { complaintId: complaint.id } });
    expect(message).toMatchObject({ kind: "answer", contains: ["apology", "explanation"] });
    const mails = await db().mail.findMany({ where: { complaintId: complaint.id } });
    expect(mails).toMatchObject([
      { template: "closed", params: { messageId: message.id }, locale: "zh-Hant" },
    ]);
    expect(await db().survey.count({ where: { complaintId: complaint.id } })).toBe(2);
  });

  it("solves on the spot a case that nobody has assessed further", async () => {
    const complaint = await aCase({ status: "received" });
    expect((await closeComplaint(agent, last(complaint, { way: "solve" }), NOW)).ok).toBe(true);
    expect(await stateOf(complaint.id)).toMatchObject({
      status: "solved-on-the-spot",
      closedAt: NOW,
      outcome: "upheld",
    });
  });

  it("counts what was already said", async () => {
    const complaint = await aCase();
    const said = { complaintId: complaint.id, kind: "answer", authorKind: "staff", body: "…", sentAt: NOW };
    await db().message.create({
      data: { ...said, contains: ["apology", "explanation"] },
      select: { id: true },
    });
    const result = await closeComplaint(agent, last(complaint, { apology: false, explanation: false }), NOW);
    expect(result.ok).toBe(true);
  });

  it.each([
    { why: "there is no apology", input: { apology: false }, reason: "not-ready" },
    { why: "there is no explanation", input: { explanation: false }, reason: "not-ready" },
    { why: "the cause belongs elsewhere", input: { rootCause: "delivery-late" }, reason: "unknown-cause" },
    { why: "the cause was retired", input: { rootCause: "service-retired" }, reason: "unknown-cause" },
    { why: "a colleague was faster", input: { version: 99 }, reason: "version-conflict" },
  ] as const)("is refused when $why, and nothing is written", async ({ input, reason }) => {
    const complaint = await aCase();
    expect(await closeComplaint(agent, last(complaint, input), NOW)).toEqual({ ok: false, reason });
    expect((await stateOf(complaint.id)).status).toBe("investigating");
    expect(await db().message.count({ where: { complaintId: complaint.id } })).toBe(0);
    expect(await eventsOf(complaint.id)).toEqual([]);
  });

  it("asks for regret, and refuses an apology, where the fault is not ours", async () => {
    const complaint = await aCase({ attribution: "force-majeure" });
    expect(await closeComplaint(agent, last(complaint), NOW)).toEqual({
      ok: false,
      reason: "apology-not-ours",
    });
    const regretful = last(complaint, { apology: false, regret: true, outcome: "not-upheld" });
    expect((await closeComplaint(agent, regretful, NOW)).ok).toBe(true);
  });

  it("waits until it is said whose doing it was, and until awards are settled", async () => {
    const unknown = await aCase({ attribution: "unknown" });
    const input = last(unknown, { apology: false, regret: true });
    expect(await closeComplaint(agent, input, NOW)).toEqual({ ok: false, reason: "not-ready" });
    expect((await closingView(agent, unknown.id))?.missing).toContain("attribution");

    const owed = await aCase();
    const { id: budgetId } = await aBudget({ departmentId });
    await anAwardSubject({ budgetId, complaintId: owed.id });
    expect(await closeComplaint(agent, last(owed), NOW)).toEqual({ ok: false, reason: "not-ready" });
    expect((await closingView(agent, owed.id))?.missing).toContain("settled-awards");
  });

  it("closes once, however many click at once", async () => {
    const complaint = await aCase();
    const results = await Promise.all(
      Array.from({ length: 8 }, () => closeComplaint(agent, last(complaint), NOW)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await db().mail.count({ where: { complaintId: complaint.id } })).toBe(1);
    expect(await db().survey.count({ where: { complaintId: complaint.id } })).toBe(2);
  });

  it("shows the causes of the category, the one for all of them last", async () => {
    const view = await closingView(agent, (await aCase()).id);
    expect(view?.causes.map(({ key }) => key)).toEqual(["service-slow", "other"]);
    expect(view?.ways).toEqual(["close", "solve"]);
    expect(view?.missing).toEqual(["explanation", "apology"]);
  });
});

describe("the day of closing", () => {
  it("is that of any end, and is gone when the case is taken up again", async () => {
    const complaint = await aCase({ status: "assessed" });
    const said = { complaintId: complaint.id, kind: "answer", authorKind: "staff", body: "…", sentAt: NOW };
    await db().message.create({ data: { ...said, contains: [] }, select: { id: true } });
    const move = (to: "enquiry" | "assessed") =>
      inTransaction((tx) =>
        moveComplaint(tx, {
          complaintId: complaint.id,
          to,
          actor: { kind: "staff", id: agent.id },
          now: NOW,
        }),
      );
    await move("enquiry");
    expect((await stateOf(complaint.id)).closedAt).toEqual(NOW);
    await move("assessed");
    expect((await stateOf(complaint.id)).closedAt).toBeNull();
  });
});
