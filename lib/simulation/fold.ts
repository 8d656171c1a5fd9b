import type { Policy } from "@/lib/domain/compensation/policy";
import { noteApart } from "@/lib/domain/simulation/apart";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { noteCase } from "@/lib/domain/simulation/figures";
import { BROKEN_FIGURE, noteReplay, type ReplayedDecision } from "@/lib/domain/simulation/replay";
import { emptySums, type RunSums } from "@/lib/domain/simulation/run-sums";
import { compareCase } from "@/lib/domain/simulation/tally";
import { awardRecord, type Engine, storedDigest, type Worked } from "@/lib/simulation/engine";
import { type Memo, memoOf } from "@/lib/simulation/memo";
import {
  type PastAward,
  type PastDecision,
  type PastUndecided,
  versionKey,
} from "@/lib/simulation/queries/past";
import { type Apart, apartOf } from "@/lib/simulation/undecided";

/** Kinds of undecided complaints that are remembered. */
const UNDECIDED_MOST = 20_000;

/** What adds up a run, complaint by complaint. */
export type Fold = {
  readonly engine: Engine;
  readonly policies: ReadonlyMap<string, Policy>;
  /** By what is known of them. */
  readonly undecided: Memo<Apart>;
  readonly sums: RunSums;
};

export function emptyFold(
  engine: Engine,
  past: { policies: ReadonlyMap<string, Policy>; budgets: readonly BudgetSpan[] },
): Fold {
  return {
    engine,
    policies: past.policies,
    undecided: memoOf<Apart>(UNDECIDED_MOST),
    sums: emptySums(past.budgets),
  };
}

/** One complaint with all its decisions, in their order, and its awards. */
export type PastCase = {
  id: string;
  decisions: readonly PastDecision[];
  awards: readonly PastAward[];
  worked: WorkedBatch;
};

/** What was worked out of a batch's decisions; stored ones that do not have the replay's mark stand beside it as text. */
export type WorkedBatch = {
  worked: ReadonlyMap<string, Worked | null>;
  stored: ReadonlyMap<string, string>;
};

/** A complaint on which something was decided. */
export function foldDecided(
  fold: Fold,
  { id, decisions, awards, worked: { worked: all, stored } }: PastCase,
): void {
  const { counted, replay, tally } = fold.sums;
  counted.complaints += 1;
  counted.decided += 1;
  counted.earlierDecisions += decisions.length - 1;
  const replayed: ReplayedDecision[] = [];
  for (const decision of decisions) {
    const isLast = decision === decisions.at(-1);
    replay.decisions += 1;
    const worked = all.get(decision.decisionId) ?? null;
    const text = stored.get(decision.decisionId) ?? null;
    const replays = worked !== null && fold.engine.replays(decision, worked, text);
    if (replays) replay.replayed += 1;
    const policy = fold.policies.get(versionKey(decision.policyId, decision.policyVersion)) ?? null;
    const before =
      worked && (replays ? worked.replayed : storedDigest(decision, worked, { stored: text, policy }));
    replayed.push({
      id: decision.decisionId,
      decidedAtMs: Number(decision.decidedAtMs),
      lines: worked?.replayed?.lines ?? [],
    });
    if (!replays) {
      noteCase(tally.figures, BROKEN_FIGURE, {
        id,
        currency: before?.currency ?? decision.currency,
        beforeMinor: before?.totalMinor ?? 0n,
        afterMinor: worked?.replayed?.totalMinor ?? 0n,
      });
    }
    if (!isLast) continue;
    if (worked === null || !before) counted.unreadable += 1;
    else {
      const { departmentId, day } = decision;
      compareCase(tally, { id, day, departmentId, ...worked.about, before, after: worked.after });
    }
  }
  noteReplay(replay, tally.figures, {
    complaintId: id,
    decisions: replayed,
    awards: awards.map(awardRecord),
  });
}

/** A complaint on which nothing was decided. */
export function foldUndecided(fold: Fold, { id, known }: PastUndecided): void {
  const { engine, undecided } = fold;
  const { counted, apart, tally } = fold.sums;
  counted.complaints += 1;
  let one = undecided.get(known);
  if (one === undefined) {
    one = apartOf(known, engine);
    undecided.set(known, one);
  }
  if (one.kind === "left-out") {
    counted.leftOut += 1;
    return;
  }
  if (one.isImported) counted.imported += 1;
  else counted.undecided += 1;
  if (one.isImpactAssumed) apart.assumedImpact += 1;
  const { currency, was, now } = one;
  if (now === null) apart.unknownKind += 1;
  else noteApart(apart, tally.figures, { id, currency, was, now });
}
