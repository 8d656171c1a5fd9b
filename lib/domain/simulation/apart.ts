import {
  type Acceptance,
  type Attribution,
  type CompensationFacts,
  type EmotionalImpact,
  FACTS_VERSION,
  type FailureKind,
  type Impact,
  UNKNOWN,
} from "../compensation/facts";
import { HUMAN_KINDS } from "../compensation/remedies";
import type { Currency } from "../currency";
import type { Severity } from "../severity";
import { RELIEFS, type Relief } from "./digest";
import { type Figures, figureKey, noteCase } from "./figures";
import type { Apart, ApartRow } from "./result";

/** How badly a customer was hit is unknown where nobody assessed it; the page says that this stands in. */
export const ASSUMED_IMPACT = {
  urgent: "major",
  standard: "moderate",
  low: "minor",
} as const satisfies Record<Severity, Impact>;

/** What is on a complaint that was never decided. */
export type KnownFacts = {
  readonly categoryKey: string | null;
  readonly failureKind: FailureKind | null;
  readonly impact: Impact | null;
  readonly severity: Severity;
  readonly acceptance: Acceptance;
  readonly attribution: Attribution;
  readonly currency: Currency;
  readonly pricePaidMinor: bigint | null;
  readonly provenLossMinor: bigint | null;
  readonly emotionalImpact: EmotionalImpact;
  readonly vulnerable: boolean;
  /** Null: none is known. */
  readonly regionKey: string | null;
};

/** Facts as far as they are known, nothing made up but the impact; null where even the kind of failure is unknown. */
export function assumedFacts(known: KnownFacts): CompensationFacts | null {
  if (known.failureKind === null) return null;
  return {
    factsVersion: FACTS_VERSION,
    impact: known.impact ?? ASSUMED_IMPACT[known.severity],
    categoryKey: known.categoryKey ?? "",
    failureKind: known.failureKind,
    acceptance: known.acceptance,
    attribution: known.attribution,
    occurredOn: UNKNOWN,
    currency: known.currency,
    pricePaidMinor: known.pricePaidMinor ?? UNKNOWN,
    provenLossMinor: known.provenLossMinor ?? UNKNOWN,
    // We promised nothing to whoever complained elsewhere, and what was promised here nobody broke on record.
    promiseBroken: false,
    answerLateMinutes: UNKNOWN,
    resolutionLateMinutes: UNKNOWN,
    earlierComplaints: [],
    reopenedFromSurvey: false,
    emotionalImpact: known.emotionalImpact,
    vulnerable: known.vulnerable,
    incidentScheduleId: null,
    measures: {},
    requestedRemedy: "none",
    customerChoice: "none",
    awardsInWindowMinor: 0n,
    customerTier: UNKNOWN,
    customerSegment: UNKNOWN,
    region: known.regionKey,
    ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
  };
}

const MONEY: readonly string[] = ["monetary", "refund", "cash"];
const NOTHING: readonly string[] = ["none", ...HUMAN_KINDS];

/** The side of a relief of imported history, whose amount nobody knows; of several the one with money counts. */
export function historicRelief(kinds: readonly string[]): Relief {
  if (kinds.some((kind) => MONEY.includes(kind))) return "money";
  return kinds.some((kind) => !NOTHING.includes(kind)) ? "non-money" : "none";
}

type Counts = Map<string, ApartRow>;
/** What is counted apart, as it is added up. */
export type ApartTally = { imported: Counts; undecided: Counts; unknownKind: number; assumedImpact: number };

export function emptyApart(): ApartTally {
  return { imported: new Map(), undecided: new Map(), unknownKind: 0, assumedImpact: 0 };
}

/** Counts a complaint without a decision: which side it stood on, and which side the rules would put it on. */
export function noteApart(
  tally: ApartTally,
  figures: Figures,
  one: { id: string; currency: string; was: Relief | "undecided"; now: Relief },
): void {
  const { was, now } = one;
  const counts = was === "undecided" ? tally.undecided : tally.imported;
  const figure = figureKey("apart", was, now);
  const row = counts.get(figure) ?? { was, now, n: 0, figure };
  counts.set(figure, { ...row, n: row.n + 1 });
  noteCase(figures, figure, { id: one.id, currency: one.currency, beforeMinor: 0n, afterMinor: 0n });
}

function mergeCounts(into: Counts, from: Counts): void {
  for (const [figure, row] of from) into.set(figure, { ...row, n: row.n + (into.get(figure)?.n ?? 0) });
}

/** Adds what another tally counted apart; the cases behind it are merged with all figures. */
export function mergeApart(into: ApartTally, from: ApartTally): void {
  mergeCounts(into.imported, from.imported);
  mergeCounts(into.undecided, from.undecided);
  into.unknownKind += from.unknownKind;
  into.assumedImpact += from.assumedImpact;
}

function rowsOf(counts: Counts): ApartRow[] {
  const place = ({ was, now }: ApartRow) =>
    (was === "undecided" ? 0 : RELIEFS.indexOf(was)) * RELIEFS.length + RELIEFS.indexOf(now);
  return [...counts.values()].sort((left, right) => place(left) - place(right));
}

export function apartFigures({ imported, undecided, unknownKind, assumedImpact }: ApartTally): Apart {
  return { imported: rowsOf(imported), undecided: rowsOf(undecided), unknownKind, assumedImpact };
}
