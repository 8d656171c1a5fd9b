import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { type ClockRow, clockRow, latestOf, nearestDue } from "./index-row";
import type { ClockRun } from "./run";
import { clockRuns } from "./runs";
import { type CaseEvent, signalsOf } from "./signals";

/** The keys of the clocks that other parts of the house know by name; a house may define any others beside them. */
export const PROMISE_CLOCK = "promise";
export const APPEAL_CLOCK = "appeal";
export const UPDATE_CLOCK = "next-update";

/** What the complaint's own columns project of its clocks. */
export type ClockColumns = {
  readonly promiseDueAt: Date | null;
  readonly promiseKeptAt: Date | null;
  readonly nextUpdateDueAt: Date | null;
  readonly appealDueAt: Date | null;
  readonly firstAnswerAt: Date | null;
  readonly nextDueAt: Date | null;
};

/** All clocks of a complaint: their runs, the rows of the index and the columns of the complaint. */
export type CaseClocks = {
  readonly runs: readonly ClockRun[];
  readonly rows: readonly ClockRow[];
  readonly columns: ClockColumns;
};

/**
 * A complaint's clocks from its log, oldest event first. Null where the log does not say how it came in, so that nothing
 * can be counted.
 */
export function caseClocks(book: SlaBook, events: readonly CaseEvent[]): CaseClocks | null {
  if (!events.some(({ type }) => type === "filed" || type === "imported")) return null;
  const runs = clockRuns(book, events);
  const rows = runs.map((run) => clockRow(book, run));
  return { runs, rows, columns: columnsOf(runs, rows, firstWordAt(events)) };
}

function columnsOf(
  runs: readonly ClockRun[],
  rows: readonly ClockRow[],
  firstAnswerAt: Date | null,
): ClockColumns {
  const promise = latestOf(rows, PROMISE_CLOCK);
  const answered = runs.some(
    (run) => run.key === PROMISE_CLOCK && run.run === promise?.run && run.isAnswered,
  );
  return {
    promiseDueAt: promise?.dueAt ?? null,
    promiseKeptAt: answered ? (promise?.stoppedAt ?? null) : null,
    nextUpdateDueAt: runningDue(rows, UPDATE_CLOCK),
    appealDueAt: runningDue(rows, APPEAL_CLOCK),
    firstAnswerAt,
    nextDueAt: nearestDue(rows),
  };
}

function runningDue(rows: readonly ClockRow[], key: string): Date | null {
  const row = latestOf(rows, key);
  return row?.stoppedAt === null ? row.dueAt : null;
}

/** When a person first wrote to the customer. */
function firstWordAt(events: readonly CaseEvent[]): Date | null {
  return signalsOf(events).find(({ starts }) => starts.includes("we-wrote"))?.at ?? null;
}
