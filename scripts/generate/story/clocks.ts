import { type ComplaintStatus, isOpen } from "@/lib/domain/complaint-state";
import type { ClockState } from "@/lib/domain/promise-clock";
import { nextUpdateDueAt, type StoppingEvent, satisfiesPromise } from "./promise";

// A story knows its clocks while it is told, by the default terms and without a log; a test compares them with what the
// app counts from the log afterwards.

/**
 * Where the ball is not with us: the customer has our question, our offer or our decision, or a remedy with a date of
 * its own is on its way. The next update rests there; the promise never does.
 */
const UPDATE_RESTS_IN: readonly ComplaintStatus[] = [
  "waiting-for-customer",
  "decided",
  "fulfilling",
  "resolved",
];

/** Whether the customer is owed an unasked update while the complaint stands here. */
export function updateRuns(status: ComplaintStatus): boolean {
  return isOpen(status) && !UPDATE_RESTS_IN.includes(status);
}

/** The nearest deadline that runs; null when none does. It orders the queue. */
export function nextDueAt(state: ClockState): Date | null {
  if (!isOpen(state.status)) return null;
  const promise = state.promiseKeptAt === null ? state.promiseDueAt : null;
  const update = updateRuns(state.status) ? state.nextUpdateDueAt : null;
  return earliest(earliest(promise, state.appealDueAt ?? null), update);
}

function earliest(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one.getTime() <= other.getTime() ? one : other;
}

export type MessageEffects = Pick<
  ClockState,
  "promiseKeptAt" | "firstAnswerAt" | "nextUpdateDueAt" | "appealDueAt"
>;

/**
 * What hearing from us does to the clocks. The automatic acknowledgement does nothing; a person's first word is kept
 * as such; the promise is kept once, by an event that satisfies it; the next update counts from now.
 */
export function effectsOfUpdate(state: ClockState, event: StoppingEvent, at: Date): MessageEffects {
  const { promiseKeptAt, firstAnswerAt } = state;
  if (event === "acknowledgement")
    return { promiseKeptAt, firstAnswerAt, nextUpdateDueAt: state.nextUpdateDueAt };
  return {
    promiseKeptAt: promiseKeptAt ?? (satisfiesPromise(state.severity, event) ? at : null),
    firstAnswerAt: firstAnswerAt ?? at,
    nextUpdateDueAt: nextUpdateDueAt(at, state.severity),
    ...(state.appealDueAt && satisfiesPromise(state.severity, event) ? { appealDueAt: null } : {}),
  };
}

/** The next update after a move: it starts anew when work resumes, and counts from then. */
export function updateDueAfterMove(state: ClockState, to: ComplaintStatus, at: Date): Date | null {
  const resumes = !updateRuns(state.status) && updateRuns(to);
  return resumes ? nextUpdateDueAt(at, state.severity) : state.nextUpdateDueAt;
}
