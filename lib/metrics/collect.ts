import { SEVERITIES } from "@/lib/domain/severity";
import { logError } from "@/lib/log/logger";
import { JOB_STATES, poolUse, readStanding, type Standing } from "@/lib/metrics/queries";
import { metrics } from "@/lib/metrics/registry";

/** Several collectors, or an eager one, must not cost the database more than one look in so long. */
const FRESH_MS = 5_000;
const PATIENCE_MS = 2_000;

let last: { atMs: number; answer: Promise<Standing | null> } | undefined;

function tooLate(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
}

/** What the database says, at most some seconds old; null while it does not answer. */
function standing(nowMs: number): Promise<Standing | null> {
  if (last && nowMs - last.atMs < FRESH_MS) return last.answer;
  const read = readStanding().catch((error: unknown) => {
    logError(error, "figures could not be read");
    return null;
  });
  last = { atMs: nowMs, answer: Promise.race([read, tooLate()]) };
  return last.answer;
}

/** All figures in Prometheus' text format. `nowMs` only ages what is remembered. */
export async function collectMetrics(nowMs: number): Promise<{ body: string; contentType: string }> {
  const { registry, database, queue, open, overdue, pool } = metrics();
  const found = await standing(nowMs);
  database.set(found ? 1 : 0);
  // A figure that is not known is left out; the last one known would look like now.
  for (const gauge of [queue, open]) gauge.reset();
  overdue.remove();
  if (found) {
    for (const state of JOB_STATES) queue.set({ state }, found.jobs[state]);
    for (const severity of SEVERITIES) open.set({ severity }, found.open[severity]);
    overdue.set(found.overdue);
  }
  const { busy, idle, waiting, limit } = poolUse();
  for (const [state, n] of Object.entries({ busy, idle, waiting, limit })) pool.set({ state }, n);
  return { body: await registry.metrics(), contentType: registry.contentType };
}
