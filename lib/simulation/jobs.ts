import { beginRun, failRun, finishRun, noteProgress } from "@/lib/simulation/mutations";
import { runSimulation } from "@/lib/simulation/run";

const PROGRESS_MS = 1_000;

/** Says true at once, and asks `note` about every second: what costs a statement is not asked for every batch. */
function everySecond<Progress>(
  note: (progress: Progress) => Promise<boolean>,
): (progress: Progress) => Promise<boolean> {
  let askedMs = Number.NEGATIVE_INFINITY;
  return async (progress) => {
    const nowMs = performance.now();
    if (nowMs - askedMs < PROGRESS_MS) return true;
    askedMs = nowMs;
    return note(progress);
  };
}

/**
 * Runs a simulation to its end, from the beginning: a try that was broken off has left nothing but its progress. What
 * it reads is of one moment, and what came of it is written at once.
 */
export async function simulate(
  simulationId: string,
  { now, isLastTry }: { now: Date; isLastTry: boolean },
): Promise<void> {
  const run = await beginRun(simulationId, now);
  if (!run) return;
  try {
    const outcome = await runSimulation({
      scope: run.scope,
      policy: run.policy,
      goesOn: everySecond((progress) => noteProgress(run, progress)),
    });
    if (outcome) await finishRun(run, outcome);
  } catch (error) {
    if (isLastTry) await failRun(run, now);
    throw error;
  }
}
