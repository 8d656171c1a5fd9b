import type { Policy } from "@/lib/domain/compensation/policy";
import type { Figures } from "@/lib/domain/simulation/figures";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import { emptySums, mergeRunSums, resultOf } from "@/lib/domain/simulation/run-sums";
import { type Board, doneOf, newBoard, stopAll } from "@/lib/simulation/board";
import { threadsFor, workTogether } from "@/lib/simulation/crew";
import { MEMO_MOST } from "@/lib/simulation/engine";
import { type PastScope, planPast } from "@/lib/simulation/queries/past";

/** How often the run asks whether it goes on. */
const LOOK_MS = 250;

type Progress = { done: number; total: number };
export type RunInput = {
  scope: PastScope;
  policy: Policy;
  /** Told of the progress, again and again; false ends the run. */
  goesOn: (progress: Progress) => Promise<boolean>;
  memoMost?: number;
  /** How many threads work on it; 0: this one. Otherwise as many as the past is worth. */
  threads?: number;
};
export type RunOutcome = { result: SimulationResult; figures: Figures };

/** Settles when the work does, or after a while. */
async function pause(work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const waited = new Promise((resolve) => {
    timer = setTimeout(resolve, LOOK_MS);
  });
  await Promise.race([work, waited]).finally(() => clearTimeout(timer));
}

/** What the work comes to; null where it was told to stop. However it ends, nothing of it goes on afterwards. */
async function watched<Outcome>(
  work: Promise<Outcome>,
  board: Board,
  goesOn: () => Promise<boolean>,
): Promise<Outcome | null> {
  let ended = false;
  const ending = work.finally(() => {
    ended = true;
  });
  try {
    while (!ended) {
      await pause(ending);
      if (!(await goesOn())) return null;
    }
    return await ending;
  } finally {
    stopAll(board);
    await Promise.allSettled([ending]);
  }
}

/** Tries a policy on the past of a scope; null where it was told to stop. Reads only, and at one moment. */
export function runSimulation({
  scope,
  policy,
  goesOn,
  memoMost,
  threads,
}: RunInput): Promise<RunOutcome | null> {
  return planPast(scope, async (plan) => {
    const { total } = plan;
    if (!(await goesOn({ done: 0, total }))) return null;
    const board = newBoard();
    const task = { plan, policy, board, memoMost: memoMost ?? MEMO_MOST };
    const work = workTogether(task, threads ?? threadsFor(total));
    const parts = await watched(work, board, () => goesOn({ done: doneOf(board), total }));
    if (parts === null) return null;
    const sums = emptySums(plan.budgets);
    for (const part of parts) mergeRunSums(sums, part);
    return resultOf(sums);
  });
}
