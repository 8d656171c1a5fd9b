import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { forgetEnv } from "@/lib/env";
import type { Locale } from "@/lib/i18n/config";
import { TASKS } from "@/lib/jobs/tasks";
import { claimedId, isLinkToken } from "@/lib/links/tokens";
import { type NewMail, queueMail } from "@/lib/outbox/mutations";
import { aComplaint, aCustomer, anOrganisation, INTAKE } from "../../support/factories/money";
import { headersOf, partsOf, type SmtpReply, smtpServer } from "../../support/smtp-server";

const NOW = new Date("2026-11-22T06:20:00Z");

beforeAll(anOrganisation);
beforeEach(forgetEnv);
afterEach(() => {
  delete process.env.SMTP_URL;
  delete process.env.SMTP_FROM;
  process.env.AMENDS_DEMO = "1";
  forgetEnv();
});

async function someone(name = "Anna Meier", locale: Locale = "en") {
  const customer = await aCustomer(locale);
  await db().customer.update({ where: { id: customer.id }, data: { name }, select: { id: true } });
  const complaint = await aComplaint({ customerId: customer.id, locale, status: "received" });
  return { ...customer, complaint, locale };
}
type Someone = Awaited<ReturnType<typeof someone>>;

async function recorded(to: Someone, mail: Partial<NewMail> = {}): Promise<string> {
  const dedupeKey = mail.dedupeKey ?? randomUUID();
  await inTransaction((tx) =>
    queueMail(tx, {
      template: "acknowledgement",
      complaintId: to.complaint.id,
      contactPointId: to.contactPointId,
      locale: to.locale,
      ...mail,
      dedupeKey,
    }),
  );
  return (await db().mail.findUniqueOrThrow({ where: { dedupeKey }, select: { id: true } })).id;
}

const run = (mailId: string, isLastTry = false) => TASKS["send-mail"]?.({ mailId }, { now: NOW, isLastTry });
const mailRow = (id: string) => db().mail.findUniqueOrThrow({ where: { id } });
const jobsFor = async (mailId: string) =>
  db().$queryRaw<unknown[]>`SELECT id FROM graphile_worker.jobs WHERE key = ${`send-mail:${mailId}`}`;

async function withServer(
  work: (server: Awaited<ReturnType<typeof smtpServer>>) => Promise<void>,
  reply?: () => SmtpReply,
) {
  const server = await smtpServer(reply);
  process.env.SMTP_URL = server.url;
  process.env.SMTP_FROM = "care@amends.example";
  forgetEnv();
  try {
    await work(server);
  } finally {
    await server.close();
  }
}

describe("recording a mail", () => {
  it("happens once per cause, with one job, however many ask at once", async () => {
    const anna = await someone();
    const dedupeKey = `acknowledgement:${anna.complaint.id}`;
    const ids = await Promise.all(Array.from({ length: 20 }, () => recorded(anna, { dedupeKey })));
    expect(new Set(ids).size).toBe(1);
    expect(await jobsFor(ids[0] ?? "")).toHaveLength(1);
  });

  it("does not happen when its cause is undone", async () => {
    const anna = await someone();
    const attempt = inTransaction(async (tx) => {
      await queueMail(tx, {
        template: "lost-link",
        complaintId: anna.complaint.id,
        contactPointId: anna.contactPointId,
        locale: "en",
        dedupeKey: "undone",
      });
      throw new Error("undone");
    });
    await expect(attempt).rejects.toThrow("undone");
    expect(await db().mail.count({ where: { dedupeKey: "undone" } })).toBe(0);
  });
});

describe("without a mail server, in demo mode", () => {
  it("is kept, acknowledges the complaint once, and never keeps the promise", async () => {
    const anna = await someone();
    const id = await recorded(anna);
    await run(id);
    await run(id);
    expect(await mailRow(id)).toMatchObject({ status: "kept", attempts: 1, lastError: null });
    const complaint = await db().complaint.findUniqueOrThrow({ where: { id: anna.complaint.id } });
    expect(complaint).toMatchObject({ status: "acknowledged", promiseKeptAt: null, firstAnswerAt: null });
    const events = await db().complaintEvent.findMany({
      where: { complaintId: anna.complaint.id, type: { notIn: INTAKE } },
    });
    expect(events.map(({ type, actorKind }) => ({ type, actorKind }))).toEqual([
      { type: "acknowledged", actorKind: "system" },
    ]);
  });

  it("leaves a case that a person took further where it is", async () => {
    const anna = await someone();
    await db().complaint.update({
      where: { id: anna.complaint.id },
      data: { status: "investigating" },
      select: { id: true },
    });
    await run(await recorded(anna));
    const complaint = await db().complaint.findUniqueOrThrow({ where: { id: anna.complaint.id } });
    expect(complaint.status).toBe("investigating");
  });

  it("waits and says so where the installation is real", async () => {
    process.env.AMENDS_DEMO = "0";
    forgetEnv();
    const id = await recorded(await someone());
    await expect(run(id)).rejects.toThrow("no-mail-server");
    expect(await mailRow(id)).toMatchObject({ status: "queued", attempts: 1, lastError: "no-mail-server" });
  });
});

describe("with a mail server", () => {
  it.each([
    { locale: "en", words: "Dear Anna Meier," },
    { locale: "zh-Hans", words: "Anna Meier，您好：" },
    { locale: "zh-Hant", words: "Anna Meier 您好：" },
  ] as const)(
    "arrives in $locale, as text and HTML, with a link that proves the mailbox",
    async ({ locale, words }) => {
      await withServer(async (server) => {
        const anna = await someone("Anna Meier", locale);
        const id = await recorded(anna);
        await run(id);
        expect(await mailRow(id)).toMatchObject({ status: "sent", sentAt: NOW });
        const [mail] = server.mails;
        if (!mail) throw new Error("nothing arrived");
        const [text = "", html = ""] = partsOf(mail);
        expect(text).toContain(words);
        expect(text).toContain(anna.complaint.reference);
        expect(html).toContain(`<html lang="${locale}">`);
        const token =
          new RegExp(`https://amends\\.example/${locale}/c/([A-Za-z0-9_-]{64})`).exec(text)?.[1] ?? "";
        expect(claimedId(token)).toBe(anna.complaint.id);
        const subject = { purpose: "complaint-by-mail", id: anna.complaint.id, version: 1 } as const;
        expect(isLinkToken(process.env.AMENDS_SECRET ?? "", subject, token)).toBe(true);
        expect(headersOf(mail)).toContain(`Message-ID: <${id}@amends.example>`);
      });
    },
  );

  it("keeps hostile text inert: no header, no second recipient, no tag", async () => {
    await withServer(async (server) => {
      const mallory = await someone("Mallory\r\nBcc: all@example.com\u202E<img src=x>");
      const { id: messageId } = await db().message.create({
        data: {
          complaintId: mallory.complaint.id,
          kind: "answer",
          authorKind: "staff",
          body: "Hello\r\n.\r\nQUIT\r\n<script>alert(1)</script>\u202Eabc",
          contains: [],
          sentAt: NOW,
        },
        select: { id: true },
      });
      await run(await recorded(mallory, { template: "answer", params: { messageId } }));
      expect(server.mails).toHaveLength(1);
      const [mail] = server.mails;
      if (!mail) throw new Error("nothing arrived");
      expect(mail.to).toHaveLength(1);
      expect(headersOf(mail).filter((header) => /^bcc:/i.test(header))).toEqual([]);
      const [text = "", html = ""] = partsOf(mail);
      expect(html).not.toMatch(/<script|<img/);
      expect(text).toContain("> .\n> QUIT\n> <script>alert(1)</script>abc");
      expect(text + html).not.toContain("\u202E");
    });
  });

  it("never quotes another complaint's message, nor an internal note", async () => {
    const anna = await someone();
    const other = await someone();
    const data = { authorKind: "staff", contains: [], sentAt: NOW };
    const foreign = await db().message.create({
      data: { ...data, complaintId: other.complaint.id, kind: "answer", body: "FOREIGN" },
    });
    const note = await db().message.create({
      data: { ...data, complaintId: anna.complaint.id, kind: "internal-note", body: "SECRET" },
    });
    await withServer(async (server) => {
      await run(await recorded(anna, { template: "answer", params: { messageId: foreign.id } }));
      await run(await recorded(anna, { template: "answer", params: { messageId: note.id } }));
      expect(server.mails).toHaveLength(2);
      expect(server.mails.flatMap(partsOf).join()).not.toMatch(/FOREIGN|SECRET/);
    });
  });

  it("is tried again after a failure, under the same Message-ID", async () => {
    let answer = "451 try later";
    await withServer(
      async (server) => {
        const id = await recorded(await someone());
        await expect(run(id)).rejects.toThrow(/mail not sent/);
        const first = await mailRow(id);
        expect(first).toMatchObject({ status: "queued", attempts: 1 });
        expect(first.lastError).not.toContain("@");
        answer = "250 ok";
        await run(id);
        expect(await mailRow(id)).toMatchObject({ status: "sent", attempts: 2, lastError: null });
        expect(server.mails.flatMap(headersOf)).toContain(`Message-ID: <${id}@amends.example>`);
      },
      () => ({ data: answer }),
    );
  });

  it("is given up at the last try, and at once when the mailbox does not exist", async () => {
    let rcpt = "451 try later";
    await withServer(
      async () => {
        const late = await recorded(await someone());
        await expect(run(late, true)).rejects.toThrow(/mail not sent/);
        expect(await mailRow(late)).toMatchObject({ status: "failed" });
        rcpt = "550 no such user anna@example.com";
        const gone = await recorded(await someone());
        await run(gone);
        expect(await mailRow(gone)).toMatchObject({ status: "bounced", lastError: "EENVELOPE 550" });
      },
      () => ({ rcpt }),
    );
  });
});
