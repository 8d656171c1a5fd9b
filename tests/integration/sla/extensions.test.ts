import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { closingRecord } from "@/lib/closing/queries/record";
import { sendMessage } from "@/lib/complaints/mutations/send-message";
import { db } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { defaultTerms } from "@/lib/domain/sla/terms/default-terms";
import { EVERY_CASE } from "@/lib/domain/sla/terms/definition";
import { packScope, withPack } from "@/lib/domain/sla/terms/packs/choose";
import { parseLetter } from "@/lib/domain/sla/terms/packs/letter";
import { packOf } from "@/lib/domain/sla/terms/packs/packs";
import { askExtension } from "@/lib/extensions/mutations/ask";
import { decideExtension } from "@/lib/extensions/mutations/decide";
import { caseExtensions, openExtensions } from "@/lib/extensions/queries/extensions";
import { letterCase } from "@/lib/letters/queries";
import { letterText } from "@/lib/letters/render";
import { choosePack, dropPack } from "@/lib/sla/mutations/packs";
import { forgetBook } from "@/lib/sla/queries/book";
import { clocksOfCase } from "@/lib/sla/queries/case-clocks";
import { lettersOfCase } from "@/lib/sla/queries/case-letters";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { clockFigures } from "@/lib/sla/queries/report";
import { newestPublished, termsDraft } from "@/lib/sla/queries/terms";
import { asOwner } from "../../support/database";
import { aCategoryWithCauses, aColleague } from "../../support/factories/desk";
import { aFiledComplaint, FILED_AT } from "../../support/factories/filing";
import { aDepartment, anOrganisation } from "../../support/factories/money";

const after = (days: number) => new Date(FILED_AT.getTime() + days * DAY_MS);
const HKMA = { clock: "hk-hkma-final", run: 1 };
const BANK = { clock: "cn-bank-final", run: 1 };

const MARCH = {
  from: "2026-03-01",
  to: "2026-03-31",
  end: "2026-04-01",
  days: 31,
  preset: null,
  grain: "day",
  before: { from: "2026-01-29", to: "2026-02-28", end: "2026-03-01" },
} as const;

let agent: Staff;
let lead: Staff;
let manager: Staff;

beforeAll(async () => {
  await anOrganisation();
  [agent, lead, manager] = await Promise.all([
    aColleague("agent"),
    aColleague("lead"),
    aColleague("manager"),
  ]);
  const terms = ["hk-hkma", "cn-bank"].reduce((all, key) => {
    const pack = packOf(key);
    if (!pack) throw new Error(key);
    return withPack(all, pack, EVERY_CASE);
  }, defaultTerms("Asia/Taipei"));
  const since = new Date("2020-01-01T00:00:00Z");
  await asOwner((client) =>
    client.query(
      "INSERT INTO sla_version (version, document, effective_from, published_at) VALUES (2, $1, $2, $2)",
      [JSON.stringify(terms), since],
    ),
  );
  forgetBook();
});

async function differences() {
  const wrong = [];
  for await (const batch of checkClocks({ all: true })) wrong.push(...batch.wrong);
  return wrong;
}

const eventsOf = (complaintId: string, type: string) =>
  db().complaintEvent.findMany({ where: { complaintId, type }, select: { actorId: true, facts: true } });
const storedDue = async (complaintId: string, clockKey: string) =>
  (await db().complaintClock.findFirstOrThrow({ where: { complaintId, clockKey } })).dueAt?.toISOString();
const heard = (staffId: string, kind: string, complaintId: string) =>
  db().notification.count({ where: { staffId, kind, complaintId } });

describe("an extension that needs approval", () => {
  it("is granted once by somebody else, and clocks, letter, audit and report follow", async () => {
    const { complaintId, reference } = await aFiledComplaint();
    const ask = { complaintId, ...HKMA, reason: "The card scheme has not answered yet." };
    // A lead may ask as well, but not say yes to their own wish.
    const asked = await askExtension(lead, ask, after(20));
    expect(asked).toMatchObject({ ok: true, value: { status: "asked" } });
    if (!asked.ok) return;
    expect(await askExtension(agent, ask, after(20))).toEqual({ ok: false, reason: "already-asked" });
    expect(await heard(manager.id, "approval-requested", complaintId)).toBe(1);
    expect(await heard(lead.id, "approval-requested", complaintId)).toBe(0);
    expect((await openExtensions(manager)).map((row) => row.reference)).toEqual([reference]);
    const before = await storedDue(complaintId, HKMA.clock);
    expect(before).toBe("2026-04-05T16:00:00.000Z");

    const yes = { id: asked.value.id, decision: "granted", note: "" } as const;
    expect(await decideExtension(lead, yes, after(21))).toEqual({ ok: false, reason: "same-person" });
    const another = await aColleague("lead");
    const answers = await Promise.all([
      decideExtension(manager, yes, after(21)),
      decideExtension(another, yes, after(21)),
    ]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, reason: "already-decided" });

    const until = "2026-05-05T16:00:00.000Z";
    expect(await eventsOf(complaintId, "clock-extended")).toMatchObject([
      { facts: { clock: HKMA.clock, until } },
    ]);
    expect(await storedDue(complaintId, HKMA.clock)).toBe(until);
    const trace = (await clocksOfCase(agent, complaintId, after(22))).find(({ key }) => key === HKMA.clock);
    expect(trace).toMatchObject({ dueAt: new Date(until), extendedTo: new Date(until) });
    expect(await differences()).toEqual([]);
    expect(await heard(lead.id, "approval-decided", complaintId)).toBe(1);
    const audited = await db().auditEntry.findMany({
      where: { action: "clock-extended", subjectId: complaintId },
    });
    expect(audited).toHaveLength(1);

    // The customer reads the last day that counts, in their language.
    const [message] = await db().message.findMany({ where: { complaintId, kind: "holding-reply" } });
    expect(message?.body).toContain("2026年5月5日");
    expect(message?.body).toContain("林小姐 您好");
    expect(await eventsOf(complaintId, "holding-reply-sent")).toMatchObject([
      { facts: { messageId: message?.id, letter: "hk-hkma:holding" } },
    ]);
    expect(await db().mail.count({ where: { complaintId, template: "holding-reply" } })).toBe(1);

    expect(await askExtension(agent, ask, after(22))).toEqual({ ok: false, reason: "used-up" });
    const page = await caseExtensions(agent, complaintId, after(22));
    expect(page.requests).toMatchObject([{ status: "granted", askedByName: expect.any(String) }]);
    expect(page.clocks.map(({ key }) => key).sort()).toEqual([BANK.clock, HKMA.clock]);
    const scope = { period: MARCH, clock: HKMA.clock, severity: null, departmentId: null };
    const figures = await clockFigures(manager, { ...scope, timeZone: "Asia/Taipei", now: after(40) });
    // On the fortieth day the old limit has passed and the new one has not.
    expect(figures.find(({ clock }) => clock === HKMA.clock)).toMatchObject({
      n: 1,
      extended: 1,
      open: 1,
      late: 0,
    });

    // The trail is never changed, by nobody.
    const change = db().clockExtension.update({
      where: { id: asked.value.id },
      data: { reason: "x" },
      select: { id: true },
    });
    await expect(change).rejects.toThrow(/answered once/);
    await expect(db().clockExtension.delete({ where: { id: asked.value.id } })).rejects.toThrow();
  });

  it("goes step by step as the law does: a reason alone first, then approval, never past the limit", async () => {
    const { complaintId } = await aFiledComplaint();
    const ask = (now: Date) => askExtension(agent, { complaintId, ...BANK, reason: "Complicated." }, now);
    expect(await ask(after(10))).toMatchObject({ ok: true, value: { status: "granted" } });
    expect(await storedDue(complaintId, BANK.clock)).toBe("2026-04-05T16:00:00.000Z");
    const second = await ask(after(25));
    expect(second).toMatchObject({ ok: true, value: { status: "asked" } });
    if (!second.ok) return;
    const no = { id: second.value.id, decision: "refused", note: "" } as const;
    expect(await decideExtension(lead, no, after(26))).toEqual({ ok: false, reason: "note-missing" });
    expect(await decideExtension(lead, { ...no, note: "Answer now." }, after(26))).toMatchObject({
      ok: true,
    });
    expect(await storedDue(complaintId, BANK.clock)).toBe("2026-04-05T16:00:00.000Z");
    const third = await ask(after(27));
    if (!third.ok) throw new Error(third.reason);
    const late = { id: third.value.id, decision: "granted", note: "" } as const;
    expect(await decideExtension(lead, late, after(32))).toEqual({ ok: false, reason: "limit-passed" });
    expect(await ask(after(32))).toEqual({ ok: false, reason: "limit-passed" });
    const none = { complaintId, clock: "promise", run: 1, reason: "?" };
    expect(await askExtension(agent, none, after(1))).toEqual({ ok: false, reason: "no-extension" });
    const unknown = { ...none, clock: "nothing" };
    expect(await askExtension(agent, unknown, after(1))).toEqual({ ok: false, reason: "no-clock" });
    expect(await differences()).toEqual([]);
  });
});

describe("letters that the law asks for", () => {
  it("only the final response ends the limit, and closing waits for each of them", async () => {
    const { complaintId } = await aFiledComplaint();
    const send = async (
      letter: string,
      kind: "answer" | "holding-reply",
      body = "This is our final response.",
    ) => {
      const { version } = await db().complaint.findUniqueOrThrow({
        where: { id: complaintId },
        select: { version: true },
      });
      return sendMessage(
        agent,
        {
          complaintId,
          expectedVersion: version,
          kind,
          body,
          contains: ["explanation"],
          thenWait: false,
          letter: parseLetter(letter),
        },
        after(5),
      );
    };
    const owed = async () => (await closingRecord(db(), complaintId)).owedResponses;
    const refused = { ok: false, reason: "unknown-letter" };
    expect(await send("uk-fca:final-response", "answer")).toEqual(refused);
    expect(await send("cn-bank:acknowledgement", "holding-reply")).toEqual(refused);
    expect(await send("hk-hkma:final-response", "holding-reply")).toEqual(refused);
    expect(await owed()).toBe(2);
    const about = await letterCase(db(), complaintId);
    const [first] = (await lettersOfCase(db(), complaintId)).packs;
    if (!about || !first) throw new Error("no letter to write");
    const asItIs = letterText(about, first, { stage: "final-response" });
    expect(asItIs).toContain("最終回覆");
    expect(await send("hk-hkma:final-response", "answer", asItIs)).toEqual({
      ok: false,
      reason: "letter-unfilled",
    });
    expect(await send("hk-hkma:acknowledgement", "holding-reply")).toMatchObject({ ok: true });
    expect(await send("hk-hkma:final-response", "answer")).toMatchObject({ ok: true });
    expect(await owed()).toBe(1);
    const clocks = await clocksOfCase(agent, complaintId, after(6));
    const state = (key: string) => clocks.find((clock) => clock.key === key)?.state;
    expect([state(HKMA.clock), state(BANK.clock)]).toEqual(["kept", "running"]);
    expect(await askExtension(agent, { complaintId, ...HKMA, reason: "?" }, after(6))).toEqual({
      ok: false,
      reason: "ended",
    });
    expect(await differences()).toEqual([]);
  });
});

describe("choosing a pack", () => {
  it("puts its clocks into the draft for some cases, and takes them out again", async () => {
    const choose = (change: Partial<Parameters<typeof choosePack>[1]>) =>
      choosePack(manager, { pack: "uk-fca", categories: null, regions: null, ...change });
    const scope = async () => {
      const draft = await termsDraft(manager);
      return draft && packScope(draft.document, "uk-fca");
    };
    expect(await choose({ pack: "atlantis" })).toEqual({ ok: false, reason: "unknown-pack" });
    expect(await choose({ regions: [] })).toEqual({ ok: false, reason: "nobody" });
    expect(await choose({ regions: ["atlantis"] })).toEqual({ ok: false, reason: "unknown-place" });
    expect(await termsDraft(manager)).toBeNull();
    expect(await choose({})).toMatchObject({ ok: true });
    expect(await scope()).toEqual(EVERY_CASE);
    await aCategoryWithCauses(await aDepartment());
    expect(await choose({ categories: ["service"] })).toMatchObject({ ok: true });
    expect(await scope()).toEqual({ ...EVERY_CASE, categories: ["service"] });
    expect(await dropPack(manager, { pack: "uk-fca" })).toMatchObject({ ok: true });
    expect(await scope()).toBeNull();
    // What the house had before is as it was.
    expect((await termsDraft(manager))?.document).toEqual((await newestPublished(manager))?.terms);
  });
});
