import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { AWARD_STATUSES } from "@/lib/domain/award-state";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { noteApart } from "@/lib/domain/simulation/apart";
import type { ComparedCase } from "@/lib/domain/simulation/compared-case";
import { RELIEFS } from "@/lib/domain/simulation/digest";
import { type AwardRecord, noteReplay } from "@/lib/domain/simulation/replay";
import { emptySums, mergeRunSums, type RunSums, resultOf } from "@/lib/domain/simulation/run-sums";
import { addToSample, CASES_KEPT, casesOf, emptySample, mergeSample } from "@/lib/domain/simulation/sample";
import { addToSpread, emptySpread, mergeSpread, type Spread } from "@/lib/domain/simulation/spread";
import { compareCase } from "@/lib/domain/simulation/tally";
import { BUDGETS, casesUnder, OTHER_POLICY } from "./support";

vi.setConfig({ testTimeout: 60_000 });

type Apart = Parameters<typeof noteApart>[2];
/** A complaint as a run adds it: compared, apart, or with awards to be checked. */
type Step = { compared: ComparedCase } | { apart: Apart } | { award: AwardRecord; faceMinor: bigint };

const ids = fc.integer({ min: 0, max: 9_999 }).map((n) => `apart-${n}`);
const aparts: fc.Arbitrary<Step> = fc
  .record({
    id: ids,
    currency: fc.constantFrom("TWD", "CNY"),
    was: fc.constantFrom(...RELIEFS, "undecided" as const),
    now: fc.constantFrom(...RELIEFS),
  })
  .map((apart) => ({ apart }));
const awards: fc.Arbitrary<Step> = fc
  .record({
    id: ids,
    part: fc.constantFrom("entitlement" as const, "goodwill" as const),
    currency: fc.constantFrom("TWD", "CNY"),
    status: fc.constantFrom(...AWARD_STATUSES),
    amountMinor: fc.bigInt(0n, 900n),
    deviationReason: fc.constantFrom(null, "like-cases"),
    ledgerMinor: fc.bigInt(0n, 900n),
    faceMinor: fc.bigInt(0n, 900n),
  })
  .map(({ faceMinor, ...award }) => ({
    award: { ...award, decisionId: "decision", capturedAtMs: null, reversedAtMs: null },
    faceMinor,
  }));
const steps: fc.Arbitrary<Step[]> = fc
  .tuple(
    casesUnder([DEFAULT_POLICY, OTHER_POLICY]).map((cases) => cases.map((compared): Step => ({ compared }))),
    fc.array(fc.oneof(aparts, awards), { maxLength: 60 }),
  )
  .map(([compared, others]) => [...compared, ...others]);

function add({ tally, replay, apart, counted }: RunSums, step: Step): void {
  counted.complaints += 1;
  if ("compared" in step) {
    counted.decided += 1;
    compareCase(tally, step.compared);
  } else if ("apart" in step) {
    if (step.apart.now === "none") apart.unknownKind += 1;
    if (step.apart.was === "none") apart.assumedImpact += 1;
    noteApart(apart, tally.figures, step.apart);
  } else {
    const { award, faceMinor } = step;
    replay.decisions += 1;
    if (award.status !== "proposed") replay.replayed += 1;
    const decision = {
      id: "decision",
      decidedAtMs: 0,
      lines: [{ part: award.part, kind: "refund", faceMinor }],
    };
    noteReplay(replay, tally.figures, { complaintId: award.id, decisions: [decision], awards: [award] });
  }
}

function sumsOf(all: readonly Step[]): RunSums {
  const sums = emptySums(BUDGETS);
  for (const step of all) add(sums, step);
  return sums;
}

/** All that is kept of a run, the figures by their names. */
function keptOf(sums: RunSums) {
  const { result, figures } = resultOf(sums);
  const kept = [...figures].map(([key, sample]) => ({ key, n: sample.n, cases: casesOf(sample) }));
  return { result, kept: kept.sort((left, right) => (left.key < right.key ? -1 : 1)) };
}

describe("what several threads add up", () => {
  it("merges into what one adds up over all cases, however they are dealt out", () => {
    const dealt = steps.chain((all) =>
      fc.tuple(
        fc.constant(all),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: all.length, maxLength: all.length }),
      ),
    );
    fc.assert(
      fc.property(dealt, ([all, hands]) => {
        const merged = emptySums(BUDGETS);
        for (const hand of [0, 1, 2]) {
          // As it comes from a thread: a copy.
          mergeRunSums(merged, structuredClone(sumsOf(all.filter((_, at) => hands[at] === hand))));
        }
        expect(keptOf(merged)).toEqual(keptOf(sumsOf(all)));
      }),
    );
  });

  it("merges spreads that are exact, that are not, and that only are not together", () => {
    const values = fc.array(fc.bigInt(-40n, 40n), { maxLength: 60 });
    const spreadOf = (all: readonly bigint[]): Spread => {
      const spread = emptySpread(12);
      for (const value of all) addToSpread(spread, value);
      return spread;
    };
    const sorted = ({ exact, steps: of, ...sums }: Spread) => ({
      ...sums,
      exact: exact && new Map([...exact].sort(([left], [right]) => left - right)),
      steps: new Map([...of].sort(([left], [right]) => left - right)),
    });
    fc.assert(
      fc.property(values, values, (left, right) => {
        const merged = spreadOf(left);
        mergeSpread(merged, spreadOf(right));
        expect(sorted(merged)).toEqual(sorted(spreadOf([...left, ...right])));
      }),
    );
  });

  it("keeps of two full samples the cases that moved most", () => {
    const moves = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2 * CASES_KEPT, maxLength: 900 });
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 900 }), (all, cut) => {
        const [whole, left, right] = [emptySample(), emptySample(), emptySample()];
        for (const [at, move] of all.entries()) {
          const one = {
            id: String(at).padStart(4, "0"),
            currency: "TWD",
            beforeMinor: 0n,
            afterMinor: BigInt(move),
          };
          addToSample(whole, one, move);
          addToSample(at < cut ? left : right, one, move);
        }
        mergeSample(left, right);
        expect(casesOf(left)).toEqual(casesOf(whole));
        expect(left.n).toBe(all.length);
      }),
      { numRuns: 30 },
    );
  });
});
