import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { indexComplaint } from "@/lib/complaints/mutations/index-complaint";
import { db, inTransaction } from "@/lib/db/client";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { aFiledComplaint, aFiling, FILED_AT } from "../../support/factories/filing";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

const complaint = (id: string) => db().complaint.findUniqueOrThrow({ where: { id } });
const mails = (complaintId: string) =>
  db().mail.findMany({ where: { complaintId }, orderBy: { template: "asc" } });
const eventsOf = async (complaintId: string) =>
  (
    await db().complaintEvent.findMany({
      where: { complaintId },
      orderBy: [{ occurredAt: "asc" }, { id: "asc" }],
    })
  ).map(({ type, facts }) => ({ type, facts }));

describe("filing writes everything at once", () => {
  it("the case with its promise, severity and department", async () => {
    const filed = await aFiledComplaint({ description: "我的帳號被盜,錢不見了。", categoryKey: "account" });
    expect(filed).toMatchObject({
      severity: "urgent",
      promiseDueAt: new Date("2026-03-06T09:00:00Z"),
      repeated: false,
    });
    const row = await complaint(filed.complaintId);
    expect(row).toMatchObject({
      status: "received",
      subject: "我的帳號被盜,錢不見了。",
      failureKind: "service",
      amountPaidMinor: 129_950n,
      promiseDueAt: filed.promiseDueAt,
      nextDueAt: filed.promiseDueAt,
      vipRank: 1,
      queueRank: 1,
    });
    const category = await db().category.findUniqueOrThrow({ where: { key: "account" } });
    expect(row.departmentId).toBe(category.departmentId);
    expect(JSON.stringify(row.severityReasons)).toContain("account-stolen");
  });

  it("events without a word or a name, the customer's own words as a message, and one acknowledgement", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    const events = await eventsOf(complaintId);
    expect(events.map(({ type }) => type)).toEqual(["filed", "severity-set"]);
    expect(JSON.stringify(events)).not.toMatch(/林|包裹|example\.com/);
    expect(await db().message.findMany({ where: { complaintId } })).toMatchObject([
      { kind: "description", authorKind: "customer", body: "包裹遲了三天,也沒有人回覆。" },
    ]);
    const [mail, ...others] = await mails(complaintId);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ template: "acknowledgement", locale: "zh-Hant", status: "queued" });
    const jobs = await db().$queryRaw<unknown[]>`
      SELECT 1 FROM graphile_worker.jobs WHERE key = ${`send-mail:${mail?.id}`}`;
    expect(jobs).toHaveLength(1);
    expect(reference).toMatch(/^AM-.{4}-.{4}$/);
  });

  it("a row to search by, which a rebuild makes the same way", async () => {
    const { complaintId } = await aFiledComplaint({ orderReference: "ORD 77" });
    const before = await db().complaintSearch.findUniqueOrThrow({ where: { complaintId } });
    expect(before.terms).toEqual(expect.arrayContaining(["包裹", "退款", "ord"]));
    await inTransaction((tx) => indexComplaint(tx, complaintId));
    const after = await db().complaintSearch.findUniqueOrThrow({ where: { complaintId } });
    expect(new Set(after.terms)).toEqual(new Set(before.terms));
  });

  it("counts in the queue's tallies", async () => {
    const count = async () => {
      const rows = await db().queueTally.findMany({ where: { channel: "web", locale: "en" } });
      return rows.reduce((sum, { n }) => sum + n, 0);
    };
    const before = await count();
    await aFiledComplaint({ locale: "en" });
    expect(await count()).toBe(before + 1);
  });

  it("for staff: from the true time of receipt, in their name, without a letter where there is no address", async () => {
    const lead = await db().staff.create({ data: { email: "lead@example.com", name: "Lee", role: "lead" } });
    const staff = {
      ...lead,
      role: "lead",
      locale: "en",
      departmentId: null,
      proof: "session-checked",
    } as const;
    const receivedAt = new Date("2026-03-05T20:00:00Z");
    const filing = aFiling({ channel: "phone", receivedAt, email: null, phone: null });
    const filed = await fileComplaint({ filing, filedBy: staff, token: null }, FILED_AT);
    if (!filed.ok) throw new Error(filed.reason);
    const { complaintId, promiseDueAt } = filed.value;
    expect(promiseDueAt).toEqual(new Date("2026-03-06T20:00:00Z"));
    expect(await complaint(complaintId)).toMatchObject({ channel: "phone", receivedAt, filedById: lead.id });
    expect(await mails(complaintId)).toEqual([]);
    const [event] = await db().complaintEvent.findMany({ where: { complaintId, type: "filed" } });
    expect(event).toMatchObject({ actorKind: "staff", actorId: lead.id, occurredAt: receivedAt });
  });
});

describe("a form files once", () => {
  it("under twenty parallel posts of the same token", async () => {
    const input = { filing: aFiling({ phone: "+886912000001" }), filedBy: null, token: randomUUID() };
    const results = await Promise.all(Array.from({ length: 20 }, () => fileComplaint(input, FILED_AT)));
    const values = results.map((result) => (result.ok ? result.value : null));
    expect(new Set(values.map((value) => value?.reference)).size).toBe(1);
    expect(values.filter((value) => value?.repeated === false)).toHaveLength(1);
    const { orderReference } = input.filing;
    expect(await db().complaint.count({ where: { orderReference } })).toBe(1);
    expect(await mails(values[0]?.complaintId ?? "")).toHaveLength(1);
  });

  it("and the same token with another text files nothing", async () => {
    const input = { filing: aFiling(), filedBy: null, token: randomUUID() };
    await fileComplaint(input, FILED_AT);
    const before = await db().complaint.count();
    const changed = { ...input, filing: { ...input.filing, description: "Something else" } };
    expect(await fileComplaint(changed, FILED_AT)).toEqual({ ok: false, reason: "token-used" });
    expect(await db().complaint.count()).toBe(before);
  });

  it("also when the second click comes a little later", async () => {
    const input = { filing: aFiling(), filedBy: null, token: randomUUID() };
    const first = await fileComplaint(input, FILED_AT);
    const later = new Date(FILED_AT.getTime() + 5_000);
    const second = await fileComplaint({ ...input, filing: { ...input.filing, receivedAt: later } }, later);
    expect(second).toEqual(first.ok ? { ok: true, value: { ...first.value, repeated: true } } : null);
  });
});

describe("who the customer is", () => {
  it("twenty new complaints of one new address make one customer", async () => {
    const email = `${randomUUID()}@example.com`;
    const filed = await Promise.all(
      Array.from({ length: 20 }, () => aFiledComplaint({ email, phone: "+886912000002" })),
    );
    const rows = await Promise.all(filed.map(({ complaintId }) => complaint(complaintId)));
    expect(new Set(rows.map(({ customerId }) => customerId)).size).toBe(1);
    expect(await db().contactPoint.count({ where: { value: { in: [email, "+886912000002"] } } })).toBe(2);
  });

  it("e-mail and phone of two customers: the e-mail's, nothing merges, and the number is noted on the case", async () => {
    const [email, phone] = [`${randomUUID()}@example.com`, "+886912000003"];
    const byMail = await complaint((await aFiledComplaint({ email })).complaintId);
    const byPhone = await complaint((await aFiledComplaint({ email: null, phone })).complaintId);
    const both = await complaint((await aFiledComplaint({ email, phone })).complaintId);
    expect(both.customerId).toBe(byMail.customerId);
    expect(byPhone.customerId).not.toBe(byMail.customerId);
    const point = await db().contactPoint.findFirstOrThrow({ where: { value: phone } });
    expect(point.customerId).toBe(byPhone.customerId);
    const notes = await db().message.findMany({ where: { complaintId: both.id, kind: "internal-note" } });
    expect(notes.map(({ body }) => body)).toEqual([`☎ ${phone}`]);
  });

  it("an unknown address beside somebody's number is somebody else", async () => {
    const phone = "+886912000004";
    const victim = await complaint((await aFiledComplaint({ email: null, phone })).complaintId);
    const stranger = await complaint((await aFiledComplaint({ phone })).complaintId);
    expect(stranger.customerId).not.toBe(victim.customerId);
  });

  it("a number alone finds its customer", async () => {
    const [email, phone] = [`${randomUUID()}@example.com`, "+886912000005"];
    const first = await complaint((await aFiledComplaint({ email, phone })).complaintId);
    const second = await complaint(
      (await aFiledComplaint({ email: null, phone, channel: "phone" })).complaintId,
    );
    expect(second.customerId).toBe(first.customerId);
    // The address was typed by whoever filed the first one; letters about the second do not go there.
    expect(await mails(second.id)).toEqual([]);
  });

  it.each([
    ["gold", true, 0],
    ["gold", false, 1],
    ["regular", true, 1],
  ])("a %s tier with verified=%s ranks %i", async (tier, verified, vipRank) => {
    const email = `${randomUUID()}@example.com`;
    const { customerId } = await complaint((await aFiledComplaint({ email })).complaintId);
    await db().customer.update({ where: { id: customerId }, data: { tier } });
    if (verified)
      await db().contactPoint.updateMany({ where: { customerId }, data: { verifiedAt: FILED_AT } });
    const again = await complaint((await aFiledComplaint({ email })).complaintId);
    expect(again.vipRank).toBe(vipRank);
  });
});

describe("a second complaint about the same order", () => {
  it("is linked while the first is open, and the first one's link is mailed to the address on file", async () => {
    const same = { email: `${randomUUID()}@example.com`, orderReference: randomUUID().toUpperCase() };
    const first = await aFiledComplaint({ ...same, locale: "en" });
    const second = await aFiledComplaint(same);
    expect((await complaint(second.complaintId)).linkedToId).toBe(first.complaintId);
    expect((await eventsOf(first.complaintId)).at(-1)).toMatchObject({ type: "linked" });
    expect((await eventsOf(second.complaintId)).at(-1)).toMatchObject({ type: "linked" });
    const letters = await mails(first.complaintId);
    expect(letters.map(({ template, locale }) => [template, locale])).toEqual([
      ["acknowledgement", "en"],
      ["earlier-complaint-link", "en"],
    ]);
  });

  it("is not linked when the first has ended, or belongs to somebody else", async () => {
    const same = { email: `${randomUUID()}@example.com`, orderReference: randomUUID().toUpperCase() };
    const first = await aFiledComplaint(same);
    const stranger = await aFiledComplaint({ orderReference: same.orderReference });
    expect((await complaint(stranger.complaintId)).linkedToId).toBeNull();
    await db().complaint.update({ where: { id: first.complaintId }, data: { status: "closed" } });
    const second = await aFiledComplaint(same);
    expect((await complaint(second.complaintId)).linkedToId).toBeNull();
  });
});

describe("hostile text", () => {
  it("of 20 kB, with quotes, emoji, right-to-left and markup, is stored as it is", async () => {
    const description = `'"); DROP TABLE complaint;-- <b>😀 עברית \\ %_ ${"退款".repeat(9_000)}`;
    const { complaintId } = await aFiledComplaint({ description });
    const message = await db().message.findFirstOrThrow({ where: { complaintId, kind: "description" } });
    expect(message.body).toBe(description);
  });
});
