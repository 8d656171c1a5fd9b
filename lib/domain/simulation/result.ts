import type { LedgerPart } from "../ledger/accounts";
import type { Relief } from "./digest";
import type { SpreadFigures } from "./spread";

export const RESULT_VERSION = 1;

/** Awards, their face value and what they cost us. */
export type Sums = { readonly n: number; readonly faceMinor: bigint; readonly costMinor: bigint };
export type BeforeAfter = { readonly before: Sums; readonly after: Sums };

/** What amounts are broken down by. */
export const AXES = ["total", "part", "tier", "remedy", "category", "customer", "month"] as const;
export type Axis = (typeof AXES)[number];

/** One line of a breakdown; `figure` names the cases behind it. */
export type AxisRow = BeforeAfter & { readonly key: string; readonly figure: string; readonly cases: number };

/** Cases whose difference has the same number of digits: from 10^digits (inclusive) to ten times that. */
export type ChangeBin = {
  /** 0: unchanged; else ±(digits): +3 is 100 to 999 minor units more. */
  readonly step: number;
  readonly n: number;
  readonly figure: string;
};
export type ChangeSide = {
  readonly n: number;
  readonly sumMinor: bigint;
  /** In minor units, of those who get more (or less); null where there are none. */
  readonly median: number | null;
  readonly figure: string;
};

export type BudgetEffect = {
  readonly periodStart: string;
  /** Exclusive. */
  readonly periodEnd: string;
  readonly budgets: number;
  readonly limitMinor: bigint;
  readonly beforeMinor: bigint;
  readonly afterMinor: bigint;
  /** Departments whose proposals alone exceed their limit. */
  readonly overBefore: number;
  readonly overAfter: number;
  readonly figure: string;
};

export type CellFigures = {
  readonly category: string;
  readonly impact: string;
  readonly attribution: string;
  readonly acceptance: string;
  readonly n: number;
  readonly before: SpreadFigures;
  readonly after: SpreadFigures;
  readonly figure: string;
};

export type EqualTreatment = {
  /** Groups of like cases with enough cases, and how their spread changes. */
  readonly groups: number;
  readonly cases: number;
  readonly narrower: number;
  readonly wider: number;
  /** Standard deviation inside the groups, all of them together, in minor units; null without groups. */
  readonly pooledBefore: number | null;
  readonly pooledAfter: number | null;
  /** The groups whose spread changes most. */
  readonly shown: readonly CellFigures[];
};

export type CurrencyFigures = {
  readonly currency: string;
  readonly cases: number;
  readonly axes: Readonly<Record<Axis, readonly AxisRow[]>>;
  readonly more: ChangeSide;
  readonly less: ChangeSide;
  readonly same: number;
  readonly bins: readonly ChangeBin[];
  readonly budgets: readonly BudgetEffect[];
  readonly equal: EqualTreatment;
};

export const SIDE_AXES = ["award", "approval", "hold"] as const;
export type SideAxis = (typeof SIDE_AXES)[number];
/** Cases that stood on one side and would stand on another. */
export type SideChange = {
  readonly axis: SideAxis;
  readonly from: string;
  readonly to: string;
  readonly n: number;
  readonly figure: string;
};

/** Cases that were never decided by rules: counted apart, never in an amount. */
export type ApartRow = {
  readonly was: Relief | "undecided";
  readonly now: Relief;
  readonly n: number;
  readonly figure: string;
};
export type Apart = {
  readonly imported: readonly ApartRow[];
  readonly undecided: readonly ApartRow[];
  /** Nothing to decide on: no category, so nobody knows what kind of failure it was. */
  readonly unknownKind: number;
  /** Whose impact was assumed from the severity. */
  readonly assumedImpact: number;
};

export type ReplayTotal = {
  readonly currency: string;
  readonly part: LedgerPart;
  readonly replayedMinor: bigint;
  /** What the award rows themselves say. */
  readonly awardsMinor: bigint;
  /** Promised and paid, less what was taken back. */
  readonly ledgerMinor: bigint;
};
export type ReplayCheck = {
  readonly decisions: number;
  readonly replayed: number;
  readonly awards: number;
  /** Recorded departures from the rules, with their reason. */
  readonly overrides: number;
  /** Awards whose replay, row and books do not all say the same. */
  readonly disagreeing: number;
  readonly totals: readonly ReplayTotal[];
  readonly brokenFigure: string;
  readonly disagreeingFigure: string;
};

export type Counted = {
  readonly complaints: number;
  readonly decided: number;
  /** Earlier decisions of complaints that were decided again: only the last one is compared. */
  readonly earlierDecisions: number;
  readonly imported: number;
  readonly undecided: number;
  /** Copies, questions and withdrawn complaints, on which nothing is decided. */
  readonly leftOut: number;
  /** Decisions whose stored facts cannot be read. */
  readonly unreadable: number;
};

export type SimulationResult = {
  readonly resultVersion: typeof RESULT_VERSION;
  readonly counted: Counted;
  readonly currencies: readonly CurrencyFigures[];
  readonly sides: readonly SideChange[];
  readonly apart: Apart;
  readonly replay: ReplayCheck;
};

/** Whether stored JSON is a result that this version writes. It trusts our own store. */
export function isSimulationResult(value: unknown): value is SimulationResult {
  if (value === null || typeof value !== "object") return false;
  return "resultVersion" in value && value.resultVersion === RESULT_VERSION && "replay" in value;
}
