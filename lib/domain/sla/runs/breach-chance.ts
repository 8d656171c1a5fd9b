import {
  conditionalSurvival,
  type Duration,
  type SurvivalCurve,
  survivalCurve,
} from "@/lib/domain/statistics/kaplan-meier";

/** Fewer past cases than these say nothing about the next. */
export const FEWEST_PAST_CASES = 20;

/** What the past says of like cases. Null chance: not enough history. */
export type BreachChance = { readonly chance: number | null; readonly n: number };

/**
 * The chance that a run breaks that is open after `elapsedMs` and due after `targetMs`: of the like cases that took at
 * least so long, the share that took longer than the target. Not enough history is fewer than twenty cases, or none that
 * took so long. What is past its target is broken.
 */
export function breachChance(
  curve: SurvivalCurve,
  { elapsedMs, targetMs }: { elapsedMs: number; targetMs: number },
): BreachChance {
  const { n } = curve;
  if (elapsedMs > targetMs) return { chance: 1, n };
  if (n < FEWEST_PAST_CASES) return { chance: null, n };
  return { chance: conditionalSurvival(curve, { now: elapsedMs, later: targetMs }), n };
}

/** A closed run whose end is known: what was used, against what was allowed. */
export type ClosedRun = {
  /** Severity and category: what makes cases alike. */
  readonly likeness: string;
  readonly startedMs: number;
  readonly stoppedMs: number;
  readonly usedMs: number;
  readonly targetMs: number;
  readonly isBroken: boolean;
  /** It ended without what the clock waited for, before it was late. */
  readonly isCensored: boolean;
};

/** One tenth of the scale: what was predicted there, and what happened. */
export type CalibrationBin = {
  readonly from: number;
  readonly n: number;
  /** The mean of the chances predicted. */
  readonly predicted: number;
  readonly broken: number;
};

const BINS = 10;

/**
 * What would have been predicted for each closed run halfway to its target, from the runs that had been closed when it was
 * there, and what became of it: a run is never predicted from its own end nor from what came later. Runs that ended before
 * half of their time was used are left out: nobody would have asked.
 */
export function calibration(runs: readonly ClosedRun[]): CalibrationBin[] {
  const bins = Array.from({ length: BINS }, (_, index) => ({ from: index / BINS, n: 0, sum: 0, broken: 0 }));
  for (const like of alike(runs)) {
    for (const { chance, isBroken } of predictions(like)) {
      const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))];
      if (!bin) continue;
      bin.n += 1;
      bin.sum += chance;
      if (isBroken) bin.broken += 1;
    }
  }
  return bins.map(({ from, n, sum, broken }) => ({ from, n, broken, predicted: n === 0 ? 0 : sum / n }));
}

/** A curve is made anew for every so many closed runs: enough to follow, few enough for a hundred thousand of them. */
const CURVES = 40;

function predictions(runs: readonly ClosedRun[]): { chance: number; isBroken: boolean }[] {
  const byEnd = [...runs].sort((left, right) => left.stoppedMs - right.stoppedMs);
  const step = Math.max(1, Math.ceil(byEnd.length / CURVES));
  const curves = new Map<number, SurvivalCurve>();
  const curveOf = (closed: number) => {
    const known = curves.get(closed) ?? survivalCurve(byEnd.slice(0, closed).map(durationOf));
    curves.set(closed, known);
    return known;
  };
  return byEnd.flatMap((run) => {
    const halfway = run.targetMs / 2;
    if (run.isCensored || run.usedMs < halfway) return [];
    // Halfway by its own clock is no earlier than this on the wall.
    const closed = closedBefore(byEnd, run.startedMs + halfway);
    const { chance } = breachChance(curveOf(closed - (closed % step)), {
      elapsedMs: halfway,
      targetMs: run.targetMs,
    });
    return chance === null ? [] : [{ chance, isBroken: run.isBroken }];
  });
}

function alike(runs: readonly ClosedRun[]): Iterable<ClosedRun[]> {
  const groups = new Map<string, ClosedRun[]>();
  for (const run of runs) {
    const group = groups.get(run.likeness);
    if (group) group.push(run);
    else groups.set(run.likeness, [run]);
  }
  return groups.values();
}

function durationOf({ usedMs, isCensored }: ClosedRun): Duration {
  return { time: usedMs, isCensored };
}

function closedBefore(byEnd: readonly ClosedRun[], ms: number): number {
  let [low, high] = [0, byEnd.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((byEnd[middle]?.stoppedMs ?? 0) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}
