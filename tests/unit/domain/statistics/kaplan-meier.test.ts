import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  conditionalSurvival,
  type Duration,
  survivalAt,
  survivalCurve,
} from "@/lib/domain/statistics/kaplan-meier";

const ended = (time: number): Duration => ({ time, isCensored: false });
const open = (time: number): Duration => ({ time, isCensored: true });
const ORACLE = [ended(1), ended(2), open(2), ended(3), ended(5), open(8)];

const durations = fc.array(fc.record({ time: fc.integer({ min: 0, max: 30 }), isCensored: fc.boolean() }), {
  maxLength: 40,
});
const time = fc.integer({ min: -1, max: 35 });

describe("the survival curve", () => {
  it("is the textbook's", () => {
    const curve = survivalCurve(ORACLE);
    const at = [0, 1, 2, 3, 4, 5, 8, 99].map((t) => Number(survivalAt(curve, t).toFixed(4)));
    expect(at).toEqual([1, 0.8333, 0.6667, 0.4444, 0.4444, 0.2222, 0.2222, 0.2222]);
    expect(conditionalSurvival(curve, { now: 2, later: 4 })).toBeCloseTo(2 / 3, 10);
    expect(curve).toMatchObject({ n: 6, events: 4 });
  });

  it("never rises, stays between 0 and 1, and does not depend on the order", () => {
    fc.assert(
      fc.property(durations, fc.array(time), (all, times) => {
        const curve = survivalCurve(all);
        const values = [...times].sort((a, b) => a - b).map((t) => survivalAt(curve, t));
        for (const [index, value] of values.entries()) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(values[index - 1] ?? 1);
        }
        expect(survivalCurve([...all].reverse())).toEqual(curve);
      }),
    );
  });

  it("is the plain share where nothing is censored", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1 }), time, (times, t) => {
        const share = times.filter((one) => one > t).length / times.length;
        expect(survivalAt(survivalCurve(times.map(ended)), t)).toBeCloseTo(share, 10);
      }),
    );
  });

  it("is only raised by what is still open, and conditions chain", () => {
    fc.assert(
      fc.property(durations, time, fc.tuple(time, time, time), (all, t, three) => {
        const closed = survivalCurve(all.map(({ time }) => ended(time)));
        const curve = survivalCurve(all);
        expect(survivalAt(curve, t)).toBeGreaterThanOrEqual(survivalAt(closed, t) - 1e-12);
        const [a = 0, b = 0, c = 0] = [...three].sort((left, right) => left - right);
        const [ab, bc, ac] = [
          conditionalSurvival(curve, { now: a, later: b }),
          conditionalSurvival(curve, { now: b, later: c }),
          conditionalSurvival(curve, { now: a, later: c }),
        ];
        if (ab !== null && bc !== null) expect(ab * bc).toBeCloseTo(ac ?? Number.NaN, 10);
      }),
    );
  });
});
