import { describe, expect, it } from "vitest";
import type { Calendar, Pause } from "@/lib/domain/sla/clock";
import { describeInServerZones } from "@/tests/support/sla/server-zones";
import oracle from "../fixtures/sla-vectors.json";

type Schedule = { tz: string; week_mon_to_sun: string[][][]; holidays: string[] };

const window = ([from = "", to = ""]: string[]) => [from, to] as const;
const SCHEDULES = new Map<string, Calendar>(
  Object.entries<Schedule>(oracle.schedules).map(([name, { tz, week_mon_to_sun, holidays }]) => [
    name,
    { timeZone: tz, week: week_mon_to_sun.map((day) => day.map(window)), closures: holidays },
  ]),
);

function scheduleOf(name: string): Calendar {
  const found = SCHEDULES.get(name);
  if (!found) throw new Error(`There is no schedule ${name}.`);
  return found;
}

const UNIT_MS: Readonly<Record<string, number>> = { seconds: 1000, minutes: 60_000 };
const deadlines = oracle.plain.filter((row) => row.kind === "deadline");
const spans = oracle.plain.filter((row) => row.kind === "elapsed");
const pausesOf = (rows: (string | null)[][]): Pause[] =>
  rows.map(([from, to]) => ({ from: new Date(from ?? Number.NaN), to: to ? new Date(to) : null }));

describe("the vectors", () => {
  it("are all there, and of no kind that nobody looks at", () => {
    expect([SCHEDULES.size, deadlines.length, spans.length, oracle.paused.length]).toEqual([13, 19, 6, 7]);
    expect(deadlines.length + spans.length).toBe(oracle.plain.length);
    const fields = (rows: readonly object[]) => [...new Set(rows.flatMap(Object.keys))].sort();
    expect(fields(deadlines)).toEqual(
      ["amount", "expect_earliest", "expect_next_open", "kind", "schedule", "start", "unit"].sort(),
    );
    expect(fields(spans)).toEqual([
      "bruteforce_seconds",
      "end",
      "expect_seconds",
      "kind",
      "schedule",
      "start",
    ]);
    expect(fields(oracle.paused)).toEqual([
      "expect_deadline",
      "id",
      "note",
      "pauses",
      "schedule",
      "source",
      "start",
      "target_seconds",
    ]);
    expect(deadlines.every(({ unit }) => unit !== undefined && unit in UNIT_MS)).toBe(true);
  });
});

const load = async () => ({
  ...(await import("@/lib/domain/sla/clock")),
  ...(await import("@/lib/domain/sla/calendar/open-spans")),
});

describeInServerZones(load, (sla) => {
  it.each(deadlines)("$schedule: $start + $amount $unit is $expect_earliest", (row) => {
    const calendar = scheduleOf(row.schedule);
    const start = new Date(row.start);
    const target = (row.amount ?? Number.NaN) * (UNIT_MS[row.unit ?? ""] ?? Number.NaN);
    const due = sla().deadline(calendar, start, target, []);
    expect(due).toEqual(new Date(row.expect_earliest ?? ""));
    if (!due) return;
    expect(sla().nextOpen(calendar, due)).toEqual(new Date(row.expect_next_open ?? ""));
    expect(sla().elapsedMs(calendar, start, due, [])).toBe(target);
  });

  it.each(spans)("$schedule: $start to $end has $expect_seconds s", (row) => {
    const [start, end] = [new Date(row.start), new Date(row.end ?? "")];
    const calendar = scheduleOf(row.schedule);
    const elapsed = sla().elapsedMs(calendar, start, end, []);
    expect(elapsed).toBe((row.expect_seconds ?? Number.NaN) * 1000);
    expect(elapsed).toBe((row.bruteforce_seconds ?? Number.NaN) * 1000);
    const listed = sla().openSpans(calendar, start, end);
    expect(listed.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0)).toBe(elapsed);
  });

  it.each(oracle.paused)("$id: $note", (row) => {
    const calendar = scheduleOf(row.schedule);
    const pauses = pausesOf(row.pauses);
    const due = sla().deadline(calendar, new Date(row.start), row.target_seconds * 1000, pauses);
    expect(due).toEqual(row.expect_deadline === null ? null : new Date(row.expect_deadline));
    if (due)
      expect(sla().elapsedMs(calendar, new Date(row.start), due, pauses)).toBe(row.target_seconds * 1000);
  });
});
