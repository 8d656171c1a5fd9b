import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import type { Policy } from "@/lib/domain/compensation/policy";
import { isSeverity } from "@/lib/domain/severity";
import {
  type ApartTally,
  apartFigures,
  assumedFacts,
  emptyApart,
  historicRelief,
  noteApart,
} from "@/lib/domain/simulation/apart";
import type { BudgetSpan } from "@/lib/domain/simulation/budgets";
import { type Relief, reliefOf } from "@/lib/domain/simulation/digest";
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
import { awardRecord, type Engine, type StoredRow, storedDigest, type Worked } from "@/lib/simulation/engine";
import { type Memo, memoOf } from "@/lib/simulation/memo";
import { type PastAward, type PastRow, versionKey } from "@/lib/simulation/queries/past";

/** Everything a run adds up, complaint by complaint. */
export type Fold = {
  readonly engine: Engine;
  readonly policies: ReadonlyMap<string, Policy>;
  readonly tally: Tally;
  readonly replay: ReplayTally;
  readonly apart: ApartTally;
  readonly reliefs: Memo<Relief>;
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
    reliefs: memoOf<Relief>(20_000),
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
  row: PastRow;
  decisions: readonly StoredRow[];
  awards: readonly PastAward[];
  worked: WorkedBatch;
};

/** What was worked out of a batch's decisions; stored ones that do not have the replay's mark stand beside it as text. */
export type WorkedBatch = {
  worked: ReadonlyMap<string, Worked | null>;
  stored: ReadonlyMap<string, string>;
};

/** On these nothing is decided: a copy, a question, and what the customer took back. */
const LEFT_OUT: readonly string[] = ["duplicate", "enquiry", "withdrawn"];

export function foldCase(fold: Fold, past: PastCase): void {
  fold.counted.complaints += 1;
  if (past.decisions.length > 0) foldDecided(fold, past);
  else foldApart(fold, past.row);
}

function foldDecided(
  fold: Fold,
  { row, decisions, awards, worked: { worked: all, stored } }: PastCase,
): void {
  const { counted, engine, replay, tally } = fold;
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
    const before = worked && (replays ? worked.replayed : storedDigest(worked, text, policy));
    replayed.push({
      id: decision.decisionId,
      decidedAtMs: Number(decision.decidedAtMs),
      lines: worked?.replayed?.lines ?? [],
    });
    if (!replays) {
      noteCase(tally.figures, BROKEN_FIGURE, {
        id: row.id,
        currency: before?.currency ?? row.currency,
        beforeMinor: before?.totalMinor ?? 0n,
        afterMinor: worked?.replayed?.totalMinor ?? 0n,
      });
    }
    if (!isLast) continue;
    if (worked === null || !before) counted.unreadable += 1;
    else compareCase(tally, { ...dimensionsOf(row, decision, worked.facts), before, after: worked.after });
  }
  noteReplay(replay, tally.figures, {
    complaintId: row.id,
    decisions: replayed,
    awards: awards.map(awardRecord),
  });
}

function dimensionsOf({ id, departmentId }: PastRow, { day }: StoredRow, facts: CompensationFacts) {
  return {
    id,
    day,
    departmentId,
    category: facts.categoryKey,
    customerTier: facts.customerTier,
    impact: facts.impact,
    attribution: facts.attribution,
    acceptance: facts.acceptance,
  };
}

function foldApart(fold: Fold, row: PastRow): void {
  const { counted, apart, tally } = fold;
  if (!row.isImported && LEFT_OUT.includes(row.status)) {
    counted.leftOut += 1;
    return;
  }
  if (row.isImported) counted.imported += 1;
  else counted.undecided += 1;
  if (row.impact === null) apart.assumedImpact += 1;
  const now = reliefNow(fold, row);
  if (now === null) {
    apart.unknownKind += 1;
    return;
  }
  const was = row.isImported ? historicRelief(row.reliefs ?? []) : "undecided";
  noteApart(apart, tally.figures, { id: row.id, currency: row.currency, was, now });
}

/** The side on which the tried rules would put a complaint without a decision; null where nobody knows what failed. */
function reliefNow({ engine, reliefs }: Fold, row: PastRow): Relief | null {
  const { severity, impact, categoryKey, failureKind, acceptance, attribution, currency } = row;
  const { pricePaid, provenLoss, emotionalImpact, vulnerable } = row;
  const places = [severity, impact, categoryKey, failureKind, acceptance, attribution, currency];
  const key = [...places, pricePaid, provenLoss, emotionalImpact, vulnerable].join("|");
  const known = reliefs.get(key);
  if (known) return known;
  const facts = assumedFacts({
    categoryKey,
    failureKind: FAILURE_KINDS.find((kind) => kind === failureKind) ?? null,
    impact: IMPACTS.find((one) => one === impact) ?? null,
    severity: isSeverity(severity) ? severity : "standard",
    acceptance: ACCEPTANCES.find((one) => one === acceptance) ?? "unknown",
    attribution: ATTRIBUTIONS.find((one) => one === attribution) ?? "unknown",
    currency,
    pricePaidMinor: pricePaid === null ? null : BigInt(pricePaid),
    provenLossMinor: provenLoss === null ? null : BigInt(provenLoss),
    emotionalImpact: EMOTIONAL_IMPACTS.find((one) => one === emotionalImpact) ?? "none",
    vulnerable,
    regionKey: row.regionKey,
  });
  if (facts === null) return null;
  const relief = reliefOf(engine.decideNow(facts));
  reliefs.set(key, relief);
  return relief;
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
