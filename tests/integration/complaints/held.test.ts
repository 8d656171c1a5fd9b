import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { openHeldLink, openLink } from "@/lib/complaints/customer-proof";
import { type FileComplaint, fileComplaint } from "@/lib/complaints/mutations/file-complaint";
import { replyWhileHeld } from "@/lib/complaints/mutations/reply-while-held";
import { eraseOldSpam, markAsSpam, releaseHeld, restoreHeld } from "@/lib/complaints/mutations/review-held";
import { suspicionsOfFiling } from "@/lib/complaints/mutations/suspect-filing";
import { customerView } from "@/lib/complaints/queries/customer-view";
import { countHeld, listHeld } from "@/lib/complaints/queries/held";
import { heldCustomerView } from "@/lib/complaints/queries/held-view";
import { searchComplaints } from "@/lib/complaints/queries/search";
import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import type { Suspicion } from "@/lib/domain/suspicion";
import { installOrganisation } from "@/lib/installation/mutations/install";
import { complaintToken } from "@/lib/links/complaint-link";
import { asOwner, asSuperuser } from "../../support/database";
import { aColleague } from "../../support/factories/desk";
import { aFiling, FILED_AT } from "../../support/factories/filing";

const LATER = new Date(FILED_AT.getTime() + 3_600_000);
const SPAM: readonly Suspicion[] = ["trap-filled"];
let agent: Staff;

beforeAll(async () => {
  await installOrganisation({ name: "Harbour", timeZone: "Asia/Taipei", baseCurrency: "TWD" });
  agent = await aColleague("agent");
});

async function file(input: Partial<FileComplaint> = {}, now = FILED_AT) {
  const filed = await fileComplaint(
    { filing: aFiling(), filedBy: null, token: randomUUID(), suspicions: SPAM, ...input },
    now,
  );
  if (!filed.ok) throw new Error(filed.reason);
  return filed.value;
}

async function heldProofOf(id: string) {
  const opened = await openHeldLink(complaintToken(id, 1));
  if (!opened) throw new Error("the link does not open");
  return opened.proof;
}

/** Everything outside the held list that a filing could show in. */
const shownAnywhere = () =>
  asSuperuser(async (client) => {
    const { rows } = await client.query<{ shown: string }>(`
      SELECT concat_ws(' ', (SELECT count(*) FROM complaint), (SELECT count(*) FROM customer), (SELECT count(*) FROM contact_point),
        (SELECT count(*) FROM message), (SELECT count(*) FROM complaint_event), (SELECT count(*) FROM complaint_search),
        (SELECT count(*) FROM mail), (SELECT count(*) FROM daily_tally), (SELECT count(*) FROM queue_tally),
        (SELECT count(*) FROM notification), (SELECT count(*) FROM graphile_worker.jobs)) AS shown`);
    return rows[0]?.shown;
  });
const eventsOf = async (heldId: string) =>
  (await db().heldEvent.findMany({ where: { heldId }, orderBy: { id: "asc" } })).map(({ type, actorId }) => ({
    type,
    actorId,
  }));

describe("a filing that looks like spam", () => {
  it("is answered like every other, and shows nowhere but in the list of what is held", async () => {
    const before = await shownAnywhere();
    const word = `zebra${randomUUID().slice(0, 6)}`;
    const held = await file({ filing: aFiling({ description: `${word} buy now` }) });
    expect(held).toMatchObject({ severity: "standard", linkVersion: 1, repeated: false });
    expect(held.promiseDueAt).toEqual(new Date(FILED_AT.getTime() + DAY_MS));
    expect(await shownAnywhere()).toBe(before);
    for (const typed of [word, held.reference])
      expect(await searchComplaints(agent, typed, null)).toMatchObject({ rows: [] });
    const { rows } = await listHeld(agent, { status: "waiting", after: null });
    expect(rows.find(({ id }) => id === held.complaintId)).toMatchObject({
      reference: held.reference,
      suspicions: SPAM,
      name: "林小姐",
      description: `${word} buy now`,
    });
    expect(await countHeld(agent)).toBeGreaterThan(0);
    expect(await eventsOf(held.complaintId)).toEqual([{ type: "held", actorId: null }]);
  });

  it("is followed by its private link, and what its customer adds is kept once", async () => {
    const { complaintId, reference } = await file({ filing: aFiling({ description: "請幫我" }) });
    expect(await openLink(complaintToken(complaintId, 1))).toBeNull();
    expect(await openHeldLink(complaintToken(complaintId, 2))).toBeNull();
    expect(await openHeldLink(complaintToken(randomUUID(), 1))).toBeNull();
    const proof = await heldProofOf(complaintId);
    const token = randomUUID();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => replyWhileHeld(proof, { body: "還有一件事", token }, LATER)),
    );
    expect(replies.filter((reply) => reply.ok && !reply.value.repeated)).toHaveLength(1);
    const view = await heldCustomerView(proof);
    expect(view).toMatchObject({ reference, status: "received", isOpen: true, mayWithdraw: false });
    expect(view?.entries.map((entry) => (entry.kind === "message" ? entry.body : ""))).toEqual([
      "請幫我",
      "還有一件事",
    ]);
  });

  it("files once, however often the form is sent", async () => {
    const filing = aFiling();
    const token = randomUUID();
    const all = await Promise.all(Array.from({ length: 20 }, () => file({ filing, token })));
    expect(new Set(all.map(({ complaintId }) => complaintId)).size).toBe(1);
    expect(all.filter(({ repeated }) => !repeated)).toHaveLength(1);
    // Sent once more when nothing is suspicious any more: still the same filing, still held.
    const again = await file({ filing, token, suspicions: [] });
    expect(again).toMatchObject({ complaintId: all[0]?.complaintId, repeated: true });
    expect(await db().complaint.count({ where: { id: again.complaintId } })).toBe(0);
    expect(
      await fileComplaint({ filing: aFiling(), filedBy: null, token, suspicions: SPAM }, FILED_AT),
    ).toEqual({ ok: false, reason: "token-used" });
  });

  it("is filed at once when it shows one harmless sign only", async () => {
    const { complaintId } = await file({ suspicions: ["too-fast"] });
    const [event] = await db().complaintEvent.findMany({ where: { complaintId, type: "filed" } });
    expect(event?.facts).toMatchObject({ looksAutomated: true });
  });
});

describe("releasing", () => {
  it("makes an ordinary complaint whose promise counts from receipt, with what was added", async () => {
    const email = `${randomUUID()}@example.com`;
    const held = await file({ filing: aFiling({ email, description: "水管爆裂，房間淹水。" }) });
    await replyWhileHeld(
      await heldProofOf(held.complaintId),
      { body: "照片在此", token: randomUUID() },
      LATER,
    );
    expect(await releaseHeld(agent, { heldId: held.complaintId }, LATER)).toEqual({
      ok: true,
      value: { reference: held.reference },
    });
    const row = await db().complaint.findUniqueOrThrow({ where: { id: held.complaintId } });
    expect(row).toMatchObject({
      reference: held.reference,
      status: "received",
      receivedAt: FILED_AT,
      promiseDueAt: held.promiseDueAt,
      nextDueAt: held.promiseDueAt,
    });
    expect(
      await db().mail.count({ where: { complaintId: held.complaintId, template: "acknowledgement" } }),
    ).toBe(1);
    expect(await db().message.count({ where: { complaintId: held.complaintId } })).toBe(2);
    const types = (await db().complaintEvent.findMany({ where: { complaintId: held.complaintId } })).map(
      ({ type, actorId }) => (type === "held-released" ? actorId : type),
    );
    expect(types).toEqual(expect.arrayContaining(["filed", "severity-set", "customer-replied", agent.id]));
    for (const typed of ["淹水", "照片", held.reference])
      expect(await searchComplaints(agent, typed, null)).toMatchObject({ rows: [{ id: held.complaintId }] });
    // The link from the confirmation opens the same page as before, now the complaint's own.
    const opened = await openLink(complaintToken(held.complaintId, 1));
    expect(opened && (await customerView(opened.proof))).toMatchObject({ reference: held.reference });
    expect(await openHeldLink(complaintToken(held.complaintId, 1))).toBeNull();
    expect(await eventsOf(held.complaintId)).toEqual([
      { type: "held", actorId: null },
      { type: "released", actorId: agent.id },
    ]);
  });

  it("by two at once happens once, and the same form sent again finds the complaint", async () => {
    const filing = aFiling();
    const token = randomUUID();
    const { complaintId } = await file({ filing, token });
    const results = await Promise.all(
      Array.from({ length: 6 }, () => releaseHeld(agent, { heldId: complaintId }, LATER)),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.filter((result) => !result.ok && result.reason === "not-found")).toHaveLength(5);
    expect(await file({ filing, token })).toMatchObject({ complaintId, repeated: true });
    expect(await db().complaint.count({ where: { id: complaintId } })).toBe(1);
  });

  it("of two filings by the same new customer at once makes one customer", async () => {
    const email = `${randomUUID()}@example.com`;
    const filings = await Promise.all([0, 1].map(() => file({ filing: aFiling({ email }) })));
    const results = await Promise.all(
      filings.map(({ complaintId }) => releaseHeld(agent, { heldId: complaintId }, LATER)),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(await db().contactPoint.count({ where: { value: email } })).toBe(1);
    expect(
      await db().complaint.count({ where: { customer: { contactPoints: { some: { value: email } } } } }),
    ).toBe(2);
  });

  it("draws another reference where a complaint has it by now", async () => {
    const held = await file();
    const other = await file({ suspicions: [] });
    await asOwner((client) =>
      client.query("UPDATE complaint SET reference = $1 WHERE id = $2", [held.reference, other.complaintId]),
    );
    const released = await releaseHeld(agent, { heldId: held.complaintId }, LATER);
    expect(released).toMatchObject({ ok: true });
    expect(released).not.toMatchObject({ value: { reference: held.reference } });
  });
});

describe("spam", () => {
  it("can be taken back for thirty days; then nothing of it is left but what was decided", async () => {
    const { complaintId } = await file();
    expect(await markAsSpam(agent, { heldId: complaintId }, LATER)).toEqual({ ok: true, value: null });
    expect(await markAsSpam(agent, { heldId: complaintId }, LATER)).toEqual({
      ok: false,
      reason: "already-decided",
    });
    expect(await releaseHeld(agent, { heldId: complaintId }, LATER)).toEqual({
      ok: false,
      reason: "already-decided",
    });
    const after = (days: number) => new Date(LATER.getTime() + days * DAY_MS);
    await eraseOldSpam(after(30));
    expect(await restoreHeld(agent, { heldId: complaintId }, after(30))).toEqual({ ok: true, value: null });
    await markAsSpam(agent, { heldId: complaintId }, LATER);
    await eraseOldSpam(new Date(after(30).getTime() + 1));
    expect(await db().heldFiling.count({ where: { id: complaintId } })).toBe(0);
    expect((await eventsOf(complaintId)).map(({ type }) => type)).toEqual([
      "held",
      "marked-spam",
      "restored",
      "marked-spam",
      "erased",
    ]);
  });

  it("that nobody looked at is never removed", async () => {
    const { complaintId } = await file();
    await eraseOldSpam(new Date(LATER.getTime() + 4_000 * DAY_MS));
    expect(await db().heldFiling.count({ where: { id: complaintId } })).toBe(1);
  });
});

describe("how often", () => {
  const parsed = (text: string, email: string) => ({
    ok: true as const,
    token: randomUUID(),
    trapFilled: false,
    tookMs: 60_000,
    value: aFiling({ description: text, email }),
  });
  const LONG = "The very same words about the very same thing";

  it("an office of fifty behind one address files without a hint of suspicion", async () => {
    const address = "203.0.113.50";
    const seen = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        suspicionsOfFiling(parsed(`${randomUUID()} ${n}`, `${randomUUID()}@example.com`), {
          address,
          now: FILED_AT,
        }),
      ),
    );
    expect(seen.flat()).toEqual([]);
  });

  it("is counted by address, contact and text, also of many at once", async () => {
    const email = `${randomUUID()}@example.com`;
    const seen = await Promise.all(
      Array.from({ length: 61 }, () =>
        suspicionsOfFiling(parsed(LONG, email), { address: "203.0.113.61", now: FILED_AT }),
      ),
    );
    const times = (suspicion: Suspicion) => seen.flat().filter((one) => one === suspicion).length;
    expect([times("busy-address"), times("busy-contact"), times("repeated-text")]).toEqual([1, 56, 58]);
  });
});
