import { beforeAll, describe, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { sendMailAgain } from "@/lib/complaints/mutations/send-again";
import { db } from "@/lib/db/client";
import { HOUR_MS } from "@/lib/domain/duration";
import { defaultTerms } from "@/lib/domain/sla/terms/default-terms";
import { sendDigests, warnOfDutyGaps } from "@/lib/duty/jobs";
import { fillRota, saveDutyHours } from "@/lib/duty/mutations/rota";
import { dropShift, handOverShift, saveShift } from "@/lib/duty/mutations/shifts";
import { dutyRota } from "@/lib/duty/queries/rota";
import { escalateClocks } from "@/lib/escalation/jobs";
import { TASKS } from "@/lib/jobs/tasks";
import { letterText } from "@/lib/outbox/letter-forms";
import { listOutbox, outboxMail } from "@/lib/outbox/queries/list";
import { saveDepartmentHead } from "@/lib/settings/mutations";
import { forgetBook } from "@/lib/sla/queries/book";
import { saveOwnMails } from "@/lib/staff/mutations";
import { asOwner } from "../../support/database";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { aDepartment, anOrganisation } from "../../support/factories/money";

/** Local times of the organisation. */
const taipei = (text: string) => new Date(`2026-${text}:00+08:00`);
const five = <T>(work: () => Promise<T>) => Promise.all(Array.from({ length: 5 }, work));

let ana: Staff;
let bo: Staff;
let lead: Staff;
let manager: Staff;
let care: string;

beforeAll(async () => {
  await anOrganisation();
  await publishedLongAgo();
  care = await aDepartment();
  [ana, bo, lead, manager] = await Promise.all([
    aColleague("agent", care),
    aColleague("agent", care),
    aColleague("lead", care),
    aColleague("manager"),
  ]);
});

/** Steps of ladders that were reached before the terms were published are told to nobody. */
async function publishedLongAgo(): Promise<void> {
  const since = new Date("2020-01-01T00:00:00Z");
  await asOwner((client) =>
    client.query(
      "INSERT INTO sla_version (version, document, effective_from, published_at) VALUES (2, $1, $2, $2)",
      [JSON.stringify(defaultTerms("Asia/Taipei")), since],
    ),
  );
  forgetBook();
}

const shiftsOf = async (from: Date, to: Date) =>
  (
    await db().dutyShift.findMany({
      where: { startsAt: { lt: to }, endsAt: { gt: from } },
      orderBy: { startsAt: "asc" },
    })
  ).map(({ staffId, startsAt, endsAt }) => ({ staffId, startsAt, endsAt }));
const notes = (kind: string) => db().notification.findMany({ where: { kind }, orderBy: { staffId: "asc" } });

describe("the rota", () => {
  const noon = taipei("04-01T12:00");
  const plan = (staff: Staff, hours: readonly [string, string], shiftId: string | null = null) =>
    saveShift(
      lead,
      { shiftId, staffId: staff.id, startsAt: taipei(hours[0]), endsAt: taipei(hours[1]) },
      noon,
    );

  it("hands over the rest of a shift: to a colleague, by who is on or who plans, in two shifts", async () => {
    const saved = await plan(ana, ["04-01T12:00", "04-01T20:00"]);
    if (!saved.ok) throw new Error(saved.reason);
    const three = taipei("04-01T15:00");
    const give = (actor: Staff, to: Staff, at = three) =>
      handOverShift(actor, { shiftId: saved.value, toId: to.id }, at);
    const gone = await aColleague("agent");
    await db().staff.update({ where: { id: gone.id }, data: { active: false } });
    const auditor = await aColleague("auditor");
    expect(await give(bo, bo)).toEqual({ ok: false, reason: "not-yours" });
    expect(await give(ana, ana)).toEqual({ ok: false, reason: "same-person" });
    expect(await give(ana, gone)).toEqual({ ok: false, reason: "inactive" });
    expect(await give(ana, auditor)).toEqual({ ok: false, reason: "inactive" });
    expect(await give(ana, bo, taipei("04-01T20:00"))).toEqual({ ok: false, reason: "past" });
    expect((await five(() => give(ana, bo))).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await shiftsOf(noon, taipei("04-02T00:00"))).toEqual([
      { staffId: ana.id, startsAt: noon, endsAt: three },
      { staffId: bo.id, startsAt: three, endsAt: taipei("04-01T20:00") },
    ]);
    expect((await notes("duty-handed-over")).map(({ staffId }) => staffId)).toEqual([bo.id]);
    expect(await db().auditEntry.count({ where: { action: "duty-changed", subjectId: saved.value } })).toBe(
      2,
    );
  });

  it("refuses nonsense, and the database two shifts of one person at once", async () => {
    expect(await plan(ana, ["04-01T09:00", "04-01T11:00"])).toEqual({ ok: false, reason: "past" });
    expect(await plan(ana, ["04-03T09:00", "04-03T09:00"])).toEqual({
      ok: false,
      reason: "end-before-start",
    });
    const saved = await plan(ana, ["04-03T09:00", "04-03T18:00"]);
    if (!saved.ok) throw new Error(saved.reason);
    const again = await five(() => plan(bo, ["04-03T10:00", "04-03T12:00"]));
    expect(again.filter(({ ok }) => ok)).toHaveLength(1);
    expect(again.find(({ ok }) => !ok)).toMatchObject({ reason: "overlap" });
    expect(await plan(ana, ["04-03T09:00", "04-03T19:00"], saved.value)).toMatchObject({ ok: true });
    const data = { staffId: ana.id, createdById: lead.id };
    await expect(
      db().dutyShift.create({
        data: { ...data, startsAt: taipei("04-03T18:59"), endsAt: taipei("04-03T20:00") },
      }),
    ).rejects.toThrow();
    expect(await dropShift(lead, saved.value, taipei("04-03T10:00"))).toEqual({ ok: false, reason: "past" });
    expect(await dropShift(lead, saved.value, noon)).toMatchObject({ ok: true });
    await db().dutyShift.deleteMany({});
  });

  it("is filled by turns around what is planned, and shown with its gaps", async () => {
    await plan(bo, ["04-02T09:00", "04-02T12:00"]);
    const rota = { people: [ana.id, bo.id], turn: "day", handOverAt: "09:00" } as const;
    const filled = () =>
      fillRota(lead, { ...rota, people: [...rota.people], from: "2026-04-01", weeks: 1 }, noon);
    expect(await filled()).toEqual({ ok: true, value: 7 });
    expect(await filled()).toEqual({ ok: false, reason: "nothing-free" });
    const shown = await dutyRota(ana, { locale: "en", now: noon });
    expect(shown.on).toMatchObject([{ id: ana.id, until: taipei("04-02T09:00") }]);
    expect(shown.next).toMatchObject([{ id: bo.id, from: taipei("04-02T09:00") }]);
    expect(shown.gaps).toEqual([{ from: taipei("04-08T09:00"), to: taipei("04-29T00:00") }]);
    // Office hours need nobody.
    expect(await saveDutyHours(lead, "office")).toMatchObject({ ok: true });
    const nights = await dutyRota(ana, { locale: "en", now: noon });
    expect(nights.gaps[0]).toEqual({ from: taipei("04-08T18:00"), to: taipei("04-09T09:00") });
    expect(await saveDutyHours(lead, null)).toMatchObject({ ok: true });
  });
});

describe("gaps", () => {
  it("are told to leads and managers once a day and gap, not before the morning, whoever looks", async () => {
    const told = async () => (await notes("duty-gap")).map(({ staffId }) => staffId);
    await five(() => warnOfDutyGaps(taipei("04-02T06:59")));
    expect(await told()).toEqual([]);
    const found = await five(() => warnOfDutyGaps(taipei("04-02T07:00")));
    expect(found.reduce((sum, one) => sum + one, 0)).toBe(1);
    expect(await told()).toEqual([lead.id, manager.id].sort());
    await five(() => warnOfDutyGaps(taipei("04-02T19:00")));
    expect(await told()).toHaveLength(2);
    await warnOfDutyGaps(taipei("04-03T09:00"));
    expect(await told()).toHaveLength(4);
  });
});

describe("mails to colleagues", () => {
  const mails = (template: string) =>
    db().mail.findMany({ where: { template }, orderBy: { staffId: "asc" } });

  it("tell once of a missed deadline, in the reader's language, and leave the case's log alone", async () => {
    await db().staff.update({ where: { id: manager.id }, data: { locale: "zh-Hant" } });
    const receivedAt = taipei("04-07T10:00");
    const { complaintId, reference } = await aFiledComplaint(
      { receivedAt, description: "請問發票何時寄出?" },
      receivedAt,
    );
    await db().complaint.update({
      where: { id: complaintId },
      data: { departmentId: care, assigneeId: ana.id },
    });
    const quiet = await aColleague("agent");
    expect(await saveOwnMails(quiet, { digestWanted: false, clockMailsWanted: false })).toMatchObject({
      ok: true,
    });
    expect(await db().staff.findUnique({ where: { id: quiet.id } })).toMatchObject({
      digestWanted: true,
      clockMailsWanted: false,
    });
    expect(await saveDepartmentHead(manager, { departmentId: care, staffId: quiet.id })).toMatchObject({
      ok: true,
    });
    const clock = await db().complaintClock.findFirstOrThrow({ where: { complaintId, clockKey: "promise" } });
    const due = clock.dueAt?.getTime() ?? 0;
    await five(() => escalateClocks(new Date(due - 5 * HOUR_MS)));
    expect(await mails("clock-nears")).toEqual([]);
    await five(() => escalateClocks(new Date(due + 1_000)));
    const letters = await mails("clock-broken");
    expect(letters.map(({ staffId }) => staffId)).toEqual([lead.id, manager.id].sort());
    const told = await db().notification.findMany({ where: { complaintId, kind: "clock-broken" } });
    expect(told.map(({ staffId }) => staffId).sort()).toEqual([lead.id, manager.id, quiet.id].sort());

    const mine = letters.find(({ staffId }) => staffId === manager.id);
    const events = await db().complaintEvent.count({ where: { complaintId } });
    await TASKS["send-mail"]?.({ mailId: mine?.id }, { now: new Date(due), isLastTry: false });
    const shown = await outboxMail(lead, mine?.id ?? "");
    expect(shown).toMatchObject({
      reader: "staff",
      status: "kept",
      locale: "zh-Hant",
      reference,
      customerId: null,
    });
    const text = shown ? letterText(shown.letter) : "";
    expect(text).toContain(`案件 ${reference} 的「首次回覆承諾」已逾時`);
    expect(text).toContain(`https://amends.example/zh-Hant/queue/${reference}`);
    // One that came back is sent to the colleague again, never to the customer of its case.
    await db().mail.update({ where: { id: mine?.id ?? "" }, data: { status: "bounced" } });
    expect(await sendMailAgain(lead, mine?.id ?? "", new Date(due))).toMatchObject({ ok: true });
    expect(await db().mail.findUnique({ where: { id: mine?.id ?? "" } })).toMatchObject({
      status: "queued",
      contactPointId: null,
      staffId: manager.id,
    });
    expect(await db().complaintEvent.count({ where: { complaintId } })).toBe(events);
    await expect(
      db().mail.update({ where: { id: mine?.id ?? "" }, data: { staffId: null } }),
    ).rejects.toThrow();
  });

  it("bring the digest once a person and day, to who wants it and has something to hear of", async () => {
    const idle = await aColleague("lead", await aDepartment());
    const unwilling = await aColleague("lead", care);
    await saveOwnMails(unwilling, { digestWanted: false, clockMailsWanted: true });
    // Somebody is on duty all week, so that nobody has gaps to hear of.
    await db().dutyShift.deleteMany({});
    await db().dutyShift.create({
      data: {
        staffId: bo.id,
        startsAt: taipei("04-08T00:00"),
        endsAt: taipei("04-30T00:00"),
        createdById: lead.id,
      },
    });
    const morning = taipei("04-10T07:00");
    expect(await sendDigests(taipei("04-10T06:59"))).toBe(0);
    const sent = await five(() => sendDigests(morning));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(2);
    const letters = await mails("daily-digest");
    expect(letters.map(({ staffId }) => staffId)).toEqual([lead.id, manager.id].sort());
    const days = await db().staffDigest.findMany({ orderBy: { staffId: "asc" } });
    expect(days.map(({ staffId }) => staffId).sort()).toEqual([lead.id, manager.id, idle.id].sort());
    expect(days.filter(({ mailId }) => mailId === null).map(({ staffId }) => staffId)).toEqual([idle.id]);
    expect(await notes("daily-digest")).toHaveLength(2);
    const mine = letters.find(({ staffId }) => staffId === lead.id);
    const shown = await outboxMail(manager, mine?.id ?? "");
    expect(shown ? letterText(shown.letter) : "").toMatch(
      /on Friday, 10 April 2026:\n\n- 1 case past its deadline: AM-/,
    );
    // Later that day nothing more; the next morning again.
    expect(await sendDigests(taipei("04-10T18:00"))).toBe(0);
    expect(await sendDigests(taipei("04-11T07:05"))).toBe(2);
    const { rows } = await listOutbox(lead, { status: null, after: null });
    expect(rows.filter(({ reader }) => reader === "staff")).toHaveLength(6);
  });
});
