import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readIcs } from "@/lib/domain/sla/calendar/ics/read-ics";

const YEARS = { first: 2026, last: 2027 };
const event = (...lines: string[]) => ["BEGIN:VEVENT", ...lines, "END:VEVENT"].join("\r\n");
const file = (...events: string[]) =>
  ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");
const read = (...events: string[]) => readIcs(file(...events), YEARS);
const datesOf = (...lines: string[]) => {
  const answer = read(event(...lines));
  return answer.ok
    ? answer.value.events.flatMap(({ dates }) => dates)
    : answer.problems.map(({ line, problem, name }) => `${line} ${problem} ${name}`);
};

describe("an iCalendar file", () => {
  it("gives whole days; the end is the day after the last one", () => {
    expect(datesOf("DTSTART;VALUE=DATE:20260101")).toEqual(["2026-01-01"]);
    expect(datesOf("DTSTART;VALUE=DATE:20260227", "DTEND;VALUE=DATE:20260302")).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
    ]);
    expect(datesOf("DTSTART;VALUE=DATE:20260501", "DURATION:P2D")).toEqual(["2026-05-01", "2026-05-02"]);
    expect(datesOf("DTSTART;VALUE=DATE:20260501", "DTEND;VALUE=DATE:20260501")).toEqual(["2026-05-01"]);
  });

  it("may be folded, begin with a mark, hold alarms and quoted parameters; names are unescaped", () => {
    const text = `\uFEFF${file(
      event(
        'SUMMARY;X-NOTE="a:b;c":Closed\\, all',
        "  day",
        "DTSTART;VALUE=DATE:20260101",
        "BEGIN:VALARM",
        "DTSTART:19990101T000000",
        "END:VALARM",
      ),
    ).replaceAll("\r\n", "\n")}`;
    const answer = readIcs(text, YEARS);
    expect(answer).toEqual({
      ok: true,
      value: {
        events: [{ name: "Closed, all day", line: 3, dates: ["2026-01-01"] }],
        timed: 0,
        passedOver: 0,
      },
    });
  });

  it("leaves out and counts what has hours, was called off, or is past", () => {
    const answer = read(
      event("DTSTART:20260101T090000Z"),
      event("DTSTART;VALUE=DATE:20260101", "STATUS:CANCELLED"),
      event("DTSTART;VALUE=DATE:20190101"),
    );
    expect(answer).toEqual({ ok: true, value: { events: [], timed: 1, passedOver: 2 } });
  });

  it("writes out what comes back every year on the same date", () => {
    const new_year = "DTSTART;VALUE=DATE:20200101";
    expect(datesOf(new_year, "RRULE:FREQ=YEARLY")).toEqual(["2026-01-01", "2027-01-01"]);
    expect(datesOf(new_year, "RRULE:FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;UNTIL=20261231")).toEqual([
      "2026-01-01",
    ]);
    expect(datesOf(new_year, "RRULE:FREQ=YEARLY;COUNT=7")).toEqual(["2026-01-01"]);
    expect(datesOf(new_year, "RRULE:FREQ=YEARLY;INTERVAL=2")).toEqual(["2026-01-01"]);
    expect(datesOf(new_year, "RRULE:FREQ=YEARLY", "EXDATE;VALUE=DATE:20260101")).toEqual(["2027-01-01"]);
    expect(datesOf("DTSTART;VALUE=DATE:20240229", "RRULE:FREQ=YEARLY")).toEqual([]);
    // Over the turn of the year it reaches into the first one.
    expect(datesOf("DTSTART;VALUE=DATE:20201231", "DTEND;VALUE=DATE:20210102", "RRULE:FREQ=YEARLY")).toEqual([
      "2026-01-01",
      "2026-12-31",
      "2027-01-01",
      "2027-12-31",
      "2028-01-01",
    ]);
  });

  it.each([
    "FREQ=MONTHLY",
    "FREQ=YEARLY;BYDAY=1MO",
    "FREQ=YEARLY;BYMONTH=5",
    "FREQ=YEARLY;COUNT=0",
    "FREQ=YEARLY;INTERVAL=x",
    "FREQ=YEARLY;UNTIL=soon",
  ])("refuses the rule %s by its event and line", (rule) => {
    expect(datesOf("SUMMARY:Fair", "DTSTART;VALUE=DATE:20260101", `RRULE:${rule}`)).toEqual(["6 rule Fair"]);
  });

  it("names the line of what is wrong, of every event at once", () => {
    const answer = read(
      event("SUMMARY:A", "DTSTART;VALUE=DATE:20260230"),
      event("SUMMARY:B", "DTSTART;VALUE=DATE:20260105", "DTEND;VALUE=DATE:20260101"),
      event("SUMMARY:C"),
    );
    expect(answer).toEqual({
      ok: false,
      problems: [
        { line: 5, problem: "no-date", name: "A" },
        { line: 10, problem: "ends-before", name: "B" },
        { line: 12, problem: "no-date", name: "C" },
      ],
    });
  });

  it("is refused where it is none", () => {
    const lineOf = (text: string) => {
      const answer = readIcs(text, YEARS);
      return answer.ok ? null : answer.problems.map(({ line, problem }) => `${line} ${problem}`);
    };
    expect(lineOf("")).toEqual(["0 not-a-calendar"]);
    expect(lineOf("date,name\n2026-01-01,New Year")).toEqual(["1 unreadable"]);
    expect(lineOf("BEGIN:VEVENT\nEND:VEVENT")).toEqual(["1 not-a-calendar"]);
    expect(lineOf("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR")).toEqual(["3 not-a-calendar"]);
    expect(lineOf("BEGIN:VCALENDAR\nBEGIN:VEVENT")).toEqual(["2 not-a-calendar"]);
    expect(lineOf("x".repeat(1_000_001))).toEqual(["0 too-large"]);
  });

  it("never throws, whatever stands in it", () => {
    const part = fc.constantFrom(
      "BEGIN:VCALENDAR",
      "BEGIN:VEVENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "RRULE:FREQ=YEARLY",
    );
    const line = fc.oneof(
      part,
      fc.string(),
      fc.string().map((text) => `DTSTART;VALUE=DATE:${text}`),
    );
    fc.assert(fc.property(fc.array(line), (lines) => void readIcs(lines.join("\n"), YEARS)));
  });
});
