import { deadline } from "@/lib/domain/sla/clock";
import { isInDays, type LadderStep } from "@/lib/domain/sla/terms/definition";
import { type Claim, type ClockRun, decidingClaim, dueAtOf, type RunTerms, targetMs } from "./run";

/** A step of the ladder and the instant at which it is reached. */
export type StepAt = { readonly step: LadderStep; readonly at: Date };

/**
 * The steps of a run that are still to be taken and when, the first one first; none where it stands still before them.
 * Steps count open time as the clock does; those of a target in days or of an extended limit, by the wall clock.
 */
export function openSteps(run: ClockRun, terms: RunTerms): StepAt[] {
  if (run.stoppedAt !== null) return [];
  return [...terms.definition.ladder]
    .filter(({ percent }) => percent > run.escalatedPercent)
    .sort((left, right) => left.percent - right.percent)
    .flatMap((step) => {
      const at = stepAt(run, terms, step.percent);
      return at && at >= terms.publishedAt ? [{ step, at }] : [];
    });
}

/** The step to take now: of several that were reached, as after an outage, the last speaks for all. */
export function reachedStep(run: ClockRun, terms: RunTerms, now: Date): LadderStep | null {
  return openSteps(run, terms).findLast(({ at }) => at <= now)?.step ?? null;
}

/** When so many hundredths of a run's time are used up; null while a pause that began before then is open. */
export function stepAt(run: ClockRun, terms: RunTerms, percent: number): Date | null {
  const dueAt = dueAtOf(run, terms);
  if (percent >= 100) return dueAt;
  const deciding = decidingClaim(run, terms.calendar);
  if (dueAt && deciding && (isInDays(deciding.claim.target) || dueAt > deciding.dueAt))
    return between(deciding.claim.from, dueAt, percent);
  // Nothing is due before a pause without an end, and yet half of the time may be used up already.
  const claims = deciding ? [deciding.claim] : run.claims;
  const reached = claims.flatMap((claim) => shareAt(claim, { run, terms, percent })?.getTime() ?? []);
  return reached.length === 0 ? null : new Date(Math.min(...reached));
}

function between(from: Date, to: Date, percent: number): Date {
  return new Date(from.getTime() + Math.round(((to.getTime() - from.getTime()) * percent) / 100));
}

type Share = { run: ClockRun; terms: RunTerms; percent: number };

function shareAt({ from, target }: Claim, { run, terms, percent }: Share): Date | null {
  if (isInDays(target)) return null;
  return deadline(terms.calendar, from, (targetMs(target) * percent) / 100, run.pauses);
}
