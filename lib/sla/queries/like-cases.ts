import type { Reader, Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import { elapsedMs } from "@/lib/domain/sla/clock";
import {
  type BreachChance,
  breachChance,
  type CalibrationBin,
  type ClosedRun,
  calibration,
} from "@/lib/domain/sla/runs/breach-chance";
import { PROMISE_CLOCK } from "@/lib/domain/sla/runs/case-clocks";
import type { ClockTrace } from "@/lib/domain/sla/runs/trace";
import { calendarOf } from "@/lib/domain/sla/terms/book";
import { isInDays } from "@/lib/domain/sla/terms/definition";
import { type Duration, type SurvivalCurve, survivalCurve } from "@/lib/domain/statistics/kaplan-meier";
import { slaBook } from "@/lib/sla/queries/book";
import { ALLOWED_MS, endingAt } from "@/lib/sla/queries/report-scope";
import { type OpenRun, usedByNow } from "@/lib/sla/queries/used-time";

/** Runs of a clock and severity looked back at, and how far: enough to learn from, few enough to read in passing. */
const LOOK_BACK = 5_000;
const LOOK_BACK_DAYS = 365;
const CURVE_KEPT_MS = 10 * MINUTE_MS;
const MOST_KEPT = 60;
const MOST_CALIBRATED = 20_000;

/** What makes cases alike. */
export type Likeness = { clock: string; severity: Severity; categoryKey: string | null };

type Kept = { byCategory: ReadonlyMap<string | null, SurvivalCurve>; readMs: number };
const curves = new Map<string, Kept>();

/** The chance that a running clock of a case breaks, and of how many like cases; null for one that is late or stands still. */
export async function chanceOfRun(
  _reader: Reader,
  { trace, likeness }: { trace: ClockTrace; likeness: Likeness },
  now: Date,
): Promise<BreachChance | null> {
  const { dueAt, stoppedAt, state } = trace;
  if (state !== "running" || stoppedAt || !dueAt || now.getTime() > dueAt.getTime()) return null;
  const book = await slaBook();
  const inDays = trace.claims.some(({ target }) => isInDays(target));
  const leftMs = inDays
    ? dueAt.getTime() - now.getTime()
    : elapsedMs(calendarOf(book, trace.calendar, trace.timeZone), now, dueAt, []);
  return breachChance(await curveOf(likeness, now), {
    elapsedMs: trace.usedMs,
    targetMs: trace.usedMs + leftMs,
  });
}

/** The chance of a case's newest promise. */
export async function promiseChance(
  reader: Reader,
  {
    clocks,
    file: { severity, categoryKey },
  }: { clocks: readonly ClockTrace[]; file: Omit<Likeness, "clock"> },
  now: Date,
): Promise<BreachChance | null> {
  const trace = clocks.find(({ key }) => key === PROMISE_CLOCK);
  return trace
    ? chanceOfRun(reader, { trace, likeness: { clock: PROMISE_CLOCK, severity, categoryKey } }, now)
    : null;
}

async function curveOf({ clock, severity, categoryKey }: Likeness, now: Date): Promise<SurvivalCurve> {
  return (await curvesOf(clock, severity, now)).get(categoryKey) ?? survivalCurve([]);
}

/** The curves of a clock at a severity, by category: the runs are read once for all of them. */
export async function curvesOf(
  clock: string,
  severity: Severity,
  now: Date,
): Promise<ReadonlyMap<string | null, SurvivalCurve>> {
  const key = `${clock} ${severity}`;
  const known = curves.get(key);
  const age = known ? now.getTime() - known.readMs : 0;
  if (known && age >= 0 && age < CURVE_KEPT_MS) return known.byCategory;
  const durations = await likeDurations(clock, severity, now);
  const byCategory = new Map([...durations].map(([category, like]) => [category, survivalCurve(like)]));
  if (curves.size >= MOST_KEPT) curves.clear();
  curves.set(key, { byCategory, readMs: now.getTime() });
  return byCategory;
}

type LikeRow = OpenRun & { categoryKey: string | null; usedMs: number | null };

/** How long like cases took, by category; those still open, and those that ended without an answer, at least so long. */
async function likeDurations(
  clock: string,
  severity: Severity,
  now: Date,
): Promise<Map<string | null, Duration[]>> {
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const rows = await db().$queryRaw<LikeRow[]>(sql`
    SELECT r.complaint_id AS "complaintId", ${clock} AS clock, r.run, r.used_ms::float8 AS "usedMs", r.state,
      r.started_at AS "startedAt", r.due_at AS "dueAt", r.target_ms::float8 AS "targetMs", r.terms_version AS "termsVersion",
      r.calendar_key AS "calendarKey", r.calendar_version AS "calendarVersion", k.category_key AS "categoryKey"
    FROM (SELECT * FROM complaint_clock c
      WHERE c.clock_key = ${clock} AND c.severity = ${severity} AND c.started_at >= ${since}::timestamptz AND c.started_at <= ${now}::timestamptz
      ORDER BY c.started_at DESC LIMIT ${LOOK_BACK}) r
    JOIN complaint k ON k.id = r.complaint_id`);
  const used = await usedByNow(
    await slaBook(),
    rows.filter(({ usedMs }) => usedMs === null),
    now,
  );
  const byCategory = new Map<string | null, Duration[]>();
  for (const row of rows) {
    const time = row.usedMs ?? used.get(row);
    if (time === undefined) continue;
    const like = byCategory.get(row.categoryKey) ?? [];
    like.push({ time, isCensored: row.usedMs === null || row.state === "lapsed" });
    byCategory.set(row.categoryKey, like);
  }
  return byCategory;
}

/** What would have been predicted for the closed runs of a clock, against what happened: the newest of the last year. */
export async function calibrationOf(_staff: Staff, clock: string, now: Date): Promise<CalibrationBin[]> {
  const since = new Date(now.getTime() - LOOK_BACK_DAYS * DAY_MS);
  const runs = await db().$queryRaw<ClosedRun[]>(sql`
    SELECT c.severity || ' ' || coalesce(k.category_key, '') AS likeness, extract(epoch FROM c.started_at)::float8 * 1000 AS "startedMs",
      extract(epoch FROM c.stopped_at)::float8 * 1000 AS "stoppedMs", c.used_ms::float8 AS "usedMs", ${ALLOWED_MS} AS "targetMs",
      ${endingAt(now)} = 'broken' AS "isBroken", c.state = 'lapsed' AS "isCensored"
    FROM complaint_clock c JOIN complaint k ON k.id = c.complaint_id
    WHERE c.clock_key = ${clock} AND c.started_at >= ${since}::timestamptz AND c.stopped_at IS NOT NULL AND c.stopped_at <= ${now}::timestamptz
      AND c.due_at IS NOT NULL AND c.used_ms IS NOT NULL
    ORDER BY c.started_at DESC LIMIT ${MOST_CALIBRATED}`);
  return calibration(runs);
}
