import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { type CustomerProof, openLink } from "@/lib/complaints/customer-proof";
import { replyAsCustomer } from "@/lib/complaints/mutations/reply-as-customer";
import { answerLinkRequest, requestLink } from "@/lib/complaints/mutations/request-link";
import { withdraw } from "@/lib/complaints/mutations/withdraw";
import { customerView } from "@/lib/complaints/queries/customer-view";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { complaintToken } from "@/lib/links/complaint-link";
import { linkToken } from "@/lib/links/tokens";
import { asSuperuser } from "../../support/database";
import { aFiledComplaint, FILED_AT } from "../../support/factories/filing";
import { aStaffRow } from "../../support/factories/money";

beforeAll(() => installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" }));

const LATER = new Date(FILED_AT.getTime() + 3_600_000);
const mailedToken = (id: string, version = 1) =>
  linkToken(env().secret, { purpose: "complaint-by-mail", id, version });
const complaint = (id: string) => db().complaint.findUniqueOrThrow({ where: { id } });
const types = async (complaintId: string) =>
  (await db().complaintEvent.findMany({ where: { complaintId } })).map(({ type }) => type);

async function opened(byMail = false, email = `${randomUUID()}@example.com`) {
  const { complaintId, reference } = await aFiledComplaint({ email });
  const link = await openLink(byMail ? mailedToken(complaintId) : complaintToken(complaintId, 1));
  if (!link) throw new Error("the link does not open");
  return { complaintId, reference, email, proof: link.proof };
}
const reply = (proof: CustomerProof, body: string, token: string = randomUUID()) =>
  replyAsCustomer(proof, { body, token }, LATER);

describe("the private link", () => {
  it("opens its complaint and says whether it came by mail", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    expect(await openLink(complaintToken(complaintId, 1))).toMatchObject({
      reference,
      proof: { byMail: false },
    });
    expect(await openLink(mailedToken(complaintId))).toMatchObject({ reference, proof: { byMail: true } });
  });

  it("is closed by a new version, for good", async () => {
    const { complaintId } = await aFiledComplaint();
    const old = complaintToken(complaintId, 1);
    await db().complaint.update({ where: { id: complaintId }, data: { linkVersion: 2 } });
    expect(await openLink(old)).toBeNull();
    expect(await openLink(mailedToken(complaintId, 1))).toBeNull();
    expect(await openLink(complaintToken(complaintId, 2))).not.toBeNull();
  });

  it("answers alike to a forged, a foreign and a senseless token", async () => {
    const { complaintId } = await aFiledComplaint();
    const right = complaintToken(complaintId, 1);
    const forged = `${right.slice(0, -1)}${right.endsWith("A") ? "B" : "A"}`;
    const unknown = complaintToken(randomUUID(), 1);
    const survey = linkToken(env().secret, { purpose: "survey", id: complaintId, version: 1 });
    for (const token of [forged, unknown, survey, "", "x", "../../etc/passwd"])
      expect(await openLink(token)).toBeNull();
  });
});

describe("a customer's reply", () => {
  it("is kept once, tells the assignee, and ends the waiting", async () => {
    const { complaintId, proof } = await opened();
    const agent = await aStaffRow();
    await db().complaint.update({
      where: { id: complaintId },
      data: { status: "waiting-for-customer", assigneeId: agent.id },
    });
    await db().complaintEvent.create({
      data: {
        complaintId,
        type: "answered",
        actorKind: "staff",
        actorId: agent.id,
        occurredAt: FILED_AT,
        facts: { to: "waiting-for-customer" },
      },
    });
    const token = randomUUID();
    const results = await Promise.all(Array.from({ length: 10 }, () => reply(proof, "明天可以嗎?", token)));
    expect(results.filter((result) => result.ok && !result.value.repeated)).toHaveLength(1);
    expect(results.every((result) => result.ok)).toBe(true);
    expect(await reply(proof, "other", token)).toEqual({ ok: false, reason: "token-used" });
    const row = await complaint(complaintId);
    expect(row.status).toBe("investigating");
    expect(row.nextUpdateDueAt).toEqual(new Date(LATER.getTime() + 24 * 3_600_000));
    expect(await db().message.count({ where: { complaintId, kind: "customer-message" } })).toBe(1);
    expect(await db().notification.count({ where: { staffId: agent.id, kind: "customer-replied" } })).toBe(1);
    const search = await db().complaintSearch.findUniqueOrThrow({ where: { complaintId } });
    expect(search.terms).toContain("明天");
  });

  it("after the end reaches the leads", async () => {
    const { complaintId, proof } = await opened();
    const lead = await aStaffRow({ role: "lead" });
    await db().complaint.update({
      where: { id: complaintId },
      data: { status: "closed", closedAt: FILED_AT },
    });
    await reply(proof, "還是壞的");
    expect((await complaint(complaintId)).status).toBe("closed");
    expect(await db().notification.count({ where: { staffId: lead.id, complaintId } })).toBe(1);
  });
});

describe("the mailbox", () => {
  it("is proved by the first deed with a mailed link, and the tier counts from then on", async () => {
    const { complaintId, proof, email } = await opened(true);
    await db().customer.update({ where: { id: proof.customerId }, data: { tier: "diamond" } });
    expect((await complaint(complaintId)).vipRank).toBe(1);
    await reply(proof, "one");
    await reply(proof, "two");
    expect((await complaint(complaintId)).vipRank).toBe(0);
    expect((await db().contactPoint.findFirstOrThrow({ where: { value: email } })).verifiedAt).toEqual(LATER);
    expect((await types(complaintId)).filter((type) => type === "contact-verified")).toHaveLength(1);
  });

  it("is not proved by the link shown on the page", async () => {
    const { proof, email } = await opened(false);
    await reply(proof, "one");
    expect((await db().contactPoint.findFirstOrThrow({ where: { value: email } })).verifiedAt).toBeNull();
  });
});

describe("withdrawing", () => {
  it("ends the case, tells the assignee, and may be clicked twice", async () => {
    const { complaintId, proof } = await opened();
    const agent = await aStaffRow();
    await db().complaint.update({ where: { id: complaintId }, data: { assigneeId: agent.id } });
    expect(await withdraw(proof, LATER)).toEqual({ ok: true, value: null });
    expect(await withdraw(proof, LATER)).toEqual({ ok: true, value: null });
    expect(await complaint(complaintId)).toMatchObject({
      status: "withdrawn",
      outcome: "withdrawn",
      closedAt: LATER,
      nextDueAt: null,
      isOpen: false,
    });
    expect((await types(complaintId)).filter((type) => type === "withdrawn")).toHaveLength(1);
    expect(await db().notification.count({ where: { staffId: agent.id, kind: "case-withdrawn" } })).toBe(1);
  });

  it("is refused once the case has closed", async () => {
    const { complaintId, proof } = await opened();
    await db().complaint.update({ where: { id: complaintId }, data: { status: "closed" } });
    expect(await withdraw(proof, LATER)).toEqual({ ok: false, reason: "cannot-withdraw" });
  });
});

describe("a lost link", () => {
  const letters = (complaintId: string) => db().mail.count({ where: { complaintId, template: "lost-link" } });

  /** What the job is told, for a request that names these. */
  async function asked(reference: string, email: string): Promise<{ reference: string; mark: string }> {
    await requestLink({ reference, email });
    const { rows } = await asSuperuser((client) =>
      client.query<{ payload: { reference: string; mark: string } }>(
        `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
         WHERE t.identifier = 'lost-link' ORDER BY j.id DESC LIMIT 1`,
      ),
    );
    if (!rows[0]) throw new Error("no job");
    return rows[0].payload;
  }

  it("is mailed once in ten minutes to the address given with the complaint", async () => {
    const { complaintId, reference, email } = await opened();
    const request = await asked(reference, email);
    expect(JSON.stringify(request)).not.toContain(email);
    await answerLinkRequest(request, LATER);
    await answerLinkRequest(await asked(reference, email), new Date(LATER.getTime() + 1_000));
    expect(await letters(complaintId)).toBe(1);
    expect((await types(complaintId)).filter((type) => type === "link-requested")).toHaveLength(1);
  });

  it("is not mailed to anybody else", async () => {
    const { complaintId, reference } = await opened();
    await answerLinkRequest(await asked(reference, "eve@example.com"), LATER);
    await answerLinkRequest(await asked("AM-2222-2222", "eve@example.com"), LATER);
    await answerLinkRequest({ reference, mark: "" }, LATER);
    expect(await letters(complaintId)).toBe(0);
  });
});

describe("the customer's view", () => {
  it("tells the story without notes, names and what is not theirs to know", async () => {
    const same = { email: `${randomUUID()}@example.com`, orderReference: "SAME-1" };
    await aFiledComplaint(same);
    const { complaintId } = await aFiledComplaint(same);
    const link = await openLink(complaintToken(complaintId, 1));
    if (!link) throw new Error("the link does not open");
    await db().message.create({
      data: { complaintId, kind: "internal-note", authorKind: "staff", body: "secret note", sentAt: LATER },
    });
    await reply(link.proof, "Any news?");
    const view = await customerView(link.proof);
    expect(view).toMatchObject({
      status: "received",
      mayWithdraw: true,
      amountPaid: { amountMinor: 129_950n },
    });
    expect(view?.entries.map((entry) => (entry.kind === "step" ? entry.step : entry.message))).toEqual([
      "description",
      "customer-message",
    ]);
    const shown = JSON.stringify(view, (_key, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(shown).not.toMatch(/secret|linked|severity-set/);
  });
});
