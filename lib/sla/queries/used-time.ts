import { elapsedMs } from "@/lib/domain/sla/clock";
import { termsOfRun, usedMs } from "@/lib/domain/sla/runs/run";
import { type CalendarChoice, calendarOf, type SlaBook, termsOfVersion } from "@/lib/domain/sla/terms/book";
import { bookOfClock, runsOfCases } from "@/lib/sla/queries/runs-of-cases";

/** A run that has not stopped, as the index holds it. */
export type OpenRun = {
  complaintId: string;
  clock: string;
  run: number;
  state: string;
  startedAt: Date;
  dueAt: Date | null;
  /** Null for one in days. */
  targetMs: number | null;
  termsVersion: number;
  calendarKey: string | null;
  calendarVersion: number | null;
};

/** The hours a run of the index is counted by. */
export function calendarOfRun(book: SlaBook, { termsVersion, calendarKey, calendarVersion }: OpenRun) {
  const choice: CalendarChoice =
    calendarKey === null || calendarVersion === null ? null : { key: calendarKey, version: calendarVersion };
  return calendarOf(book, choice, termsOfVersion(book, termsVersion).terms.timeZone);
}

/**
 * What open runs have used up by now, each by the identity of its row. Most need no log: where the open time from start
 * to deadline is the target, nothing paused the run and no change of severity moved it. The others are counted anew.
 */
export async function usedByNow(
  book: SlaBook,
  runs: readonly OpenRun[],
  now: Date,
): Promise<Map<OpenRun, number>> {
  const used = new Map<OpenRun, number>();
  const odd: OpenRun[] = [];
  for (const run of runs) {
    const plain = plainUsedMs(book, run, now);
    if (plain === null) odd.push(run);
    else used.set(run, plain);
  }
  for (const clock of new Set(odd.map((run) => run.clock))) {
    const one = bookOfClock(book, clock);
    const asked = odd.filter((run) => run.clock === clock);
    const logs = await runsOfCases(one, [...new Set(asked.map(({ complaintId }) => complaintId))]);
    for (const run of asked) {
      const found = logs.get(run.complaintId)?.find((other) => other.run === run.run);
      if (found) used.set(run, usedMs(found, termsOfRun(one, found), now));
    }
  }
  return used;
}

function plainUsedMs(book: SlaBook, run: OpenRun, now: Date): number | null {
  const { state, startedAt, dueAt, targetMs } = run;
  if (state !== "running" || dueAt === null) return null;
  if (targetMs === null) return Math.max(0, now.getTime() - startedAt.getTime());
  const calendar = calendarOfRun(book, run);
  // Past its deadline a run may have been paused since, which the deadline does not show.
  if (now > dueAt || elapsedMs(calendar, startedAt, dueAt, []) !== targetMs) return null;
  return elapsedMs(calendar, startedAt, now, []);
}
