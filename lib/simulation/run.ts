import type { Policy } from "@/lib/domain/compensation/policy";
import type { Figures } from "@/lib/domain/simulation/figures";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import { engineOf, type Worked } from "@/lib/simulation/engine";
import {
  emptyFold,
  type Fold,
  foldDecided,
  foldUndecided,
  type PastCase,
  resultOf,
  type WorkedBatch,
} from "@/lib/simulation/fold";
import {
  type Past,
  type PastAward,
  type PastBatch,
  type PastDecision,
  type PastScope,
  readPast,
} from "@/lib/simulation/queries/past";

/** Longest stretch without a breath: pages are served by the same thread. */
const STRETCH_MS = 8;

export type RunInput = {
  scope: PastScope;
  policy: Policy;
  /** Told of the progress at each breath; false ends the run. */
  goesOn: (progress: { done: number; total: number }) => Promise<boolean>;
  memoMost?: number;
};
export type RunOutcome = { result: SimulationResult; figures: Figures };

/** Lets everything else have its turn. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
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

async function foldBatch(fold: Fold, past: Past, batch: PastBatch): Promise<void> {
  const worked = await workOut(fold, past, batch.decisions);
  await withBreath(casesOf(batch, worked), (one) => foldDecided(fold, one));
  await withBreath(batch.undecided, (one) => foldUndecided(fold, one));
}

/** Tries a policy on the past of a scope; null where it was told to stop. Reads only, and at one moment. */
export function runSimulation({ scope, policy, goesOn, memoMost }: RunInput): Promise<RunOutcome | null> {
  return readPast(scope, async (past) => {
    const fold = emptyFold(engineOf(policy, past.policies, memoMost), past);
    if (!(await goesOn({ done: 0, total: past.total }))) return null;
    for await (const batch of past.batches()) {
      await foldBatch(fold, past, batch);
      if (!(await goesOn({ done: fold.counted.complaints, total: past.total }))) return null;
    }
    return resultOf(fold);
  });
}
