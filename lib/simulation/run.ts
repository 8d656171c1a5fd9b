import type { Policy } from "@/lib/domain/compensation/policy";
import type { Figures } from "@/lib/domain/simulation/figures";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import { engineOf, hasDecision, type StoredRow, type Worked } from "@/lib/simulation/engine";
import {
  emptyFold,
  type Fold,
  foldCase,
  type PastCase,
  resultOf,
  type WorkedBatch,
} from "@/lib/simulation/fold";
import {
  type Past,
  type PastAward,
  type PastBatch,
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
async function workOut(fold: Fold, past: Past, rows: readonly StoredRow[]): Promise<WorkedBatch> {
  const worked = new Map<string, Worked | null>();
  const departing: string[] = [];
  let startedMs = performance.now();
  for (const row of rows) {
    const one = fold.engine.work(row);
    worked.set(row.decisionId, one);
    if (one && one.mark !== row.mark) departing.push(row.decisionId);
    if (performance.now() - startedMs < STRETCH_MS) continue;
    await breathe();
    startedMs = performance.now();
  }
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

/** The batch complaint by complaint: rows of the same one follow each other. */
function* casesOf(batch: PastBatch, worked: WorkedBatch): Generator<PastCase> {
  const awards = awardsByCase(batch.awards);
  const { rows } = batch;
  for (let at = 0; at < rows.length; ) {
    const row = rows[at];
    if (!row) return;
    const decisions: StoredRow[] = [];
    for (let same = rows[at]; same?.id === row.id; same = rows[at]) {
      if (hasDecision(same)) decisions.push(same);
      at += 1;
    }
    yield { row, decisions, awards: awards.get(row.id) ?? [], worked };
  }
}

async function foldBatch(fold: Fold, past: Past, batch: PastBatch): Promise<void> {
  const worked = await workOut(fold, past, batch.rows.filter(hasDecision));
  let startedMs = performance.now();
  for (const one of casesOf(batch, worked)) {
    foldCase(fold, one);
    if (performance.now() - startedMs < STRETCH_MS) continue;
    await breathe();
    startedMs = performance.now();
  }
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
