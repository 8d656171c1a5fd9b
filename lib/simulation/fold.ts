import type { Policy } from "@/lib/domain/compensation/policy";
import { type ApartTally, apartFigures, emptyApart, noteApart } from "@/lib/domain/simulation/apart";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { type Figures, noteCase } from "@/lib/domain/simulation/figures";
import {
  BROKEN_FIGURE,
  emptyReplay,
  noteReplay,
  type ReplayedDecision,
  type ReplayTally,
  replayCheck,
} from "@/lib/domain/simulation/replay";
import { RESULT_VERSION, type SimulationResult } from "@/lib/domain/simulation/result";
import { summarise } from "@/lib/domain/simulation/summary";
import { compareCase, emptyTally, type Tally } from "@/lib/domain/simulation/tally";
import { awardRecord, type Engine, storedDigest, type Worked } from "@/lib/simulation/engine";
import { type Memo, memoOf } from "@/lib/simulation/memo";
import {
  type PastAward,
  type PastDecision,
  type PastUndecided,
  versionKey,
} from "@/lib/simulation/queries/past";
import { type Apart, apartOf } from "@/lib/simulation/undecided";

/** Everything a run adds up, complaint by complaint. */
export type Fold = {
  readonly engine: Engine;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly tally: Tally;
  readonly replay: ReplayTally;
  readonly apart: ApartTally;
  /** By what is known of them. */
  readonly undecided: Memo<Apart>;
  counted: {
    complaints: number;
    decided: number;
    earlierDecisions: number;
    imported: number;
    undecided: number;
    leftOut: number;
    unreadable: number;
  };
};

export function emptyFold(
  engine: Engine,
  past: { policies: ReadonlyMap<string, Policy>; budgets: readonly BudgetSpan[] },
): Fold {
  return {
    engine,
    policies: past.policies,
    tally: emptyTally(past.budgets),
    replay: emptyReplay(),
    apart: emptyApart(),
    undecided: memoOf<Apart>(20_000),
    counted: {
      complaints: 0,
      decided: 0,
      earlierDecisions: 0,
      imported: 0,
      undecided: 0,
      leftOut: 0,
      unreadable: 0,
    },
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
  const { counted, engine, replay, tally } = fold;
  counted.complaints += 1;
  counted.decided += 1;
  counted.earlierDecisions += decisions.length - 1;
  const replayed: ReplayedDecision[] = [];
  for (const decision of decisions) {
    const isLast = decision === decisions.at(-1);
    replay.decisions += 1;
    const worked = all.get(decision.decisionId) ?? null;
    const text = stored.get(decision.decisionId) ?? null;
    const replays = worked !== null && engine.replays(decision, worked, text);
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
  const { counted, apart, tally, engine, undecided } = fold;
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

/** What came of it, and the cases behind every figure. */
export function resultOf(fold: Fold): { result: SimulationResult; figures: Figures } {
  const { tally, counted, apart, replay } = fold;
  const result: SimulationResult = {
    resultVersion: RESULT_VERSION,
    counted: { ...counted },
    ...summarise(tally),
    apart: apartFigures(apart),
    replay: replayCheck(replay),
  };
  return { result, figures: tally.figures };
}
