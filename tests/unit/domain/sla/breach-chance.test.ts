import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  breachChance,
  type ClosedRun,
  calibration,
  FEWEST_PAST_CASES,
} from "@/lib/domain/sla/runs/breach-chance";
import { survivalCurve } from "@/lib/domain/statistics/kaplan-meier";

const past = fc.array(fc.record({ time: fc.integer({ min: 0, max: 100 }), isCensored: fc.boolean() }), {
  maxLength: 60,
});

describe("the chance of breach", () => {
  it("says nothing from fewer than twenty past cases", () => {
    const some = (n: number) =>
      survivalCurve(Array.from({ length: n }, (_, time) => ({ time, isCensored: false })));
    expect(breachChance(some(19), { elapsedMs: 1, targetMs: 9 })).toEqual({ chance: null, n: 19 });
    // Of 0…19, 18 took longer than 1 and 10 longer than 9.
    expect(breachChance(some(20), { elapsedMs: 1, targetMs: 9 }).chance).toBeCloseTo(10 / 18, 10);
  });

  it("is a probability, falls with a longer target, and is 1 for what is late", () => {
    fc.assert(
      fc.property(past, fc.tuple(fc.nat(110), fc.nat(110), fc.nat(110)), (all, [elapsedMs, one, other]) => {
        const curve = survivalCurve(all);
        const [near, far] = [Math.min(one, other), Math.max(one, other)];
        const short = breachChance(curve, { elapsedMs, targetMs: near });
        const long = breachChance(curve, { elapsedMs, targetMs: far });
        if (elapsedMs > near) expect(short.chance).toBe(1);
        else if (all.length < FEWEST_PAST_CASES) expect(short.chance).toBeNull();
        if (short.chance === null || long.chance === null) return;
        expect(short.chance).toBeGreaterThanOrEqual(long.chance);
        expect(long.chance).toBeGreaterThanOrEqual(0);
        expect(short.chance).toBeLessThanOrEqual(1);
      }),
    );
  });
});

const closedRun = (index: number, usedMs: number): ClosedRun => ({
  likeness: "standard service",
  startedMs: index * 1000,
  stoppedMs: index * 1000 + usedMs,
  usedMs,
  targetMs: 100,
  isBroken: usedMs > 100,
  isCensored: false,
});

describe("calibration", () => {
  it("predicts from what was closed before, and counts what became of it", () => {
    // Every fourth run breaks; all are open halfway, so a quarter of those open then break.
    const bins = calibration(
      Array.from({ length: 400 }, (_, index) => closedRun(index, index % 4 === 0 ? 150 : 80)),
    );
    const counted = bins.filter(({ n }) => n > 0);
    const sum = (of: (bin: (typeof bins)[number]) => number) =>
      counted.reduce((total, bin) => total + of(bin), 0);
    expect(sum(({ n }) => n)).toBe(380);
    expect(sum(({ broken }) => broken)).toBe(95);
    expect(sum(({ predicted, n }) => predicted * n) / 380).toBeCloseTo(0.25, 1);
  });

  it("learns nothing from later runs", () => {
    const first = Array.from({ length: 60 }, (_, index) => closedRun(index, 80));
    const later = Array.from({ length: 60 }, (_, index) => closedRun(1000 + index, 150));
    // While the first ran nothing had broken: each was predicted at 0.
    expect(calibration([...later, ...first])[0]?.n).toBeGreaterThanOrEqual(40);
  });

  it("never counts more than there are, nor what nobody would have asked about", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 80 }), (used) => {
        const runs = used.map((usedMs, index) => closedRun(index, usedMs));
        const asked = runs.filter(({ usedMs }) => usedMs >= 50);
        const bins = calibration(runs);
        expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(
          Math.max(0, asked.length - used.slice(0, 20).filter((ms) => ms >= 50).length),
        );
        for (const { from, n, predicted, broken } of bins) {
          expect(broken).toBeLessThanOrEqual(n);
          if (n > 0) expect(predicted).toBeGreaterThanOrEqual(from - 1e-9);
        }
      }),
    );
  });
});
