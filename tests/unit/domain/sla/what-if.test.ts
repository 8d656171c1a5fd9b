import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ClockRun, RunTerms } from "@/lib/domain/sla/runs/run";
import { type ClockChange, NO_RUNS, withRun } from "@/lib/domain/sla/runs/what-if";
import { alwaysOpen } from "@/lib/domain/sla/terms/book";
import { defaultTerms, officeHours } from "@/lib/domain/sla/terms/default-terms";

const HOUR = 3_600_000;
const START = new Date("2026-03-06T08:00:00Z");
const [definition] = defaultTerms("UTC").clocks;
if (!definition) throw new Error("there is no clock");
const terms: RunTerms = { definition, calendar: alwaysOpen("UTC"), publishedAt: new Date(0) };

type Course = { hours: number | null; isAnswered?: boolean; pause?: [number, number] };
function aRun({ hours, isAnswered = true, pause }: Course): ClockRun {
  const at = (after: number) => new Date(START.getTime() + after * HOUR);
  return {
    key: "promise",
    run: 1,
    termsVersion: 1,
    calendar: null,
    startedAt: START,
    claims: [{ from: START, severity: "standard", target: { unit: "hours", count: 24 } }],
    pauses: pause ? [{ from: at(pause[0]), to: at(pause[1]) }] : [],
    extendedTo: null,
    stoppedAt: hours === null ? null : at(hours),
    ending: null,
    isAnswered: hours !== null && isAnswered,
    escalatedPercent: 0,
  };
}

const now = new Date(START.getTime() + 30 * HOUR);
const target = (count: number): ClockChange => ({
  targets: { standard: { unit: "hours", count } },
  calendar: null,
});
const tried = (runs: readonly ClockRun[], change: ClockChange) =>
  runs.reduce((sum, run) => withRun(sum, { run, terms }, { change, now }), NO_RUNS);

const courses = fc.array(
  fc
    .record({
      hours: fc.option(fc.nat(60)),
      isAnswered: fc.boolean(),
      pause: fc.constant<[number, number]>([2, 5]),
    })
    .map(aRun),
);

describe("what if", () => {
  it("counts a hand-made quarter", () => {
    const runs = [
      aRun({ hours: 10 }),
      aRun({ hours: 24 }),
      aRun({ hours: 25 }),
      aRun({ hours: 30, pause: [1, 6] }),
      aRun({ hours: 11, isAnswered: false }),
      aRun({ hours: null }),
    ];
    expect(tried(runs, target(12))).toEqual({
      n: 6,
      before: { kept: 2, broken: 3, lapsed: 1, open: 0 },
      after: { kept: 1, broken: 4, lapsed: 1, open: 0 },
      gained: 0,
      lost: 1,
    });
    expect(tried(runs, target(48)).after).toEqual({ kept: 4, broken: 0, lapsed: 1, open: 1 });
    // From Friday 08:00, office hours: 25 h and 30 h later is Saturday, of which nothing counts.
    expect(tried(runs, { targets: {}, calendar: officeHours("UTC") })).toMatchObject({ gained: 2, lost: 0 });
  });

  it("changes nothing without a change, loses none, and keeps no fewer with more time", () => {
    fc.assert(
      fc.property(courses, fc.nat(60), fc.nat(60), (runs, one, other) => {
        const same = tried(runs, { targets: {}, calendar: null });
        expect(same.after).toEqual(same.before);
        const [short, long] = [
          tried(runs, target(Math.min(one, other))),
          tried(runs, target(Math.max(one, other))),
        ];
        expect(long.after.kept).toBeGreaterThanOrEqual(short.after.kept);
        expect(long.after.broken).toBeLessThanOrEqual(short.after.broken);
        for (const { n, after } of [short, long])
          expect(after.kept + after.broken + after.lapsed + after.open).toBe(n);
        expect(tried(runs, { targets: {}, calendar: officeHours("UTC") }).lost).toBe(0);
      }),
    );
  });
});
