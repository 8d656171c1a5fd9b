import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { correctContact } from "@/lib/complaints/mutations/correct-contact";
import { sendMailAgain } from "@/lib/complaints/mutations/send-again";
import { caseByReference } from "@/lib/complaints/queries/case";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { db } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import { TASKS } from "@/lib/jobs/tasks";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";
import { headersOf, type SmtpReply, smtpServer } from "../../support/smtp-server";

const NOW = new Date("2026-11-22T06:20:00Z");
let server: Awaited<ReturnType<typeof smtpServer>>;
let reply: SmtpReply = {};

beforeAll(anOrganisation);
beforeEach(async () => {
  reply = {};
  server = await smtpServer(() => reply);
  process.env.SMTP_URL = server.url;
  process.env.SMTP_FROM = "care@amends.example";
  forgetEnv();
});
afterEach(async () => {
  await server.close();
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  forgetEnv();
});

const run = (mailId: string) => TASKS["send-mail"]?.({ mailId }, { now: NOW, isLastTry: false });
const mailRow = (id: string) => db().mail.findUniqueOrThrow({ where: { id } });
const jobsFor = async (id: string) =>
  db().$queryRaw<unknown[]>`SELECT id FROM graphile_worker.jobs WHERE key = ${`send-mail:${id}`}`;
const typesOf = async (complaintId: string) =>
  (await db().complaintEvent.findMany({ where: { complaintId }, orderBy: { id: "asc" } })).map(
    ({ type }) => type,
  );

/** A filed case whose acknowledgement has just been refused by the reader's mail server. */
async function aBouncedCase(answer: SmtpReply, assigneeId: string | null = null) {
  const { complaintId, reference } = await aFiledComplaint();
  await db().complaint.update({ where: { id: complaintId }, data: { assigneeId }, select: { id: true } });
  const { id: mailId } = await db().mail.findFirstOrThrow({ where: { complaintId }, select: { id: true } });
  reply = answer;
  await run(mailId);
  reply = {};
  return { complaintId, reference, mailId };
}

const UNKNOWN: SmtpReply = { rcpt: "550 5.1.1 <anna@example.com>: no such user" };

describe("a letter that comes back", () => {
  it("marks mail, contact and case, and tells who works on it, without a word of the server's", async () => {
    const agent = await aColleague();
    const { complaintId, reference, mailId } = await aBouncedCase(UNKNOWN, agent.id);
    expect(await mailRow(mailId)).toMatchObject({
      status: "bounced",
      attempts: 1,
      lastError: "EENVELOPE 550 5.1.1",
    });
    const file = await caseByReference(agent, reference, "en");
    expect(file?.contacts).toMatchObject([{ kind: "email", bounceCode: "EENVELOPE 550 5.1.1" }]);
    expect(await typesOf(complaintId)).toEqual(["filed", "severity-set", "mail-bounced"]);
    const told = await db().notification.findMany({ where: { complaintId } });
    expect(told.map(({ staffId, kind }) => ({ staffId, kind }))).toEqual([
      { staffId: agent.id, kind: "mail-bounced" },
    ]);
    const facts = JSON.stringify(await db().complaintEvent.findMany({ where: { complaintId } }));
    expect(facts).not.toMatch(/anna@|no such user/);
    expect(file?.status).toBe("received");
  });

  it("tells the leads where nobody works on the case yet", async () => {
    const lead = await aColleague("lead");
    const { complaintId } = await aBouncedCase(UNKNOWN);
    const told = await db().notification.findMany({ where: { complaintId } });
    expect(told.map(({ staffId }) => staffId)).toContain(lead.id);
  });

  it("is told once, though the job runs twice", async () => {
    const { complaintId, mailId } = await aBouncedCase(UNKNOWN);
    reply = UNKNOWN;
    await run(mailId);
    expect((await typesOf(complaintId)).filter((type) => type === "mail-bounced")).toHaveLength(1);
  });

  it.each([
    ["refused after its text was sent", { data: "554 5.7.1 looks like spam" }, "bounced"],
    ["not taken for the moment", { rcpt: "452 4.2.2 mailbox full" }, "queued"],
  ] as const)("is told from one %s", async (_name, answer, status) => {
    const { complaintId } = await aFiledComplaint();
    const { id } = await db().mail.findFirstOrThrow({ where: { complaintId }, select: { id: true } });
    reply = answer;
    await Promise.resolve(run(id)).catch(() => undefined);
    expect((await mailRow(id)).status).toBe(status);
  });
});

describe("sending again", () => {
  it("goes to the same address under the same Message-ID, and clears the mark once it gets through", async () => {
    const agent = await aColleague();
    const { complaintId, reference, mailId } = await aBouncedCase(UNKNOWN);
    expect(await sendMailAgain(agent, mailId, NOW)).toEqual({ ok: true, value: null });
    expect(await mailRow(mailId)).toMatchObject({ status: "queued", lastError: null });
    expect(await jobsFor(mailId)).toHaveLength(1);
    await run(mailId);
    expect(server.mails.flatMap(headersOf)).toContain(`Message-ID: <${mailId}@amends.example>`);
    expect((await caseByReference(agent, reference, "en"))?.contacts[0]?.bounceCode).toBeNull();
    expect(await typesOf(complaintId)).toEqual([
      "filed",
      "severity-set",
      "mail-bounced",
      "mail-sent-again",
      "acknowledged",
    ]);
  });

  it("happens once, however many ask at once, and never for a mail that is fine", async () => {
    const agent = await aColleague();
    const { mailId } = await aBouncedCase(UNKNOWN);
    const answers = await Promise.all(Array.from({ length: 10 }, () => sendMailAgain(agent, mailId, NOW)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await sendMailAgain(agent, mailId, NOW)).toEqual({ ok: false, reason: "not-failed" });
    expect(await sendMailAgain(agent, randomUUID(), NOW)).toEqual({ ok: false, reason: "not-found" });
  });
});

describe("another address", () => {
  it("gets what came back, and every letter of the case from then on", async () => {
    const agent = await aColleague();
    const { complaintId, mailId } = await aBouncedCase(UNKNOWN);
    const email = `${randomUUID()}@example.com`;
    expect(await correctContact(agent, { complaintId, email }, NOW)).toEqual({
      ok: true,
      value: { sentAgain: 1 },
    });
    expect((await letterContact(db(), complaintId))?.value).toBe(email);
    await run(mailId);
    expect(server.mails.at(-1)?.to).toEqual([`RCPT TO:<${email}>`]);
    expect(await correctContact(agent, { complaintId, email }, NOW)).toMatchObject({
      reason: "contact-unchanged",
    });
  });

  it("may be corrected again", async () => {
    const agent = await aColleague();
    const { complaintId } = await aBouncedCase(UNKNOWN);
    for (const email of [`a-${randomUUID()}@example.com`, `b-${randomUUID()}@example.com`]) {
      await correctContact(agent, { complaintId, email }, NOW);
      expect((await letterContact(db(), complaintId))?.value).toBe(email);
    }
  });

  it("of another customer is refused, and nothing changes", async () => {
    const agent = await aColleague();
    const other = await aFiledComplaint();
    const theirs = await letterContact(db(), other.complaintId);
    const { complaintId, mailId } = await aBouncedCase(UNKNOWN);
    const before = await letterContact(db(), complaintId);
    const corrected = await correctContact(agent, { complaintId, email: theirs?.value ?? "" }, NOW);
    expect(corrected).toEqual({ ok: false, reason: "contact-taken" });
    expect(await letterContact(db(), complaintId)).toEqual(before);
    expect((await mailRow(mailId)).status).toBe("bounced");
  });
});
