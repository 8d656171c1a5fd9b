import type { Reader } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import { termsOfRun } from "@/lib/domain/sla/runs/run";
import { clockRuns } from "@/lib/domain/sla/runs/runs";
import { type ClockTrace, traceOf } from "@/lib/domain/sla/runs/trace";
import { slaBook } from "@/lib/sla/queries/book";
import { clockEvents } from "@/lib/sla/queries/events";

/** Every run of every clock of a case with what makes it due when it is, computed from the log; the oldest first. */
export async function clocksOfCase(_reader: Reader, complaintId: string, now: Date): Promise<ClockTrace[]> {
  const [book, events] = await Promise.all([slaBook(), clockEvents(db(), complaintId)]);
  return clockRuns(book, events).map((run) => traceOf(run, termsOfRun(book, run), now));
}

/** The newest run of each clock: what the case page shows. */
export function newestRuns(traces: readonly ClockTrace[]): ClockTrace[] {
  return traces.filter(({ key, run }) => !traces.some((other) => other.key === key && other.run > run));
}
