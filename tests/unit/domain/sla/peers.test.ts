import { expect, it } from "vitest";
import { alwaysOpen, officeCalendar, onlyOn } from "@/tests/support/sla/calendars";
import { describeInServerZones } from "@/tests/support/sla/server-zones";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OFFICE = officeCalendar("UTC", [["09:00", "17:00"]]);
const at = (text: string) => new Date(text);
const pause = (from: string, to: string | null) => ({ from: at(from), to: to === null ? null : at(to) });

/** Bugs that others have published, each as they describe it. 2026-01-30 was a Friday. */
describeInServerZones(
  () => import("@/lib/domain/sla/clock"),
  (clock) => {
    it("an hour from Friday 16:30 is Monday 09:30 (Chatwoot PR 13392)", () => {
      expect(clock().deadline(OFFICE, at("2026-01-30T16:30Z"), HOUR, [])).toEqual(at("2026-02-02T09:30Z"));
    });

    it("four hours from Monday 17:00 in 8–18 is Tuesday 11:00, an hour before is 10:00 (GLPI PR 22678)", () => {
      const calendar = officeCalendar("UTC", [["08:00", "18:00"]]);
      const start = at("2026-01-12T17:00Z");
      expect(clock().deadline(calendar, start, 4 * HOUR, [])).toEqual(at("2026-01-13T11:00Z"));
      expect(clock().deadline(calendar, start, 3 * HOUR, [])).toEqual(at("2026-01-13T10:00Z"));
    });

    it("round the clock loses no minute at midnight (Zammad 3180)", () => {
      const week = 7 * 24 * HOUR;
      const start = at("2026-01-12T12:34:56.789Z");
      expect(clock().deadline(alwaysOpen("UTC"), start, week, [])).toEqual(at("2026-01-19T12:34:56.789Z"));
      expect(clock().elapsedMs(alwaysOpen("UTC"), start, at("2026-01-19T12:34:56.789Z"), [])).toBe(week);
    });

    it("a pause over a weekend takes only its open hours (GLPI 10594)", () => {
      const weekend = [pause("2026-01-30T16:00Z", "2026-02-02T10:00Z")];
      const start = at("2026-01-30T10:00Z");
      expect(clock().deadline(OFFICE, start, 8 * HOUR, weekend)).toEqual(at("2026-02-02T12:00Z"));
      expect(clock().elapsedMs(OFFICE, start, at("2026-02-02T12:00Z"), weekend)).toBe(8 * HOUR);
    });

    it("another target keeps the pauses so far (GLPI 6902, 15605)", () => {
      const pauses = [pause("2026-01-28T10:00Z", "2026-01-28T12:00Z")];
      const start = at("2026-01-28T09:00Z");
      expect(clock().deadline(OFFICE, start, 4 * HOUR, pauses)).toEqual(at("2026-01-28T15:00Z"));
      expect(clock().deadline(OFFICE, start, 2 * HOUR, pauses)).toEqual(at("2026-01-28T13:00Z"));
    });

    it("a paused case does not turn late, however long it rests (GLPI 24481)", () => {
      const open = [pause("2026-01-28T10:30Z", null)];
      const start = at("2026-01-28T10:00Z");
      expect(clock().deadline(OFFICE, start, 2 * HOUR, open)).toBeNull();
      expect(clock().elapsedMs(OFFICE, start, at("2027-01-28T10:00Z"), open)).toBe(30 * MINUTE);
    });

    it("a case that turned late stays late when it is paused then (GLPI 24481)", () => {
      const start = at("2026-01-28T10:00Z");
      const due = at("2026-01-28T12:00Z");
      expect(clock().deadline(OFFICE, start, 2 * HOUR, [pause("2026-01-28T12:00Z", null)])).toEqual(due);
      expect(clock().deadline(OFFICE, start, 2 * HOUR, [pause("2026-01-28T13:00Z", null)])).toEqual(due);
    });

    it("time between solving and reopening counts unless it is given as a pause (GLPI 23359)", () => {
      const start = at("2026-01-28T09:00Z");
      const solved = pause("2026-01-28T10:00Z", "2026-01-29T10:00Z");
      expect(clock().deadline(OFFICE, start, 4 * HOUR, [])).toEqual(at("2026-01-28T13:00Z"));
      expect(clock().deadline(OFFICE, start, 4 * HOUR, [solved])).toEqual(at("2026-01-29T13:00Z"));
    });

    it("what is stopped counts up to its stop and no further (Chatwoot 10178)", () => {
      const start = at("2026-01-28T10:00Z");
      const stopped = at("2026-01-28T11:00Z");
      expect(clock().elapsedMs(OFFICE, start, stopped, [])).toBe(HOUR);
      expect(clock().elapsedMs(OFFICE, start, stopped, [pause("2026-01-28T11:00Z", null)])).toBe(HOUR);
    });

    it("one open weekday is not at once overdue (osTicket 6739)", () => {
      const wednesdays = onlyOn("UTC", 2, [["09:00", "17:00"]]);
      const due = clock().deadline(wednesdays, at("2026-01-29T12:00Z"), 10 * HOUR, []);
      expect(due).toEqual(at("2026-02-11T11:00Z"));
      expect(clock().elapsedMs(wednesdays, at("2026-01-29T12:00Z"), at("2026-02-03T12:00Z"), [])).toBe(0);
    });

    it("a lunch break does not count (Chatwoot 14009, Frappe 2212)", () => {
      const calendar = officeCalendar("Asia/Taipei", [
        ["09:00", "12:00"],
        ["13:30", "18:00"],
      ]);
      expect(clock().deadline(calendar, at("2026-01-05T11:30+08:00"), HOUR, [])).toEqual(
        at("2026-01-05T14:00+08:00"),
      );
      expect(
        clock().elapsedMs(calendar, at("2026-01-05T12:00+08:00"), at("2026-01-05T13:30+08:00"), []),
      ).toBe(0);
    });

    it("an hour from a repeated local hour is an hour later (moment-business-time 58)", () => {
      const calendar = alwaysOpen("America/New_York");
      expect(clock().deadline(calendar, at("2026-11-01T01:30-04:00"), HOUR, [])).toEqual(
        at("2026-11-01T01:30-05:00"),
      );
    });

    it("hours from 02:00 begin after the second 01:59 on the day the clock goes back (working_hours 26)", () => {
      const calendar = onlyOn("America/New_York", 6, [["02:00", "10:00"]]);
      const start = at("2026-11-01T01:59:30-04:00");
      expect(clock().elapsedMs(calendar, start, at("2026-11-01T02:00:00-05:00"), [])).toBe(0);
      expect(clock().deadline(calendar, start, MINUTE, [])).toEqual(at("2026-11-01T02:01:00-05:00"));
    });

    it("hours from 17:00 to 01:00 run across midnight (Business_Duration 7)", () => {
      const evenings = officeCalendar("UTC", [["17:00", "01:00"]]);
      expect(clock().deadline(evenings, at("2026-01-28T23:30Z"), 2 * HOUR, [])).toEqual(
        at("2026-01-29T17:30Z"),
      );
      // Friday's evening ends on Saturday; Saturday has none.
      expect(clock().deadline(evenings, at("2026-01-30T23:00Z"), 2 * HOUR, [])).toEqual(
        at("2026-01-31T01:00Z"),
      );
      expect(clock().deadline(evenings, at("2026-01-31T00:30Z"), HOUR, [])).toEqual(at("2026-02-02T17:30Z"));
    });

    it("no open hour at all is an error, never an endless loop (osTicket PR 4807, zendesk/biz PR 37)", () => {
      const closed = officeCalendar("UTC", []);
      const start = at("2026-01-28T10:00Z");
      expect(() => clock().deadline(closed, start, HOUR, [])).toThrow(/no open time/);
      expect(() => clock().elapsedMs(closed, start, start, [])).toThrow(RangeError);
      expect(() => clock().dueInDays(closed, start, { unit: "calendar-days", count: 1 })).toThrow(RangeError);
    });

    it("midnight that is skipped takes nothing and gives nothing (Beirut)", () => {
      const calendar = alwaysOpen("Asia/Beirut");
      const start = at("2026-03-28T12:00+02:00");
      expect(clock().deadline(calendar, start, 24 * HOUR, [])).toEqual(at("2026-03-29T13:00+03:00"));
      expect(clock().dueInDays(calendar, start, { unit: "calendar-days", count: 0 })).toEqual(
        at("2026-03-29T01:00+03:00"),
      );
    });

    it("half an hour is half an hour (Lord Howe)", () => {
      const nights = onlyOn("Australia/Lord_Howe", 6, [["01:00", "04:00"]]);
      const passed = (from: string, to: string) => clock().elapsedMs(nights, at(from), at(to), []);
      expect(passed("2026-10-03T12:00Z", "2026-10-04T12:00Z")).toBe(2.5 * HOUR);
      expect(passed("2026-04-04T12:00Z", "2026-04-05T12:00Z")).toBe(3.5 * HOUR);
      expect(passed("2026-06-13T12:00Z", "2026-06-14T12:00Z")).toBe(3 * HOUR);
    });

    it("a day that was skipped has no hours (Apia 2011-12-30)", () => {
      const calendar = officeCalendar("Pacific/Apia", [["09:00", "17:00"]]);
      const thursday = at("2011-12-29T16:00-10:00");
      expect(clock().deadline(calendar, thursday, 2 * HOUR, [])).toEqual(at("2012-01-02T10:00+14:00"));
      expect(clock().deadline(alwaysOpen("Pacific/Apia"), thursday, 24 * HOUR, [])).toEqual(
        at("2011-12-31T16:00+14:00"),
      );
      const due = clock().dueInDays(calendar, thursday, { unit: "business-days", count: 1 });
      expect(due).toEqual(at("2012-01-03T00:00+14:00"));
    });

    it("a quarter of an hour beside the hour (Kathmandu)", () => {
      const calendar = officeCalendar("Asia/Kathmandu", [["09:00", "17:00"]]);
      expect(clock().deadline(calendar, at("2026-05-06T16:30+05:45"), HOUR, [])).toEqual(
        at("2026-05-07T09:30+05:45"),
      );
    });

    it("a pause ends at the customer's reply, whenever anybody says so", () => {
      const start = at("2026-01-28T09:00Z");
      const replied = pause("2026-01-28T10:00Z", "2026-01-28T11:00Z");
      const clicked = pause("2026-01-28T10:00Z", "2026-01-28T15:00Z");
      expect(clock().deadline(OFFICE, start, 4 * HOUR, [replied])).toEqual(at("2026-01-28T14:00Z"));
      expect(clock().deadline(OFFICE, start, 4 * HOUR, [clicked])).toEqual(at("2026-01-29T10:00Z"));
    });
  },
);
