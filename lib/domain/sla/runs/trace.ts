import { DAY_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import { openSpans } from "@/lib/domain/sla/calendar/open-spans";
import type { Pause } from "@/lib/domain/sla/clock";
import type { CalendarChoice } from "@/lib/domain/sla/terms/book";
import type { ClockBasis, ClockDefinition, ClockTarget } from "@/lib/domain/sla/terms/definition";
import { isInDays } from "@/lib/domain/sla/terms/definition";
import { type ClockState, stateOf } from "./index-row";
import { type ClockRun, claimDueAt, decidingClaim, dueAtOf, type RunTerms, targetMs, usedMs } from "./run";

/** A claim of a run and when it is due; the first of them decides. */
export type TracedClaim = {
  readonly from: Date;
  readonly severity: Severity;
  readonly target: ClockTarget;
  /** Null while a pause is open. */
  readonly dueAt: Date | null;
  readonly decides: boolean;
};

/** Open time that was counted, or will be until the deadline. */
export type TracedSpan = { readonly from: Date; readonly to: Date };

/** Why a clock is due when it is: all that went into it. */
export type ClockTrace = {
  readonly key: string;
  readonly run: number;
  readonly names: ClockDefinition["names"];
  readonly basis: ClockBasis;
  readonly termsVersion: number;
  readonly calendar: CalendarChoice;
  readonly timeZone: string;
  readonly startedAt: Date;
  readonly claims: readonly TracedClaim[];
  readonly pauses: readonly Pause[];
  readonly extendedTo: Date | null;
  /** It runs, and its law knows further limits. */
  readonly isExtendable: boolean;
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly state: ClockState;
  readonly isAnswered: boolean;
  readonly usedMs: number;
  /** What is left of the deciding claim; null for one in days, by the calendar, and where the clock was stopped. */
  readonly leftMs: number | null;
  /** Open spans from the start to the deadline, or to now where there is none; empty around the clock and in days. */
  readonly spans: readonly TracedSpan[];
  /** More spans than are listed. */
  readonly hasMore: boolean;
  /** The calendar's closures within that time (ISO dates). */
  readonly closures: readonly string[];
};

const MOST_SPANS = 40;

/** The trace of one run as it stands at `now`. */
export function traceOf(run: ClockRun, terms: RunTerms, now: Date): ClockTrace {
  const { definition, calendar } = terms;
  const deciding = decidingClaim(run, calendar);
  const dueAt = dueAtOf(run, terms);
  const end = run.stoppedAt ?? dueAt ?? now;
  const spans =
    run.calendar === null || run.claims.some(({ target }) => isInDays(target))
      ? []
      : spansOf(run, terms, end);
  const used = usedMs(run, terms, now);
  const target = deciding?.claim.target ?? run.claims.at(-1)?.target;
  const timed = run.stoppedAt === null && target !== undefined && !isInDays(target);
  return {
    key: run.key,
    run: run.run,
    names: definition.names,
    basis: definition.basis,
    termsVersion: run.termsVersion,
    calendar: run.calendar,
    timeZone: calendar.timeZone,
    startedAt: run.startedAt,
    claims: run.claims.map((claim) => ({
      ...claim,
      dueAt: claimDueAt(claim, calendar, run.pauses),
      decides: claim === deciding?.claim,
    })),
    pauses: run.pauses,
    extendedTo: run.extendedTo,
    isExtendable: run.stoppedAt === null && definition.extensions.length > 0,
    dueAt,
    stoppedAt: run.stoppedAt,
    state: stateOf(run, dueAt),
    isAnswered: run.isAnswered,
    usedMs: used,
    leftMs: timed && run.claims.length === 1 ? targetMs(target) - used : null,
    spans: spans.slice(0, MOST_SPANS),
    hasMore: spans.length > MOST_SPANS,
    closures: closuresBetween(calendar.closures, run.startedAt, end),
  };
}

function spansOf(run: ClockRun, { calendar }: RunTerms, end: Date): readonly TracedSpan[] {
  const last = Math.min(end.getTime(), run.startedAt.getTime() + 400 * DAY_MS);
  return last <= run.startedAt.getTime() ? [] : openSpans(calendar, run.startedAt, new Date(last));
}

/** By their dates alone: a day more or less at the edges, in zones far from Greenwich, is listed rather than left out. */
function closuresBetween(closures: readonly string[], from: Date, to: Date): string[] {
  const first = new Date(from.getTime() - DAY_MS / 2).toISOString().slice(0, 10);
  const last = new Date(to.getTime() + DAY_MS / 2).toISOString().slice(0, 10);
  return closures.filter((date) => date >= first && date <= last).sort();
}
