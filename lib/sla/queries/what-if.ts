import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, sql } from "@/lib/db/client";
import { type ClockRun, termsOfRun } from "@/lib/domain/sla/runs/run";
import { type ClockChange, NO_RUNS, type WhatIf, withRun } from "@/lib/domain/sla/runs/what-if";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import { type Span, startOfDay } from "@/lib/reporting/period";
import { slaBook } from "@/lib/sla/queries/book";
import { bookOfClock, runsOfCases } from "@/lib/sla/queries/runs-of-cases";
import type { RunCursor } from "@/lib/sla/report-filter";

const BATCH = 2_000;
/** A trial stops here and says so: it must answer while somebody waits. */
export const MOST_TRIED = 100_000;

export type WhatIfInput = { clock: string; period: Span; change: ClockChange; timeZone: string; now: Date };

/** Not reached: the hours tried never come to the target. */
export type Tried = { reached: true; result: WhatIf; isCutOff: boolean } | { reached: false };

/** The runs of a clock that started in a span, counted anew under a change: batch by batch, from their logs. */
export async function tryChange(_staff: Staff, input: WhatIfInput): Promise<Tried> {
  const { clock, period, timeZone } = input;
  const book = bookOfClock(await slaBook(), clock);
  const span = { clock, from: startOfDay(period.from, timeZone), end: startOfDay(period.end, timeZone) };
  let result = NO_RUNS;
  let after: RunCursor | null = null;
  for (;;) {
    const rows: RunCursor[] = await runsAfter(span, after);
    const found = await runsOfCases(book, [...new Set(rows.map(({ complaintId }) => complaintId))]);
    const runs = rows.flatMap(
      ({ complaintId, run }) => found.get(complaintId)?.filter((one) => one.run === run) ?? [],
    );
    const next = added(result, runs, { book, input });
    if (next === null) return { reached: false };
    result = next;
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH || after === null) return { reached: true, result, isCutOff: false };
    if (result.n >= MOST_TRIED) return { reached: true, result, isCutOff: true };
  }
}

function added(
  sum: WhatIf,
  runs: readonly ClockRun[],
  { book, input: { change, now } }: { book: SlaBook; input: WhatIfInput },
): WhatIf | null {
  try {
    return runs.reduce(
      (all, run) => withRun(all, { run, terms: termsOfRun(book, run) }, { change, now }),
      sum,
    );
  } catch (error) {
    // The clock's own word for a target that a calendar never reaches.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function runsAfter(
  { clock, from, end }: { clock: string; from: Date; end: Date },
  after: RunCursor | null,
): Promise<RunCursor[]> {
  return db().$queryRaw<RunCursor[]>(sql`
    SELECT complaint_id AS "complaintId", run, started_at AS "startedAt" FROM complaint_clock
    WHERE clock_key = ${clock} AND started_at >= ${from}::timestamptz AND started_at < ${end}::timestamptz
      ${after ? sql`AND (started_at, complaint_id, run) > (${after.startedAt}::timestamptz, ${after.complaintId}::uuid, ${after.run}::int)` : emptySql}
    ORDER BY started_at, complaint_id, run LIMIT ${BATCH}`);
}
