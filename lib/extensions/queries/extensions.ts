import type { Reader, Staff } from "@/lib/auth/staff";
import { db, emptySql, type Sql, sql } from "@/lib/db/client";
import { nextExtension } from "@/lib/domain/sla/runs/extension";
import { type ClockRun, dueAtOf, termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import type { SlaBook } from "@/lib/domain/sla/terms/book";
import type { ExtendableClock, ExtensionRow } from "@/lib/extensions/types";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";
import { runsOfCases } from "@/lib/sla/queries/runs-of-cases";

export type CaseExtensions = { clocks: ExtendableClock[]; requests: ExtensionRow[] };

/** The clocks of a case that its laws let be extended, and every request there was; the newest first. */
export async function caseExtensions(
  _reader: Reader,
  complaintId: string,
  now: Date,
): Promise<CaseExtensions> {
  const [book, events, rows] = await Promise.all([
    slaBook(),
    clockEvents(db(), complaintId),
    requestRows(sql`AND x.complaint_id = ${complaintId}::uuid`),
  ]);
  const runs = clockRuns(book, events);
  const clocks = runs.flatMap((run): ExtendableClock[] => {
    const terms = termsOfRun(book, run);
    const { definition, calendar } = terms;
    if (definition.extensions.length === 0) return [];
    return [
      {
        key: run.key,
        run: run.run,
        names: definition.names,
        dueAt: dueAtOf(run, terms),
        timeZone: calendar.timeZone,
        answer: nextExtension(run, terms, now),
      },
    ];
  });
  return { clocks, requests: rows.flatMap((row) => named(book, runs, row)) };
}

/** Every request that waits for somebody's word, the nearest limit first. */
export async function openExtensions(_staff: Staff): Promise<ExtensionRow[]> {
  const rows = await requestRows(sql`AND x.status = 'asked'`);
  if (rows.length === 0) return [];
  const book = await slaBook();
  const runs = await runsOfCases(book, [...new Set(rows.map(({ complaintId }) => complaintId))]);
  return rows
    .flatMap((row) => named(book, runs.get(row.complaintId) ?? [], row))
    .sort((left, right) => left.dueAt.getTime() - right.dueAt.getTime());
}

type Row = Omit<ExtensionRow, "clockNames" | "timeZone"> & { clockKey: string; run: number };

const MOST_SHOWN = 200;

function requestRows(where: Sql = emptySql): Promise<Row[]> {
  return db().$queryRaw<Row[]>(sql`
    SELECT x.id, x.complaint_id AS "complaintId", c.reference, x.clock_key AS "clockKey", x.run, x.due_at AS "dueAt", x.until,
      x.needs_approval AS "needsApproval", x.status, x.reason, x.asked_by_id AS "askedById", a.name AS "askedByName",
      x.asked_at AS "askedAt", d.name AS "decidedByName", x.decided_at AS "decidedAt", x.note
    FROM clock_extension x JOIN complaint c ON c.id = x.complaint_id JOIN staff a ON a.id = x.asked_by_id
      LEFT JOIN staff d ON d.id = x.decided_by_id
    WHERE true ${where} ORDER BY x.asked_at DESC, x.id DESC LIMIT ${MOST_SHOWN}`);
}

/** With the names and the zone of the terms that the run began under. */
function named(book: SlaBook, runs: readonly ClockRun[], { clockKey, run, ...row }: Row): ExtensionRow[] {
  const found = runs.find((one) => one.key === clockKey && one.run === run);
  if (!found) return [];
  const { definition, calendar } = termsOfRun(book, found);
  return [{ ...row, clockNames: definition.names, timeZone: calendar.timeZone }];
}
