import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { staffAnswer } from "@/lib/api/staff-answers";
import type { Staff } from "@/lib/auth/staff";
import { openLink } from "@/lib/complaints/customer-proof";
import { appendEvent } from "@/lib/complaints/mutations/append-event";
import { assessComplaint } from "@/lib/complaints/mutations/assess";
import { changeSeverity } from "@/lib/complaints/mutations/change-severity";
import { moveByStaff } from "@/lib/complaints/mutations/move";
import { followLog } from "@/lib/complaints/mutations/project";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { caseByReference } from "@/lib/complaints/queries/case";
import { db, inTransaction } from "@/lib/db/client";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";
import { escalateClocks } from "@/lib/escalation/mutations/escalate";
import { complaintToken } from "@/lib/links/complaint-link";
import { rebuildClocks } from "@/lib/sla/mutations/rebuild";
import { forgetBook } from "@/lib/sla/queries/book";
import { clocksOfCase } from "@/lib/sla/queries/case-clocks";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { asOwner } from "../../support/database";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import { aFiledComplaint, FILED_AT } from "../../support/factories/filing";
import { aDepartment, anOrganisation } from "../../support/factories/money";

const at = (text: string) => new Date(`2026-${text}Z`);

let agent: Staff;
let lead: Staff;

beforeAll(async () => {
  await anOrganisation();
  [agent, lead] = await Promise.all([aColleague("agent"), aColleague("lead")]);
  await publishNewYork();
});

/** Office hours in a zone with summer time, and terms whose resolution is counted by them, in force since 2020. */
async function publishNewYork(): Promise<void> {
  const terms = defaultTerms("America/New_York");
  const clocks = terms.clocks.map((clock) =>
    clock.key === "resolution" ? { ...clock, calendar: { kind: "one", key: "new-york" } } : clock,
  );
  const since = new Date("2020-01-01T00:00:00Z");
  await asOwner(async (client) => {
    await client.query(`INSERT INTO calendar (key, names) VALUES ('new-york', '{"en": "New York"}')`);
    await client.query("INSERT INTO calendar_version VALUES ('new-york', 1, $1, NULL, NULL, $2)", [
      JSON.stringify(officeHours("America/New_York")),
      since,
    ]);
    await client.query(
      "INSERT INTO sla_version (version, document, effective_from, published_at) VALUES (2, $1, $2, $2)",
      [JSON.stringify({ ...terms, clocks }), since],
    );
  });
  forgetBook();
}

async function differences() {
  const wrong = [];
  for await (const batch of checkClocks({ all: true })) wrong.push(...batch.wrong);
  return wrong;
}

const versionOf = async (id: string) =>
  (await db().complaint.findUniqueOrThrow({ where: { id }, select: { version: true } })).version;

/** The due time of the newest run of a clock as page, index and program have it: one instant, or the test ends here. */
async function dueOf(key: string, complaintId: string, reference: string, now: Date): Promise<string | null> {
  const clocks = await clocksOfCase(agent, complaintId, now);
  const page = clocks.findLast((clock) => clock.key === key);
  const file = await caseByReference(agent, reference, "en");
  if (!page || !file) throw new Error("no such clock");
  const program = staffAnswer(file, { timeline: [], clocks }).clocks.findLast((one) => one.clock === key);
  const index = await db().complaintClock.findFirstOrThrow({
    where: { complaintId, clockKey: key },
    orderBy: { run: "desc" },
  });
  expect(index.dueAt).toEqual(page.dueAt);
  expect(program?.dueAt).toBe(page.dueAt?.toISOString() ?? null);
  return page.dueAt?.toISOString() ?? null;
}

describe("one case through everything that moves a clock", () => {
  it("is due at the same instant on page, index, interface and recompute", async () => {
    const { complaintId, reference } = await aFiledComplaint(
      { receivedAt: at("03-06T15:00:00"), description: "The invoice shows a fee twice." },
      at("03-06T15:00:00"),
    );
    const link = await openLink(complaintToken(complaintId, 1));
    if (!link) throw new Error("the link does not open");
    const due = (now: string) => dueOf("resolution", complaintId, reference, at(now));
    const assess = async (now: string) =>
      expect(
        await assessComplaint(
          agent,
          {
            complaintId,
            expectedVersion: await versionOf(complaintId),
            assessment: {
              categoryKey: (await aCategoryWithCauses(await aDepartment())).categoryKey,
              impact: "minor",
              failureKind: "attention",
              acceptance: "unknown",
              attribution: "company",
              amountPaidMinor: null,
              provenLossMinor: null,
              currency: null,
              vulnerable: false,
              emotionalImpact: "none",
            },
          },
          at(now),
        ),
      ).toMatchObject({ ok: true });
    const ask = async (now: string) =>
      expect(
        await sendMessage(
          agent,
          {
            complaintId,
            expectedVersion: await versionOf(complaintId),
            kind: "holding-reply",
            body: "Which invoice is it?",
            contains: [],
            thenWait: true,
          },
          at(now),
        ),
      ).toMatchObject({ ok: true });
    const reply = (now: string) =>
      replyAsCustomer(link.proof, { body: "The second one.", token: randomUUID() }, at(now));
    const move = async (to: "withdrawn" | "reopened", now: string) =>
      expect(
        await moveByStaff(
          lead,
          { complaintId, expectedVersion: await versionOf(complaintId), to, twinReference: null },
          at(now),
        ),
      ).toMatchObject({ ok: true });

    const severity = { complaintId, expectedVersion: await versionOf(complaintId), reason: "Paid twice" };
    await changeSeverity(agent, { ...severity, severity: "urgent" }, at("03-06T16:00:00"));
    // From Friday 11:00 in New York: 7 h, Monday 9 h in summer time, 8 h of Tuesday.
    expect(await due("03-06T16:00:00")).toBe("2026-03-10T21:00:00.000Z");
    await assess("03-06T16:30:00");
    await ask("03-06T17:00:00");
    expect(await due("03-07T12:00:00")).toBeNull();
    await reply("03-09T13:30:00");
    await ask("03-09T15:00:00");
    await reply("03-09T18:00:00");
    // 1 h on Friday, 1.5 h on Monday morning, 4 h in the afternoon, 9 h on Tuesday: 8.5 h on Wednesday.
    expect(await due("03-09T18:00:00")).toBe("2026-03-11T21:30:00.000Z");
    await move("withdrawn", "03-10T14:00:00");
    await move("reopened", "03-12T15:00:00");
    expect(await due("03-12T15:00:00")).toBe("2026-03-16T21:00:00.000Z");
    expect(await differences()).toEqual([]);
  });
});

describe("the index", () => {
  it("keeps no row of a clock that began and was over at one instant, though somebody looked in between", async () => {
    const { complaintId } = await aFiledComplaint();
    const at = new Date(FILED_AT.getTime() + 60_000);
    const event = { complaintId, actor: { kind: "staff", id: agent.id }, occurredAt: at } as const;
    await inTransaction(async (tx) => {
      await appendEvent(tx, { ...event, type: "award-offered" });
      await followLog(tx, complaintId, at);
      await appendEvent(tx, { ...event, type: "status-moved", facts: { to: "decided" } });
      await followLog(tx, complaintId, at);
    });
    expect(await db().complaintClock.count({ where: { complaintId, clockKey: "next-update" } })).toBe(0);
    expect(await differences()).toEqual([]);
  });

  it("is found out where somebody changed it, and written anew", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    await asOwner((client) =>
      client.query(
        "UPDATE complaint_clock SET due_at = due_at + interval '1 minute' WHERE complaint_id = $1",
        [complaintId],
      ),
    );
    expect(await differences()).toMatchObject([
      { reference, differences: [{ field: "dueAt" }, { field: "dueAt" }] },
    ]);
    expect(await rebuildClocks({ all: true })).toBe(1);
    expect(await differences()).toEqual([]);
  });

  it("keeps published terms and calendars as they are, whoever asks", async () => {
    await expect(db().slaVersion.update({ where: { version: 1 }, data: { note: "x" } })).rejects.toThrow();
    await expect(db().calendarVersion.deleteMany({})).rejects.toThrow();
  });
});

describe("the ladder", () => {
  it("takes each step once, however many look at once, and gives away what nobody took", async () => {
    const department = await aDepartment();
    const receivedAt = at("04-07T13:00:00");
    const { complaintId } = await aFiledComplaint(
      { receivedAt, description: "請問發票何時寄出?" },
      receivedAt,
    );
    await db().complaint.update({ where: { id: complaintId }, data: { departmentId: department } });
    const near = await aColleague("lead", department);
    const steps = async () =>
      (
        await db().complaintEvent.findMany({
          where: { complaintId, type: "clock-escalated" },
          orderBy: { id: "asc" },
        })
      ).map(({ facts }) => facts);
    const all = (when: Date) => Promise.all(Array.from({ length: 5 }, () => escalateClocks(when)));
    const run = await db().complaintClock.findFirstOrThrow({ where: { complaintId, clockKey: "promise" } });
    const share = (percent: number) =>
      new Date(receivedAt.getTime() + ((run.dueAt?.getTime() ?? 0) - receivedAt.getTime()) * (percent / 100));
    await all(share(49));
    expect(await steps()).toEqual([]);
    await all(share(50));
    expect(await steps()).toMatchObject([{ clock: "promise", percent: 50 }]);
    // After an outage the last step that was reached speaks for those before it.
    await all(new Date(share(100).getTime() + 1_000));
    await all(new Date(share(100).getTime() + 2_000));
    expect(await steps()).toMatchObject([
      { percent: 50 },
      { clock: "promise", percent: 100, told: ["lead", "manager", "department-head"] },
    ]);
    const told = await db().notification.findMany({ where: { complaintId, kind: "clock-broken" } });
    expect(told.map(({ staffId }) => staffId)).toEqual([near.id]);
    expect(await differences()).toEqual([]);
  });

  it("leaves what is not urgent for the morning, and wakes whoever is on duty for what is", async () => {
    // 23:30 in New York.
    const receivedAt = at("05-05T03:30:00");
    const filed = async (description: string) =>
      (await aFiledComplaint({ receivedAt, description, categoryKey: null }, receivedAt)).complaintId;
    const [calm, urgent] = [
      await filed("請問發票何時寄出?"),
      await filed("我的帳號被盜了,有人正在花我的錢!"),
    ];
    await db().dutyShift.create({
      data: { staffId: agent.id, startsAt: receivedAt, endsAt: at("05-05T11:00:00"), createdById: lead.id },
    });
    await db().complaintClock.updateMany({ where: { complaintId: calm }, data: { nextStepAt: receivedAt } });
    const told = (complaintId: string) =>
      db().notification.count({ where: { complaintId, staffId: agent.id } });
    const night = at("05-05T04:05:00");
    await escalateClocks(night);
    expect([await told(calm), await told(urgent)]).toEqual([0, 1]);
    expect(
      await db().complaintClock.count({
        where: { complaintId: calm, clockKey: "promise", nextStepAt: { lte: night } },
      }),
    ).toBe(1);
  });
});
