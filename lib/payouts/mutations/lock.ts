import { sql, type Tx } from "@/lib/db/client";
import { type LoadedRun, loadRun } from "@/lib/payouts/queries/runs";

/**
 * Takes the complaints of a run, then its awards, then the run itself, each in the order of their ids: as everyone does who
 * takes one of them, so that nobody waits in a circle. All before the first posting, since that takes the budget.
 */
export async function lockRun(tx: Tx, runId: string): Promise<LoadedRun | null> {
  await tx.$queryRaw(sql`
    SELECT c.id FROM complaint c WHERE c.id IN (
      SELECT a.complaint_id FROM payout_line l JOIN award a ON a.id = l.award_id WHERE l.run_id = ${runId}::uuid)
    ORDER BY c.id FOR UPDATE`);
  await tx.$queryRaw(sql`
    SELECT a.id FROM award a WHERE a.id IN (SELECT award_id FROM payout_line WHERE run_id = ${runId}::uuid)
    ORDER BY a.id FOR UPDATE`);
  await tx.$queryRaw(sql`SELECT id FROM payout_run WHERE id = ${runId}::uuid FOR UPDATE`);
  return loadRun(tx, runId);
}

/** A run of many payments takes longer than one case does. */
export const RUN_TIME = { timeout: 120_000 } as const;
