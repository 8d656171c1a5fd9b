import { remainderOf, sumOfLines } from "../award-lines";
import type { AwardStatus } from "../award-state";
import { LEDGER_PARTS, type LedgerPart } from "../ledger/accounts";
import { type Figures, noteCase } from "./figures";
import type { ReplayCheck, ReplayTotal } from "./result";

/** Figures of the check: the cases whose decisions do not replay, and those whose money does not agree. */
export const BROKEN_FIGURE = "replay|decision";
export const DISAGREEING_FIGURE = "replay|award";

export type ProposedLine = { readonly part: LedgerPart; readonly kind: string; readonly faceMinor: bigint };

/** A decision of a complaint, with what deciding its stored facts on its stored version proposes. */
export type ReplayedDecision = {
  readonly id: string;
  readonly decidedAtMs: number;
  readonly lines: readonly ProposedLine[];
};

/** An award as its row and the books have it. */
export type AwardRecord = {
  readonly id: string;
  readonly decisionId: string;
  readonly part: LedgerPart;
  readonly currency: string;
  readonly status: AwardStatus;
  readonly amountMinor: bigint;
  /** The recorded override: why it departs from what the rules proposed. */
  readonly deviationReason: string | null;
  readonly capturedAtMs: number | null;
  readonly reversedAtMs: number | null;
  /** Promised and paid by the ledger's entries, less what was taken back. */
  readonly ledgerMinor: bigint;
};

export type ReplayedAward = {
  readonly award: AwardRecord;
  readonly isOverride: boolean;
  readonly replayedMinor: bigint;
  readonly awardsMinor: bigint;
};

/** Law R15 in one place: what each answer of the customer (or of time, or of ours) leaves owed or paid of an award. */
const STANDS: Readonly<Record<AwardStatus, boolean>> = {
  proposed: false,
  "waiting-for-approval": false,
  "sent-back": false,
  approved: false,
  // Reserved only: nothing is promised before the customer accepts.
  offered: false,
  declined: false,
  expired: false,
  voided: false,
  refused: false,
  accepted: true,
  fulfilling: true,
  fulfilled: true,
  reversed: false,
};

type Standing = { readonly award: AwardRecord; readonly amountMinor: bigint };

/** What earlier decisions of the case had given of a part when this one was taken: captured, and not taken back yet. */
function givenBefore(earlier: readonly Standing[], part: LedgerPart, atMs: number): bigint {
  return earlier.reduce((sum, { award, amountMinor }) => {
    const captured = award.capturedAtMs !== null && award.capturedAtMs <= atMs;
    const back = award.reversedAtMs !== null && award.reversedAtMs <= atMs;
    return award.part === part && captured && !back ? sum + amountMinor : sum;
  }, 0n);
}

/**
 * The awards of one complaint as they follow from its replayed decisions, in order. An award without a recorded
 * override is the rules' proposal, of what is owed only the part that was not given before; one with a reason is what
 * the override says.
 */
export function replayAwards(
  decisions: readonly ReplayedDecision[],
  awards: readonly AwardRecord[],
): readonly ReplayedAward[] {
  const earlier: Standing[] = [];
  const replayed: ReplayedAward[] = [];
  const known = new Set(decisions.map(({ id }) => id));
  for (const { id, decidedAtMs, lines } of decisions) {
    const own = awards.filter(({ decisionId }) => decisionId === id);
    const standing = own.map((award): Standing => {
      if (award.deviationReason !== null) return { award, amountMinor: award.amountMinor };
      const proposed = lines.filter(({ part }) => part === award.part);
      const given = award.part === "entitlement" ? givenBefore(earlier, award.part, decidedAtMs) : 0n;
      return { award, amountMinor: sumOfLines(remainderOf(proposed, given)) };
    });
    replayed.push(...standing.map(outcomeOf));
    earlier.push(...standing);
  }
  // An award of a decision that is not there follows from nothing.
  const orphans = awards.filter(({ decisionId }) => !known.has(decisionId));
  return [...replayed, ...orphans.map((award) => outcomeOf({ award, amountMinor: 0n }))];
}

function outcomeOf({ award, amountMinor }: Standing): ReplayedAward {
  const stands = STANDS[award.status];
  return {
    award,
    isOverride: award.deviationReason !== null,
    replayedMinor: stands ? amountMinor : 0n,
    awardsMinor: stands ? award.amountMinor : 0n,
  };
}

/** Whether replay, row and books say the same of an award. */
export function agrees({ award, replayedMinor, awardsMinor }: ReplayedAward): boolean {
  return replayedMinor === award.ledgerMinor && awardsMinor === award.ledgerMinor;
}

type Sums = { replayedMinor: bigint; awardsMinor: bigint; ledgerMinor: bigint };
/** The check as it is added up, complaint by complaint. */
export type ReplayTally = {
  decisions: number;
  replayed: number;
  awards: number;
  overrides: number;
  disagreeing: number;
  readonly totals: Map<string, Sums>;
};

export function emptyReplay(): ReplayTally {
  return { decisions: 0, replayed: 0, awards: 0, overrides: 0, disagreeing: 0, totals: new Map() };
}

function addTotal(tally: ReplayTally, key: string, { replayedMinor, awardsMinor, ledgerMinor }: Sums): void {
  const sums = tally.totals.get(key) ?? { replayedMinor: 0n, awardsMinor: 0n, ledgerMinor: 0n };
  sums.replayedMinor += replayedMinor;
  sums.awardsMinor += awardsMinor;
  sums.ledgerMinor += ledgerMinor;
  tally.totals.set(key, sums);
}

/** Adds the awards of one complaint. */
export function noteReplay(
  tally: ReplayTally,
  figures: Figures,
  input: { complaintId: string; decisions: readonly ReplayedDecision[]; awards: readonly AwardRecord[] },
): void {
  if (input.awards.length === 0) return;
  for (const outcome of replayAwards(input.decisions, input.awards)) {
    const { award, replayedMinor, awardsMinor } = outcome;
    const { currency, part, ledgerMinor } = award;
    const key = `${currency}|${part}`;
    addTotal(tally, key, { replayedMinor, awardsMinor, ledgerMinor });
    tally.awards += 1;
    if (outcome.isOverride) tally.overrides += 1;
    if (agrees(outcome)) continue;
    tally.disagreeing += 1;
    // Which of the two sides departs does not matter here: the case shows it.
    const afterMinor = replayedMinor === ledgerMinor ? awardsMinor : replayedMinor;
    noteCase(figures, DISAGREEING_FIGURE, {
      id: input.complaintId,
      currency,
      beforeMinor: ledgerMinor,
      afterMinor,
    });
  }
}

/** Adds what another check added up; the cases behind it are merged with all figures. */
export function mergeReplay(into: ReplayTally, from: ReplayTally): void {
  into.decisions += from.decisions;
  into.replayed += from.replayed;
  into.awards += from.awards;
  into.overrides += from.overrides;
  into.disagreeing += from.disagreeing;
  for (const [key, sums] of from.totals) addTotal(into, key, sums);
}

/** The largest distance between any two of the three sums; 0 is what it must be. */
export function deltaOf({ replayedMinor, awardsMinor, ledgerMinor }: Sums): bigint {
  const sums = [replayedMinor, awardsMinor, ledgerMinor];
  const most = sums.reduce((left, right) => (left > right ? left : right));
  const least = sums.reduce((left, right) => (left < right ? left : right));
  return most - least;
}

/** Whether everything replays and all three sums agree, award by award. */
export function isConserved(check: ReplayCheck): boolean {
  return (
    check.decisions === check.replayed &&
    check.disagreeing === 0 &&
    check.totals.every((total) => deltaOf(total) === 0n)
  );
}

export function replayCheck(tally: ReplayTally): ReplayCheck {
  const currencies = [...new Set([...tally.totals.keys()].map((key) => key.slice(0, 3)))].sort();
  const totals = currencies.flatMap((currency) =>
    LEDGER_PARTS.flatMap((part): ReplayTotal[] => {
      const sums = tally.totals.get(`${currency}|${part}`);
      return sums ? [{ currency, part, ...sums }] : [];
    }),
  );
  const { decisions, replayed, awards, overrides, disagreeing } = tally;
  const figures = { brokenFigure: BROKEN_FIGURE, disagreeingFigure: DISAGREEING_FIGURE };
  return { decisions, replayed, awards, overrides, disagreeing, totals, ...figures };
}
