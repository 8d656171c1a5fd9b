import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dayNumber, weekday } from "@/lib/domain/sla/calendar/calendar";
import {
  type CalendarDraft,
  checkDraft,
  holdsFrom,
  withClosures,
  withHolidays,
  withOpenings,
} from "@/lib/domain/sla/calendar/calendar-draft";
import { previewDays } from "@/lib/domain/sla/calendar/calendar-preview";
import { checkCalendar } from "@/lib/domain/sla/calendar/check-calendar";
import { CHINA } from "@/lib/domain/sla/calendar/holidays/china";
import { TAIWAN } from "@/lib/domain/sla/calendar/holidays/taiwan";
import { isOpen } from "@/lib/domain/sla/calendar/open-spans";
import { officeHours } from "@/lib/domain/sla/terms/default-terms";

const OFFICE = officeHours("Asia/Shanghai");
const SETS = [...CHINA, ...TAIWAN];
const dayOfWeek = (date: string) => weekday(dayNumber(date) ?? Number.NaN);
const closuresOf = (set: (typeof SETS)[number]) => set.holidays.flatMap(({ closures }) => closures);
const openingsOf = (set: (typeof SETS)[number]) => set.holidays.flatMap(({ openings = [] }) => openings);

describe("public holidays", () => {
  it.each(SETS)("of $place $year are real days of that year, each once", (set) => {
    const days = [...closuresOf(set), ...openingsOf(set)];
    expect(days.filter((date) => dayNumber(date) === null || !date.startsWith(`${set.year}-`))).toEqual([]);
    expect(new Set(days).size).toBe(days.length);
    expect(set.source.readOn).toMatch(/^2026-/);
  });

  it("are as many as was published, and make-up days lie on weekends", () => {
    const count = SETS.map((set) => [set.place, set.year, closuresOf(set).length, openingsOf(set).length]);
    expect(count).toEqual([
      ["china", 2026, 33, 6],
      ["china", 2027, 13, 0],
      ["taiwan", 2026, 22, 0],
      ["taiwan", 2027, 24, 0],
    ]);
    for (const date of SETS.flatMap(openingsOf)) expect(dayOfWeek(date), date).toBeGreaterThanOrEqual(5);
    // 120 days off in 2026 by the published calendar: 104 of weekends and these.
    const onWeekdays = (year: number) =>
      TAIWAN.filter((set) => set.year === year)
        .flatMap(closuresOf)
        .filter((date) => dayOfWeek(date) < 5).length;
    expect([onWeekdays(2026), onWeekdays(2027)]).toEqual([16, 17]);
  });

  it("close the week's days and open the Saturdays worked in exchange", () => {
    const merged = withHolidays(OFFICE, CHINA[0]?.holidays ?? []);
    expect(checkCalendar(merged)).toEqual([]);
    expect(isOpen(merged, new Date("2026-02-14T02:00:00Z"))).toBe(true);
    expect(isOpen(merged, new Date("2026-02-16T02:00:00Z"))).toBe(false);
    expect(withHolidays(merged, CHINA[0]?.holidays ?? [])).toEqual(merged);
  });
});

describe("merging days", () => {
  const dates = fc.array(
    fc
      .integer({ min: 20_000, max: 22_000 })
      .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)),
  );

  it("loses none, doubles none, is in order and keeps the hours that somebody has set", () => {
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const both = withClosures(withClosures(OFFICE, one), other);
        expect(both.closures).toEqual([...new Set([...one, ...other])].sort());
        const own = Object.fromEntries(one.map((date) => [date, [["20:00", "02:00"]] as const]));
        const { openings = {} } = withOpenings({ ...OFFICE, openings: own }, other);
        expect(Object.keys(openings)).toEqual([...new Set([...one, ...other])].sort());
        for (const date of one) expect(openings[date]).toEqual([["20:00", "02:00"]]);
        for (const date of other.filter((day) => !one.includes(day)))
          expect(openings[date]).toEqual([["09:00", "18:00"]]);
      }),
    );
  });
});

describe("a draft", () => {
  const sound: CalendarDraft = {
    names: { en: "Office", "zh-Hans": "办公", "zh-Hant": "辦公" },
    calendar: OFFICE,
    departments: null,
    regions: ["north"],
    active: true,
  };

  it("tells everything that is wrong, each at its field", () => {
    expect(checkDraft(sound)).toEqual([]);
    const wrong = checkDraft({
      ...sound,
      names: { ...sound.names, "zh-Hans": "  " },
      departments: [],
      calendar: {
        timeZone: "Mars/Olympus",
        week: [[["9", "17:00"]], [], [], [], [], [], []],
        closures: ["2026-02-30"],
        openings: { "2026-02-14": [] },
      },
    });
    expect(wrong.map(({ path, problem }) => `${path} ${problem}`)).toEqual([
      "names.zh-Hans name-missing",
      "timeZone unknown-zone",
      "week[0][0] not-a-window",
      "closures[0] not-a-date",
      "openings.2026-02-14 opening-without-window",
      "departments nobody",
    ]);
  });

  it("without open time in the week is refused, also with openings", () => {
    const closed = { ...OFFICE, week: [[], [], [], [], [], [], []] };
    const never = [{ path: "week", problem: "never-open" }];
    expect(checkDraft({ ...sound, calendar: closed })).toEqual(never);
    const opened = { ...closed, openings: { "2026-02-14": [["09:00", "12:00"]] } } as const;
    expect(checkDraft({ ...sound, calendar: opened })).toEqual(never);
  });

  it("saved holds from a full minute that is one to two minutes away, and never before the last version", () => {
    expect(holdsFrom(new Date("2026-03-06T08:00:00.001Z"), null)).toEqual(new Date("2026-03-06T08:02:00Z"));
    expect(holdsFrom(new Date("2026-03-06T08:00:00Z"), null)).toEqual(new Date("2026-03-06T08:01:00Z"));
    const later = new Date("2026-03-06T09:00:00Z");
    expect(holdsFrom(new Date("2026-03-06T08:00:00Z"), later)).toEqual(later);
  });
});

it("previews each day by its own wall: summer time, closures and openings", () => {
  const calendar = {
    ...officeHours("Europe/Berlin"),
    week: Array.from({ length: 7 }, () => [["00:00", "24:00"]] as const),
    closures: ["2026-03-30"],
    openings: { "2026-03-30": [["10:00", "12:00"]] },
  } as const;
  const days = previewDays(calendar, new Date("2026-03-28T23:30:00Z"), 3);
  expect(days.map(({ date, weekday: day, openMs }) => [date, day, openMs / 3_600_000])).toEqual([
    ["2026-03-29", 6, 23],
    ["2026-03-30", 0, 2],
    ["2026-03-31", 1, 24],
  ]);
  expect(days.map(({ isClosure, isOpening }) => [isClosure, isOpening])).toEqual([
    [false, false],
    [true, true],
    [false, false],
  ]);
});
