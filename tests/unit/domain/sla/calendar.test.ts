import { describe, expect, it } from "vitest";
import { dayNumber, stretchOf, weekday } from "@/lib/domain/sla/calendar/calendar";
import { checkCalendar } from "@/lib/domain/sla/calendar/check-calendar";
import { isOpen, nextOpen, openSpans } from "@/lib/domain/sla/calendar/open-spans";
import { type Calendar, deadline, dueInDays, elapsedMs } from "@/lib/domain/sla/clock";
import { alwaysOpen, officeCalendar, onlyOn } from "@/tests/support/sla/calendars";

const HOUR = 3_600_000;
const OFFICE = officeCalendar("Asia/Shanghai", [["09:00", "17:00"]]);
const at = (text: string) => new Date(text);

describe("checking a calendar", () => {
  it("finds nothing wrong with sound ones", () => {
    for (const calendar of [
      OFFICE,
      alwaysOpen("UTC"),
      officeCalendar("Europe/Berlin", [["22:00", "06:00"]], { closures: ["2028-02-29"] }),
      officeCalendar("UTC", [], { openings: { "2026-02-14": [["17:00", "00:00"]] } }),
    ])
      expect(checkCalendar(calendar)).toEqual([]);
  });

  it.each<[string, Calendar, string, string]>([
    ["an unknown zone", { ...OFFICE, timeZone: "Mars/Olympus" }, "timeZone", "unknown-zone"],
    ["no zone", { ...OFFICE, timeZone: "" }, "timeZone", "unknown-zone"],
    ["six days", { ...OFFICE, week: OFFICE.week.slice(1) }, "week", "week-not-seven-days"],
    ["an hour 25", officeCalendar("UTC", [["09:00", "25:00"]]), "week[0][0]", "not-a-window"],
    ["a minute 60", officeCalendar("UTC", [["09:60", "17:00"]]), "week[0][0]", "not-a-window"],
    ["24:01", officeCalendar("UTC", [["09:00", "24:01"]]), "week[0][0]", "not-a-window"],
    ["a beginning at 24:00", officeCalendar("UTC", [["24:00", "01:00"]]), "week[0][0]", "not-a-window"],
    ["an hour of one digit", officeCalendar("UTC", [["9:00", "17:00"]]), "week[0][0]", "not-a-window"],
    ["a window of nothing", officeCalendar("UTC", [["09:00", "09:00"]]), "week[0][0]", "not-a-window"],
    ["30 February", { ...OFFICE, closures: ["2026-02-28", "2026-02-30"] }, "closures[1]", "not-a-date"],
    ["29 February 2026", { ...OFFICE, closures: ["2026-02-29"] }, "closures[0]", "not-a-date"],
    ["a date with slashes", { ...OFFICE, closures: ["2026/02/28"] }, "closures[0]", "not-a-date"],
    [
      "an opening on no date",
      { ...OFFICE, openings: { "2026-13-01": [["09:00", "17:00"]] } },
      "openings.2026-13-01",
      "not-a-date",
    ],
    [
      "an opening without hours",
      { ...OFFICE, openings: { "2026-02-14": [] } },
      "openings.2026-02-14",
      "opening-without-window",
    ],
    [
      "an opening with a bad window",
      { ...OFFICE, openings: { "2026-02-14": [["09:00", "17"]] } },
      "openings.2026-02-14[0]",
      "not-a-window",
    ],
    ["no open time", officeCalendar("UTC", []), "week", "never-open"],
  ])("finds %s, and the clock refuses it", (_, calendar, path, problem) => {
    expect(checkCalendar(calendar)).toContainEqual({ path, problem });
    const start = at("2026-01-05T00:00Z");
    expect(() => deadline(calendar, start, 0, [])).toThrow(RangeError);
    expect(() => elapsedMs(calendar, start, start, [])).toThrow(path);
    expect(() => dueInDays(calendar, start, { unit: "weeks", count: 1 })).toThrow(RangeError);
    expect(() => nextOpen(calendar, start)).toThrow(RangeError);
  });

  it("reads windows, dates and weekdays", () => {
    expect(stretchOf(["09:00", "24:00"])).toEqual({ from: 9 * HOUR, to: 24 * HOUR });
    expect(stretchOf(["22:00", "06:00"])).toEqual({ from: 22 * HOUR, to: 30 * HOUR });
    expect([dayNumber("1970-01-01"), dayNumber("1969-12-31"), dayNumber("2026-01-05")]).toEqual([
      0, -1, 20_458,
    ]);
    expect(["2026-01-05", "1969-12-29", "2026-01-11"].map((date) => weekday(dayNumber(date) ?? 0))).toEqual([
      0, 0, 6,
    ]);
  });
});

describe("what the clock refuses besides", () => {
  const start = at("2026-01-05T01:00Z");
  const nowhen = new Date(Number.NaN);

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.MAX_VALUE])(
    "a target of %s",
    (target) => {
      expect(() => deadline(OFFICE, start, target, [])).toThrow(/^The target must be/);
    },
  );

  it("not a fraction of a millisecond, which floating hours leave: it is rounded", () => {
    expect(deadline(OFFICE, start, 1.1 * HOUR, [])).toEqual(at("2026-01-05T02:06Z"));
    expect(deadline(OFFICE, start, 0.4, [])).toEqual(start);
    expect(deadline(OFFICE, start, 0.6, [])).toEqual(at("2026-01-05T01:00:00.001Z"));
  });

  it("what is no instant", () => {
    expect(() => deadline(OFFICE, nowhen, HOUR, [])).toThrow("The start is not a valid date.");
    expect(() => elapsedMs(OFFICE, start, nowhen, [])).toThrow(RangeError);
    expect(() => deadline(OFFICE, start, HOUR, [{ from: nowhen, to: null }])).toThrow(RangeError);
    expect(() => deadline(OFFICE, start, HOUR, [{ from: start, to: nowhen }])).toThrow(RangeError);
    expect(() => dueInDays(OFFICE, nowhen, { unit: "weeks", count: 1 })).toThrow(RangeError);
    expect(() => openSpans(OFFICE, nowhen, start)).toThrow(RangeError);
    expect(() => isOpen(OFFICE, nowhen)).toThrow(RangeError);
  });

  it.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9])("%s days", (count) => {
    for (const unit of ["calendar-days", "business-days", "weeks"] as const)
      expect(() => dueInDays(OFFICE, start, { unit, count })).toThrow(RangeError);
  });

  it("no pause, however far off", () => {
    const far = [{ from: at("9999-01-01T00:00Z"), to: null }];
    expect(deadline(OFFICE, start, HOUR, far)).toEqual(at("2026-01-05T02:00Z"));
    const long = [{ from: at("1900-01-01T00:00Z"), to: at("9999-01-01T00:00+08:00") }];
    expect(deadline(OFFICE, start, HOUR, long)).toEqual(at("9999-01-01T10:00+08:00"));
  });

  it("more than two hundred years, but not decades", () => {
    const years = (count: number) => count * 365.25 * 24 * HOUR;
    expect(deadline(OFFICE, start, years(10), [])?.getUTCFullYear()).toBe(2068);
    expect(() => deadline(OFFICE, start, years(60), [])).toThrow("at most 200 years");
    expect(() => elapsedMs(OFFICE, start, at("9999-01-01T00:00Z"), [])).toThrow("at most 200 years");
    expect(() => openSpans(OFFICE, start, at("9999-01-01T00:00Z"))).toThrow("at most 200 years");
    const hourAWeek = onlyOn("UTC", 2, [["09:00", "10:00"]]);
    expect(() => deadline(hourAWeek, start, years(2), [])).toThrow("at most 200 years");
    expect(() => dueInDays(hourAWeek, start, { unit: "business-days", count: 20_000 })).toThrow(RangeError);
  });
});

describe("closures and openings", () => {
  const nights = officeCalendar("UTC", [["22:00", "06:00"]], { closures: ["2026-01-07"] });

  it("a closed day loses its whole window across midnight, and keeps what the day before left", () => {
    // 2026-01-07 is a Wednesday.
    expect(openSpans(nights, at("2026-01-06T12:00Z"), at("2026-01-09T00:00Z"))).toEqual([
      { from: at("2026-01-06T22:00Z"), to: at("2026-01-07T06:00Z") },
      { from: at("2026-01-08T22:00Z"), to: at("2026-01-09T00:00Z") },
    ]);
    expect(isOpen(nights, at("2026-01-07T05:59:59.999Z"))).toBe(true);
    expect(isOpen(nights, at("2026-01-07T06:00Z"))).toBe(false);
  });

  it("a make-up Saturday is open, also where it is closed otherwise", () => {
    const madeUp = { "2026-02-14": [["09:00", "17:00"]] } as const;
    for (const closures of [[], ["2026-02-14"]]) {
      const calendar = officeCalendar("Asia/Shanghai", [["09:00", "17:00"]], { closures, openings: madeUp });
      const friday = at("2026-02-13T16:00+08:00");
      expect(deadline(calendar, friday, 2 * HOUR, [])).toEqual(at("2026-02-14T10:00+08:00"));
      expect(dueInDays(calendar, friday, { unit: "business-days", count: 1 })).toEqual(
        at("2026-02-15T00:00+08:00"),
      );
    }
  });

  it("an opening is added to the day's hours; with a closure it replaces them", () => {
    const openings = { "2026-01-07": [["16:00", "20:00"]] } as const;
    const day = [at("2026-01-07T00:00Z"), at("2026-01-08T00:00Z")] as const;
    const longer = officeCalendar("UTC", [["09:00", "17:00"]], { openings });
    expect(openSpans(longer, ...day)).toEqual([
      { from: at("2026-01-07T09:00Z"), to: at("2026-01-07T20:00Z") },
    ]);
    expect(openSpans({ ...longer, closures: ["2026-01-07"] }, ...day)).toEqual([
      { from: at("2026-01-07T16:00Z"), to: at("2026-01-07T20:00Z") },
    ]);
  });

  it("a calendar of openings only ends with the last of them", () => {
    const fair = officeCalendar("UTC", [], { openings: { "2026-01-07": [["22:00", "02:00"]] } });
    const before = at("2026-01-01T00:00Z");
    expect(deadline(fair, before, 4 * HOUR, [])).toEqual(at("2026-01-08T02:00Z"));
    expect(() => deadline(fair, before, 4 * HOUR + 1, [])).toThrow("too little open time left");
    expect(nextOpen(fair, at("2026-01-08T01:00Z"))).toEqual(at("2026-01-08T01:00Z"));
    expect(nextOpen(fair, at("2026-01-08T02:00Z"))).toBeNull();
    expect(elapsedMs(fair, before, at("2026-03-01T00:00Z"), [])).toBe(4 * HOUR);
    expect(() => dueInDays(fair, before, { unit: "business-days", count: 2 })).toThrow(
      "too few business days",
    );
    expect(dueInDays(fair, before, { unit: "calendar-days", count: 30 })).toEqual(at("2026-02-01T00:00Z"));
    expect(deadline(fair, before, HOUR, [{ from: before, to: null }])).toBeNull();
  });

  it("the night of the last opening is reached whatever its date", () => {
    for (let day = 0; day < 64; day += 1) {
      const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
      const once = officeCalendar("Pacific/Pago_Pago", [], { openings: { [date]: [["22:00", "06:00"]] } });
      const end = new Date(Date.parse(`${date}T22:00-11:00`) + 8 * HOUR);
      expect(deadline(once, at("2025-12-31T00:00Z"), 8 * HOUR, [])).toEqual(end);
    }
  });

  it("windows that overlap or touch are one", () => {
    const calendar = onlyOn("UTC", 0, [
      ["13:00", "17:00"],
      ["09:00", "12:00"],
      ["11:00", "13:00"],
      ["10:00", "11:00"],
    ]);
    expect(openSpans(calendar, at("2026-01-05T00:00Z"), at("2026-01-06T00:00Z"))).toEqual([
      { from: at("2026-01-05T09:00Z"), to: at("2026-01-05T17:00Z") },
    ]);
  });

  it("round the clock is one span, however long", () => {
    const [from, to] = [at("2020-01-01T00:00Z"), at("2030-01-01T00:00Z")];
    expect(openSpans(alwaysOpen("Europe/London"), from, to)).toEqual([{ from, to }]);
    expect(openSpans(OFFICE, to, from)).toEqual([]);
  });
});

describe("targets in days", () => {
  const days = (calendar: Calendar, start: string, unit: "calendar-days" | "business-days" | "weeks") =>
    [0, 1, 3].map((count) => dueInDays(calendar, at(start), { unit, count }).toISOString());

  it("end with the local day, whatever the hour of the start", () => {
    const ends = ["2026-01-30T16:00:00.000Z", "2026-01-31T16:00:00.000Z", "2026-02-02T16:00:00.000Z"];
    for (const start of ["2026-01-30T00:00+08:00", "2026-01-30T16:30+08:00", "2026-01-30T23:59:59.999+08:00"])
      expect(days(OFFICE, start, "calendar-days")).toEqual(ends);
  });

  it("count the days on which a window opens", () => {
    const calendar = { ...OFFICE, closures: ["2026-02-03"] };
    expect(days(calendar, "2026-01-30T10:00+08:00", "business-days")).toEqual([
      "2026-01-30T16:00:00.000Z",
      "2026-02-02T16:00:00.000Z",
      "2026-02-05T16:00:00.000Z",
    ]);
  });

  it("end on the weekday of the start", () => {
    expect(days(OFFICE, "2026-01-30T10:00+08:00", "weeks")).toEqual([
      "2026-01-30T16:00:00.000Z",
      "2026-02-06T16:00:00.000Z",
      "2026-02-20T16:00:00.000Z",
    ]);
    // 2011-12-30 never was in Apia: the week ends with the day after.
    expect(
      dueInDays(alwaysOpen("Pacific/Apia"), at("2011-12-23T12:00-10:00"), { unit: "weeks", count: 1 }),
    ).toEqual(at("2012-01-01T00:00+14:00"));
  });

  it("a window across midnight makes the day it begins on a business day", () => {
    const nights = officeCalendar("UTC", [["22:00", "06:00"]]);
    expect(days(nights, "2026-01-29T12:00Z", "business-days")).toEqual([
      "2026-01-30T00:00:00.000Z",
      "2026-01-31T00:00:00.000Z",
      "2026-02-04T00:00:00.000Z",
    ]);
  });

  it("a window that the zone skips makes no business day", () => {
    const early = onlyOn("America/New_York", 6, [["02:00", "03:00"]]);
    expect(dueInDays(early, at("2026-03-07T12:00Z"), { unit: "business-days", count: 1 })).toEqual(
      at("2026-03-16T00:00-04:00"),
    );
  });

  it("a day that comes back after midnight ends when it is over", () => {
    // Until 2011 Newfoundland put its clock back at 00:01, so an hour of Saturday came after a minute of Sunday.
    const calendar = alwaysOpen("America/St_Johns");
    expect(dueInDays(calendar, at("2010-11-06T12:00Z"), { unit: "calendar-days", count: 0 })).toEqual(
      at("2010-11-07T00:00-03:30"),
    );
  });
});
