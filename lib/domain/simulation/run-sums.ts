import { type ApartTally, apartFigures, emptyApart, mergeApart } from "./apart";
import type { BudgetSpan } from "./budgets";
import type { Figures } from "./figures";
import { emptyReplay, mergeReplay, type ReplayTally, replayCheck } from "./replay";
import { type Counted, RESULT_VERSION, type SimulationResult } from "./result";
import { summarise } from "./summary";
import { emptyTally, mergeTally, type Tally } from "./tally";

/** Everything that is added up over the complaints of a run; plain values, so that one thread can hand them to another. */
export type RunSums = {
  readonly tally: Tally;
  readonly replay: ReplayTally;
  readonly apart: ApartTally;
  readonly counted: { -readonly [Name in keyof Counted]: number };
};

export function emptySums(budgets: readonly BudgetSpan[]): RunSums {
  return {
    tally: emptyTally(budgets),
    replay: emptyReplay(),
    apart: emptyApart(),
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

/** Adds what was added up over other complaints: the same as if one had added up all. */
export function mergeRunSums(into: RunSums, from: RunSums): void {
  mergeTally(into.tally, from.tally);
  mergeReplay(into.replay, from.replay);
  mergeApart(into.apart, from.apart);
  const { counted } = from;
  into.counted.complaints += counted.complaints;
  into.counted.decided += counted.decided;
  into.counted.earlierDecisions += counted.earlierDecisions;
  into.counted.imported += counted.imported;
  into.counted.undecided += counted.undecided;
  into.counted.leftOut += counted.leftOut;
  into.counted.unreadable += counted.unreadable;
}

/** What came of it, and the cases behind every figure. */
export function resultOf({ tally, replay, apart, counted }: RunSums): {
  result: SimulationResult;
  figures: Figures;
} {
  const result: SimulationResult = {
    resultVersion: RESULT_VERSION,
    counted: { ...counted },
    ...summarise(tally),
    apart: apartFigures(apart),
    replay: replayCheck(replay),
  };
  return { result, figures: tally.figures };
}
