import { type ComplaintStatus, isOpen } from "./complaint-state";
import { type PromiseState, promiseState } from "./promise";
import type { Severity } from "./severity";

/** What the clocks of one complaint are read from. */
export type ClockState = {
  status: ComplaintStatus;
  severity: Severity;
  promiseDueAt: Date | null;
  promiseKeptAt: Date | null;
  nextUpdateDueAt: Date | null;
  firstAnswerAt: Date | null;
  /** The promise of an open appeal, beside the first one; left out or null without one, and once it is kept. */
  appealDueAt?: Date | null;
};

/** The one clock a row of the queue shows: the deadline that runs, of which clock, and how it stands; or why none does. */
export type RunningClock =
  | { kind: "running"; which: string | null; dueAt: Date; state: PromiseState }
  | { kind: "paused" }
  | { kind: "ended" };

export type NearestDue = {
  status: ComplaintStatus;
  severity: Severity;
  nextDueAt: Date | null;
  dueClock: string | null;
};

export function runningClock(
  { status, severity, nextDueAt: dueAt, dueClock }: NearestDue,
  now: Date,
): RunningClock {
  if (!isOpen(status)) return { kind: "ended" };
  if (!dueAt) return { kind: "paused" };
  return {
    kind: "running",
    which: dueClock,
    dueAt,
    state: promiseState({ severity, dueAt, keptAt: null, now }),
  };
}
