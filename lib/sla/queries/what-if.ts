import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, sql } from "@/lib/db/client";
import { termsOfRun } from "@/lib/domain/sla/run";
import { type ClockChange, NO_RUNS, type WhatIf, withRun } from "@/lib/domain/sla/what-if";
import { type Span, startOfDay } from "@/lib/reporting/period";
import { slaBook } from "@/lib/sla/queries/book";
import { bookOfClock, runsOfCases } from "@/lib/sla/queries/runs-of-cases";
import type { RunCursor } from "@/lib/sla/report-filter";

const BATCH = 2_000;
/** A trial stops here and says so: it must answer while somebody waits. */
export const MOST_TRIED = 100_000;

export type WhatIfInput = { clock: string; period: Span; change: ClockChange; timeZone: string; now: Date };

type RunRow = RunCursor;

/** The runs of a clock that started in a span, counted anew under a change: batch by batch, from their logs. */
export async function tryChange(
  _staff: Staff,
  { clock, period, change, timeZone, now }: WhatIfInput,
): Promise<{ result: WhatIf; isCutOff: boolean }> {
  const book = bookOfClock(await slaBook(), clock);
  const span = { from: startOfDay(period.from, timeZone), end: startOfDay(period.end, timeZone) };
  let result = NO_RUNS;
  let after: RunCursor | null = null;
  for (;;) {
    const rows: RunRow[] = await runsAfter({ clock, ...span }, after);
    const runs = await runsOfCases(book, [...new Set(rows.map(({ complaintId }) => complaintId))]);
    for (const { complaintId, run } of rows) {
      const found = runs.get(complaintId)?.find((one) => one.run === run);
      if (found) result = withRun(result, { run: found, terms: termsOfRun(book, found) }, { change, now });
    }
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH || after === null) return { result, isCutOff: false };
    if (result.n >= MOST_TRIED) return { result, isCutOff: true };
  }
}

function runsAfter(
  { clock, from, end }: { clock: string; from: Date; end: Date },
  after: RunCursor | null,
): Promise<RunRow[]> {
  return db().$queryRaw<RunRow[]>(sql`
    SELECT complaint_id AS "complaintId", run, started_at AS "startedAt" FROM complaint_clock
    WHERE clock_key = ${clock} AND started_at >= ${from}::timestamptz AND started_at < ${end}::timestamptz
      ${after ? sql`AND (started_at, complaint_id, run) > (${after.startedAt}::timestamptz, ${after.complaintId}::uuid, ${after.run}::int)` : emptySql}
    ORDER BY started_at, complaint_id, run LIMIT ${BATCH}`);
}
