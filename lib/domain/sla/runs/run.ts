import { HOUR_MS, MINUTE_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import { type Calendar, deadline, dueInDays, elapsedMs, type Pause } from "@/lib/domain/sla/clock";
import type { CalendarChoice, SlaBook } from "@/lib/domain/sla/terms/book";
import { calendarOf, termsOfVersion } from "@/lib/domain/sla/terms/book";
import { type ClockDefinition, type ClockTarget, isInDays } from "@/lib/domain/sla/terms/definition";

/** What was promised at an instant: at the start, and once more whenever the severity changed. */
export type Claim = { readonly from: Date; readonly severity: Severity; readonly target: ClockTarget };

/** "lapsed": the case ended, or the ball went over, before anything was due. */
export const RUN_ENDINGS = ["kept", "broken", "lapsed"] as const;
export type RunEnding = (typeof RUN_ENDINGS)[number];

/** One run of one clock on one complaint: from its start to what stopped it. */
export type ClockRun = {
  readonly key: string;
  /** 1 for the first run of this clock, 2 for the second. */
  readonly run: number;
  /** The versions it is counted by until it ends, whatever is published meanwhile. */
  readonly termsVersion: number;
  readonly calendar: CalendarChoice;
  readonly startedAt: Date;
  readonly claims: readonly Claim[];
  readonly pauses: readonly Pause[];
  /** The limit as extended with approval; null: never. */
  readonly extendedTo: Date | null;
  readonly stoppedAt: Date | null;
  /** Null while it runs. */
  readonly ending: RunEnding | null;
  /** What the clock waited for happened; false where it only ended with its case. */
  readonly isAnswered: boolean;
  /** The highest step of its ladder that was taken. */
  readonly escalatedPercent: number;
};

/** What a run is counted by. */
export type RunTerms = {
  readonly definition: ClockDefinition;
  readonly calendar: Calendar;
  readonly publishedAt: Date;
};

/** The definition and the calendar that a run began under. Throws a RangeError where the book lacks them. */
export function termsOfRun(book: SlaBook, { key, termsVersion, calendar }: ClockRun): RunTerms {
  const { terms, publishedAt } = termsOfVersion(book, termsVersion);
  const definition = terms.clocks.find((clock) => clock.key === key);
  if (!definition) throw new RangeError(`version ${termsVersion} of the terms has no clock ${key}`);
  return { definition, calendar: calendarOf(book, calendar, terms.timeZone), publishedAt };
}

/** Open time of a target in minutes or hours, in milliseconds. */
export function targetMs({ unit, count }: ClockTarget): number {
  return count * (unit === "hours" ? HOUR_MS : MINUTE_MS);
}

/** When a claim is due; null while a pause that began before then is open. */
export function claimDueAt(
  { from, target }: Claim,
  calendar: Calendar,
  pauses: readonly Pause[],
): Date | null {
  return isInDays(target)
    ? dueInDays(calendar, from, target)
    : deadline(calendar, from, targetMs(target), pauses);
}

/** The claim that is due first, and when: a new one never pushes back what was promised before. */
export function decidingClaim(
  { claims, pauses }: Pick<ClockRun, "claims" | "pauses">,
  calendar: Calendar,
): { claim: Claim; dueAt: Date } | null {
  let first: { claim: Claim; dueAt: Date } | null = null;
  for (const claim of claims) {
    const dueAt = claimDueAt(claim, calendar, pauses);
    if (dueAt && (first === null || dueAt.getTime() < first.dueAt.getTime())) first = { claim, dueAt };
  }
  return first;
}

/** When a run is due, its extension included; null while it is paused. */
export function dueAtOf(run: ClockRun, { calendar }: RunTerms): Date | null {
  const due = decidingClaim(run, calendar)?.dueAt ?? null;
  if (due === null || run.extendedTo === null) return due;
  return run.extendedTo.getTime() > due.getTime() ? run.extendedTo : due;
}

/** Open time used up by an instant, pauses left out; by the wall clock for a run in days. Milliseconds. */
export function usedMs(run: ClockRun, { calendar }: RunTerms, at: Date): number {
  const [first] = run.claims;
  const end = run.stoppedAt !== null && run.stoppedAt.getTime() < at.getTime() ? run.stoppedAt : at;
  if (first && isInDays(first.target)) return Math.max(0, end.getTime() - run.startedAt.getTime());
  return elapsedMs(calendar, run.startedAt, end, run.pauses);
}

/** Whether a run stands still at the end of what is on record. */
export function isPaused({ pauses, stoppedAt }: ClockRun): boolean {
  return stoppedAt === null && pauses.some(({ to }) => to === null);
}
