import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { openLink } from "@/lib/complaints/customer-proof";
import { reopenAsCustomer } from "@/lib/complaints/mutations/reopen-unanswered";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { reopenUntil } from "@/lib/complaints/queries/reopenable";
import { db } from "@/lib/db/client";
import { REOPEN_DAYS } from "@/lib/domain/sla/runs/waiting";
import { digestCases } from "@/lib/duty/queries/digest-facts";
import { complaintToken } from "@/lib/links/complaint-link";
import { composeLetter } from "@/lib/outbox/compose";
import { storedMail } from "@/lib/outbox/queries/letter";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { followUpWaiting } from "@/lib/waiting/mutations/follow-up";
import { waitingView } from "@/lib/waiting/queries/view";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";

// The house of the test databases counts its days in Taipei; its quiet hours are from 22:00 to 07:00.
const at = (text: string) => new Date(`2026-${text}Z`);
const ASKED_AT = at("03-02T06:00:00");
const REMIND_AT = at("03-05T23:00:00");
const CLOSE_AT = at("03-09T23:00:00");

let agent: Staff;

beforeAll(async () => {
  await anOrganisation();
  agent = await aColleague("agent");
});

type Overrides = Parameters<typeof aFiledComplaint>[0];

/** A case of the agent's that waits for its customer since the second of March. */
async function aWaitingCase(overrides: Overrides = {}): Promise<{ complaintId: string; reference: string }> {
  const receivedAt = at("03-02T02:00:00");
  const filed = await aFiledComplaint(
    { receivedAt, description: "發票上的金額不對。", ...overrides },
    receivedAt,
  );
  await db().complaint.update({
    where: { id: filed.complaintId },
    data: { assigneeId: agent.id, status: "investigating" },
  });
  await ask(filed.complaintId, ASKED_AT);
  return filed;
}

async function ask(complaintId: string, now: Date): Promise<void> {
  const { version } = await db().complaint.findUniqueOrThrow({ where: { id: complaintId } });
  const message = { kind: "answer", body: "請問是哪一張發票?", contains: [], thenWait: true } as const;
  expect(await sendMessage(agent, { complaintId, expectedVersion: version, ...message }, now)).toMatchObject({
    ok: true,
  });
}

async function proofOf(complaintId: string) {
  const link = await openLink(complaintToken(complaintId, 1));
  if (!link) throw new Error("the link does not open");
  return link.proof;
}

/** Five processes at once. */
const fiveTimes = (now: Date) => Promise.all(Array.from({ length: 5 }, () => followUpWaiting(now)));
const lettersOf = async (complaintId: string) =>
  (
    await db().mail.findMany({
      where: { complaintId, template: { startsWith: "waiting-" } },
      orderBy: { createdAt: "asc" },
    })
  ).map(({ id, template }) => ({ id, template }));
const eventsOf = async (complaintId: string, ...types: string[]) =>
  (
    await db().complaintEvent.findMany({
      where: { complaintId, type: { in: types } },
      orderBy: { id: "asc" },
    })
  ).map(({ type }) => type);
const stateOf = (complaintId: string) =>
  db().complaint.findUniqueOrThrow({
    where: { id: complaintId },
    select: { status: true, outcome: true, closedAt: true, resolvedAt: true },
  });
const told = async (complaintId: string, kind: string) =>
  (await db().notification.findMany({ where: { complaintId, kind } })).map(({ staffId }) => staffId);
async function letterText(id: string): Promise<string> {
  const mail = await storedMail(id);
  if (mail?.reader !== "customer") throw new Error("no such letter");
  return JSON.stringify(composeLetter(mail.facts, { complaint: "https://amends.test/c/x", survey: null }));
}

describe("a case that waits for its customer", () => {
  it("is reminded once and closed once, however many look at once, and reopened by one click", async () => {
    const { complaintId } = await aWaitingCase();
    const file = {
      id: complaintId,
      status: "waiting-for-customer",
      severity: "standard",
      vulnerable: false,
    } as const;
    expect(await waitingView(agent, file, ASKED_AT)).toEqual({
      since: ASKED_AT,
      remindAt: at("03-05T16:00:00"),
      isReminded: false,
      closesAt: at("03-09T16:00:00"),
      obstacle: null,
      isHandedOver: false,
    });
    await fiveTimes(at("03-05T15:59:00"));
    // Midnight is quiet: nobody is woken by a reminder.
    await fiveTimes(at("03-05T16:30:00"));
    expect(await lettersOf(complaintId)).toEqual([]);
    await fiveTimes(REMIND_AT);
    await fiveTimes(new Date(REMIND_AT.getTime() + 60_000));
    const [reminder, ...others] = await lettersOf(complaintId);
    expect(others).toEqual([]);
    expect(await letterText(reminder?.id ?? "")).toMatch(/請問是哪一張發票.*2026年3月9日/);
    expect(await stateOf(complaintId)).toMatchObject({ status: "waiting-for-customer" });

    await fiveTimes(CLOSE_AT);
    await fiveTimes(new Date(CLOSE_AT.getTime() + 60_000));
    expect((await lettersOf(complaintId)).map(({ template }) => template)).toEqual([
      "waiting-reminder",
      "waiting-closed",
    ]);
    expect(await eventsOf(complaintId, "customer-reminded", "closed")).toEqual([
      "customer-reminded",
      "closed",
    ]);
    expect(await stateOf(complaintId)).toEqual({
      status: "closed",
      outcome: "no-reply",
      closedAt: CLOSE_AT,
      resolvedAt: null,
    });
    expect(await told(complaintId, "closed-unanswered")).toEqual([agent.id]);
    // Nobody dealt with it, so nobody kept its limit, and nobody is asked how it was.
    const resolution = await db().complaintClock.findFirstOrThrow({
      where: { complaintId, clockKey: "resolution" },
    });
    expect(resolution.state).toBe("lapsed");
    expect(await db().survey.count({ where: { complaintId } })).toBe(0);

    const proof = await proofOf(complaintId);
    const later = at("03-15T03:00:00");
    expect(await reopenUntil(proof, later)).toEqual(at("04-09T16:00:00"));
    const clicks = await Promise.all([1, 2, 3].map(() => reopenAsCustomer(proof, later)));
    expect(clicks.every(({ ok }) => ok)).toBe(true);
    expect(await stateOf(complaintId)).toEqual({
      status: "reopened",
      outcome: null,
      closedAt: null,
      resolvedAt: null,
    });
    expect(await eventsOf(complaintId, "reopened")).toEqual(["reopened"]);
    expect(await told(complaintId, "case-reopened")).toEqual([agent.id]);
    const runs = await db().complaintClock.findMany({
      where: { complaintId, clockKey: "resolution" },
      orderBy: { run: "asc" },
    });
    expect(runs.map(({ state, startedAt }) => [state, startedAt])).toMatchObject([
      ["lapsed", {}],
      ["running", later],
    ]);
    for await (const { wrong } of checkClocks({ all: true })) expect(wrong).toEqual([]);
  });

  it("starts anew with a reply and with a second question of ours", async () => {
    const [replied, asked] = [await aWaitingCase(), await aWaitingCase()];
    const proof = await proofOf(replied.complaintId);
    await followUpWaiting(REMIND_AT);
    await replyAsCustomer(proof, { body: "第二張。", token: randomUUID() }, at("03-06T02:00:00"));
    await ask(replied.complaintId, at("03-07T02:00:00"));
    await ask(asked.complaintId, at("03-08T02:00:00"));
    await followUpWaiting(CLOSE_AT);
    for (const { complaintId } of [replied, asked]) {
      expect(await stateOf(complaintId)).toMatchObject({ status: "waiting-for-customer" });
      expect(await lettersOf(complaintId)).toHaveLength(1);
    }
    // Asked on the seventh and on the eighth: the end of the third day after is past for the first alone.
    await followUpWaiting(at("03-10T23:00:00"));
    expect(await lettersOf(replied.complaintId)).toHaveLength(2);
    expect(await lettersOf(asked.complaintId)).toHaveLength(1);
  });

  it("goes on with a reply that comes after the closing, until the time for it is over", async () => {
    const [soon, late] = [await aWaitingCase(), await aWaitingCase()];
    await followUpWaiting(REMIND_AT);
    await followUpWaiting(CLOSE_AT);
    const reply = async (complaintId: string, now: Date) =>
      replyAsCustomer(await proofOf(complaintId), { body: "第二張。", token: randomUUID() }, now);
    await reply(soon.complaintId, at("03-20T02:00:00"));
    expect(await stateOf(soon.complaintId)).toMatchObject({ status: "reopened" });
    const tooLate = new Date(CLOSE_AT.getTime() + (REOPEN_DAYS + 1) * 86_400_000);
    expect(await reopenUntil(await proofOf(late.complaintId), tooLate)).toBeNull();
    expect(await reopenAsCustomer(await proofOf(late.complaintId), tooLate)).toEqual({
      ok: false,
      reason: "too-late",
    });
    await reply(late.complaintId, tooLate);
    expect(await stateOf(late.complaintId)).toMatchObject({ status: "closed", outcome: "no-reply" });
  });

  it("is left to its assignee where a person must decide, and nobody is told twice", async () => {
    const urgent = await aWaitingCase({ description: "我的帳號被盜了,有人正在花我的錢!" });
    const byPhone = await aWaitingCase({ email: null, phone: "+886 912 345 678", channel: "phone" });
    await fiveTimes(REMIND_AT);
    const [reminder] = await lettersOf(urgent.complaintId);
    expect(await letterText(reminder?.id ?? "")).not.toContain("結案");
    expect(await told(byPhone.complaintId, "waiting-too-long")).toEqual([agent.id]);
    await fiveTimes(CLOSE_AT);
    await fiveTimes(at("03-20T03:00:00"));
    for (const { complaintId } of [urgent, byPhone]) {
      expect(await stateOf(complaintId)).toMatchObject({ status: "waiting-for-customer" });
      expect(await told(complaintId, "waiting-too-long")).toEqual([agent.id]);
      expect(await eventsOf(complaintId, "waiting-handed-over")).toHaveLength(1);
    }
  });
});

it("the morning's digest knows since when we wait, also where an answer of ours asked the question", async () => {
  const { reference } = await aWaitingCase();
  const found = await digestCases({ dayEnd: ASKED_AT, waitingBefore: REMIND_AT });
  expect(found.find((one) => one.reference === reference)).toMatchObject({ waitingSince: ASKED_AT });
  expect(await digestCases({ dayEnd: ASKED_AT, waitingBefore: ASKED_AT })).not.toContainEqual(
    expect.objectContaining({ reference }),
  );
});
