import { beforeAll, expect, it } from "vitest";
import type { Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { type CalendarDraft, withClosures } from "@/lib/domain/sla/calendar/calendar-draft";
import { officeHours } from "@/lib/domain/sla/terms/default-terms";
import { databaseNow } from "@/lib/now";
import { saveCalendar } from "@/lib/sla/mutations/save-calendar";
import { slaBook } from "@/lib/sla/queries/book";
import { calendarPage, listCalendars } from "@/lib/sla/queries/calendars";
import { checkClocks } from "@/lib/sla/queries/check-clocks";
import { aColleague } from "../../support/factories/desk";
import { aFiledComplaint } from "../../support/factories/filing";
import { anOrganisation } from "../../support/factories/money";

let manager: Staff;
const NAMES = { en: "Office", "zh-Hans": "办公", "zh-Hant": "辦公" };
const draft: CalendarDraft = {
  names: NAMES,
  calendar: officeHours("Asia/Taipei"),
  departments: null,
  regions: null,
  active: true,
};

beforeAll(async () => {
  await anOrganisation();
  manager = await aColleague("manager");
});

const written = async () => [
  await db().calendarVersion.count(),
  await db().auditEntry.count({ where: { action: "calendar-changed" } }),
];

/** By which version of which calendar the clock of working time runs for a complaint that comes in at an instant. */
async function countedBy(at: Date): Promise<string> {
  const { complaintId } = await aFiledComplaint({ receivedAt: at }, at);
  const clock = await db().complaintClock.findFirstOrThrow({
    where: { complaintId, clockKey: "resolution" },
    select: { calendarKey: true, calendarVersion: true },
  });
  return `${clock.calendarKey} ${clock.calendarVersion}`;
}

it("makes a version that holds a minute later, for what comes in from then on, and changes none before it", async () => {
  const before = await calendarPage(manager, "office");
  const closed = { ...draft, calendar: withClosures(draft.calendar, ["2026-12-25"]) };
  const savedAt = databaseNow();
  const saved = await saveCalendar(manager, { key: "office", baseVersion: 1, draft: closed });
  if (!saved.ok) throw new Error(saved.reason);
  expect(saved.version).toBe(2);
  expect(saved.effectiveFrom.getTime() - savedAt.getTime()).toBeGreaterThanOrEqual(60_000);
  expect(saved.effectiveFrom.getTime() - savedAt.getTime()).toBeLessThanOrEqual(125_000);
  expect(saved.effectiveFrom.getTime() % 60_000).toBe(0);
  const page = await calendarPage(manager, "office");
  expect(page?.draft).toEqual(closed);
  expect(page?.versions.map(({ version, createdBy, closures }) => [version, createdBy, closures])).toEqual([
    [2, manager.name, 1],
    [1, null, 0],
  ]);
  expect(page?.versions[1]).toEqual(before?.versions[0]);
  expect((await slaBook()).calendars.filter(({ key }) => key === "office")).toHaveLength(2);
  expect(await countedBy(new Date(saved.effectiveFrom.getTime() - 1))).toBe("office 1");
  expect(await countedBy(saved.effectiveFrom)).toBe("office 2");
  for await (const batch of checkClocks({ all: true })) expect(batch.wrong).toEqual([]);
  const entry = await db().auditEntry.findFirstOrThrow({
    where: { action: "calendar-changed" },
    select: { actorId: true, subjectKind: true, subjectId: true, facts: true },
  });
  expect(entry).toMatchObject({ actorId: manager.id, subjectKind: "calendar", subjectId: "office" });
  expect(entry.facts).toMatchObject({
    before: { version: 1, closures: 0 },
    after: { version: 2, closures: 1 },
  });
});

it("refuses what is wrong, taken, unknown or overtaken, and then writes nothing", async () => {
  const count = await written();
  const newest = (await calendarPage(manager, "office"))?.versions[0]?.version ?? 0;
  const attempt = async (key: string, baseVersion: number, part: Partial<CalendarDraft> = {}) => {
    const answer = await saveCalendar(manager, { key, baseVersion, draft: { ...draft, ...part } });
    return answer.ok ? "saved" : answer.reason;
  };
  const closed = { ...draft.calendar, week: [[], [], [], [], [], [], []] };
  expect(await attempt("office", newest, { calendar: closed })).toBe("problems");
  expect(await attempt("office", newest - 1)).toBe("conflict");
  expect(await attempt("office", newest, { regions: ["atlantis"] })).toBe("unknown-place");
  expect(await attempt("office", 0)).toBe("key-taken");
  expect(await attempt("new", 0)).toBe("key-invalid");
  expect(await attempt("nowhere", 3)).toBe("not-found");
  expect(await written()).toEqual(count);
});

it("lets one of two saves from the same version through", async () => {
  const input = { key: "twice", baseVersion: 0, draft };
  const answers = await Promise.all([saveCalendar(manager, input), saveCalendar(manager, input)]);
  expect(answers.map((answer) => (answer.ok ? "saved" : answer.reason)).sort()).toEqual([
    "key-taken",
    "saved",
  ]);
});

it("that is not offered any more counts no new case, and comes back for whom it was", async () => {
  await db().region.create({ data: { key: "north", names: NAMES }, select: { key: true } });
  const save = async (baseVersion: number, part: Partial<CalendarDraft>) => {
    const answer = await saveCalendar(manager, { key: "north", baseVersion, draft: { ...draft, ...part } });
    if (!answer.ok) throw new Error(answer.reason);
    return answer.effectiveFrom;
  };
  const first = await save(0, { regions: ["north"] });
  const off = await save(1, { regions: ["north"], active: false });
  const row = (await listCalendars(manager)).find(({ key }) => key === "north");
  expect(row).toMatchObject({ active: false, version: 2, regions: ["north"], weekMs: 45 * 3_600_000 });
  const version = (await slaBook()).calendars.findLast(({ key }) => key === "north");
  expect(version).toMatchObject({ version: 2, departments: [], regions: [] });
  expect(off.getTime()).toBeGreaterThanOrEqual(first.getTime());
});
