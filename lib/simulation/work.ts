import type { Policy } from "@/lib/domain/compensation/policy";
import type { RunSums } from "@/lib/domain/simulation/run-sums";
import { addDone, type Board, isStopped, takeStretch } from "@/lib/simulation/board";
import { engineOf, type Worked } from "@/lib/simulation/engine";
import {
  emptyFold,
  type Fold,
  foldDecided,
  foldUndecided,
  type PastCase,
  type WorkedBatch,
} from "@/lib/simulation/fold";
import type { PastAward, PastBatch, PastDecision } from "@/lib/simulation/queries/past";
import { type Past, type PastPlan, readPast } from "@/lib/simulation/queries/past";

/** Longest stretch without a breath: pages may be served by the same thread. */
const STRETCH_MS = 8;

/** What a worker is given, whether it is a thread of its own or not. */
export type Task = { plan: PastPlan; policy: Policy; board: Board; memoMost: number };

/** Lets everything else have its turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Does something with each, with a breath after each stretch. */
async function withBreath<One>(all: Iterable<One>, work: (one: One) => void): Promise<void> {
  let startedMs = performance.now();
  for (const one of all) {
    work(one);
    if (performance.now() - startedMs < STRETCH_MS) continue;
    await breathe();
    startedMs = performance.now();
  }
}

/** Works out the decisions of a batch, and fetches those whose stored text has another mark than their replay. */
async function workOut(fold: Fold, past: Past, decisions: readonly PastDecision[]): Promise<WorkedBatch> {
  const worked = new Map<string, Worked | null>();
  const departing: string[] = [];
  await withBreath(decisions, (decision) => {
    const one = fold.engine.work(decision);
    worked.set(decision.decisionId, one);
    if (one && one.mark !== decision.mark) departing.push(decision.decisionId);
  });
  return { worked, stored: departing.length === 0 ? new Map() : await past.storedDecisions(departing) };
}

function awardsByCase(awards: readonly PastAward[]): ReadonlyMap<string, PastAward[]> {
  const table = new Map<string, PastAward[]>();
  for (const award of awards) {
    const known = table.get(award.complaintId);
    if (known) known.push(award);
    else table.set(award.complaintId, [award]);
  }
  return table;
}

/** The decided complaints of a batch: decisions of the same one follow each other. */
function* casesOf({ decisions, awards: all }: PastBatch, worked: WorkedBatch): Generator<PastCase> {
  const awards = awardsByCase(all);
  for (let at = 0; at < decisions.length; ) {
    const id = decisions[at]?.id ?? "";
    let end = at + 1;
    while (decisions[end]?.id === id) end += 1;
    yield { id, decisions: decisions.slice(at, end), awards: awards.get(id) ?? [], worked };
    at = end;
  }
}

async function foldBatch(fold: Fold, past: Past, batch: PastBatch): Promise<void> {
  const worked = await workOut(fold, past, batch.decisions);
  await withBreath(casesOf(batch, worked), (one) => foldDecided(fold, one));
  await withBreath(batch.undecided, (one) => foldUndecided(fold, one));
}

/**
 * Tries a policy on the stretches of the past that nobody has taken yet, until there are none left or the board says
 * stop, and adds up what comes of it.
 */
export function workThrough({ plan, policy, board, memoMost }: Task): Promise<RunSums> {
  const next = () => (isStopped(board) ? undefined : plan.ranges[takeStretch(board)]);
  return readPast(plan, next, async (past) => {
    const fold = emptyFold(engineOf(policy, plan.policies, memoMost), plan);
    const { counted } = fold.sums;
    for await (const batch of past.batches()) {
      const before = counted.complaints;
      await foldBatch(fold, past, batch);
      addDone(board, counted.complaints - before);
      if (isStopped(board)) break;
    }
    return fold.sums;
  });
}
