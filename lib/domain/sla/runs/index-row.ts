import type { Severity } from "@/lib/domain/severity";
import { elapsedMs } from "@/lib/domain/sla/clock";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { isInDays } from "@/lib/domain/sla/terms/definition";
import { openSteps } from "./ladder";
import { type ClockRun, decidingClaim, dueAtOf, isPaused, targetMs, termsOfRun, usedMs } from "./run";

export const CLOCK_STATES = ["running", "paused", "kept", "broken", "lapsed"] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

/** A run as the index stores it: what the queue, the ladder and the report look for. */
export type ClockRow = {
  readonly key: string;
  readonly run: number;
  readonly termsVersion: number;
  readonly calendarKey: string | null;
  readonly calendarVersion: number | null;
  /** The severity of the newest claim. */
  readonly severity: Severity;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly state: ClockState;
  /** Open time used when it stopped; null while it runs. */
  readonly usedMs: number | null;
  /** Open time allowed: the target of the claim that decided, or until the limit as extended; null in days. */
  readonly targetMs: number | null;
  readonly escalatedPercent: number;
  /** When the next step of its ladder is to be taken; null: none, or not while it stands still. */
  readonly nextStepAt: Date | null;
};

/** Late before the pause began stays late: only a run without a deadline stands still. */
export function stateOf(run: ClockRun, dueAt: Date | null): ClockState {
  return run.ending ?? (isPaused(run) && dueAt === null ? "paused" : "running");
}

/** What the index holds of a run. A recompute from the log must give the same row. */
export function clockRow(book: SlaBook, run: ClockRun): ClockRow {
  const terms = termsOfRun(book, run);
  const dueAt = dueAtOf(run, terms);
  const deciding = decidingClaim(run, terms.calendar);
  const claim = deciding?.claim ?? run.claims.at(-1);
  const isExtended = dueAt !== null && deciding !== null && dueAt > deciding.dueAt;
  const target = claim && !isInDays(claim.target) ? targetMs(claim.target) : null;
  return {
    key: run.key,
    run: run.run,
    termsVersion: run.termsVersion,
    calendarKey: run.calendar?.key ?? null,
    calendarVersion: run.calendar?.version ?? null,
    severity: run.claims.at(-1)?.severity ?? "standard",
    startedAt: run.startedAt,
    dueAt,
    stoppedAt: run.stoppedAt,
    state: stateOf(run, dueAt),
    usedMs: run.stoppedAt === null ? null : usedMs(run, terms, run.stoppedAt),
    targetMs:
      target !== null && isExtended ? elapsedMs(terms.calendar, run.startedAt, dueAt, run.pauses) : target,
    escalatedPercent: run.escalatedPercent,
    nextStepAt: openSteps(run, terms)[0]?.at ?? null,
  };
}

/** The nearest deadline that runs; null when none does. It orders the queue. */
export function nearestDue(rows: readonly ClockRow[]): Date | null {
  const running = rows.flatMap(({ state, dueAt }) => (state === "running" && dueAt ? [dueAt.getTime()] : []));
  return running.length === 0 ? null : new Date(Math.min(...running));
}

/** The newest run of a clock; null when it never ran. */
export function latestOf(rows: readonly ClockRow[], key: string): ClockRow | null {
  return rows.filter((row) => row.key === key).sort((left, right) => right.run - left.run)[0] ?? null;
}
