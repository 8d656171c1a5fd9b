import type { Currency } from "../currency";
import type { Money } from "../money";
import type { Condition, FactName } from "./condition";
import type { Unknown } from "./facts";
import { readJson, reviveAmounts, toCanonicalJson } from "./json";
import type { HumanKind, Purpose, RemedyKind, ValueKind } from "./remedies";
import type { Wording } from "./wording";

export const DECISION_VERSION = 1;

/** Rendered at the edge: a number or text as it is, money by locale, another message by its key or own words. */
export type Param = string | number | { readonly money: Money } | { readonly message: Wording };
export type Message = { readonly key: Wording; readonly params: Readonly<Record<string, Param>> };
export type Explanation = { readonly agent: readonly Message[]; readonly customer: readonly Message[] };

/** Why a remedy's kind may differ from the failure's (law R6). */
export type MismatchReason = "owed-in-money" | "customer-request" | "customer-choice";

export type HumanLine = {
  readonly part: "human";
  readonly kind: HumanKind;
  readonly faceMinor: 0n;
  readonly costMinor: 0n;
};
export type ValueLine = {
  readonly part: "entitlement" | "goodwill";
  readonly kind: ValueKind;
  readonly purpose: Purpose;
  readonly faceMinor: bigint;
  readonly costMinor: bigint;
  /** The rules it comes from. */
  readonly rules: readonly string[];
  readonly mismatch: MismatchReason | null;
  readonly validityDays: number | null;
  readonly needsConsent: boolean;
};
export type RemedyLine = HumanLine | ValueLine;

export type TraceOutcome = "matched" | "not-matched" | "missing-fact" | "superseded";
export type TraceEntry = {
  readonly rule: string;
  readonly outcome: TraceOutcome;
  /** The fact that settled it, and the test it did not pass. */
  readonly fact: FactName | null;
  readonly needs: Condition | null;
  /** The rule of the same group that counted instead. */
  readonly by: string | null;
};

export type CapName =
  | "goodwill-ceiling"
  | "flawed-below-price"
  | "per-complaint"
  | "per-window"
  | "incident-case"
  | "whole-units";
export type AppliedCap = { readonly cap: CapName; readonly fromMinor: bigint; readonly toMinor: bigint };

export type RejectedAlternative =
  | {
      readonly alternative: "rule";
      readonly rule: string;
      readonly reason: "superseded";
      readonly by: string;
    }
  | {
      readonly alternative: "kind";
      readonly kind: RemedyKind;
      readonly reason: "needs-recorded-choice" | "kind-does-not-match" | "no-rule-grants-it";
    };

export const APPROVAL_REASONS = [
  "goodwill-above-line",
  "incident-schedule",
  "currency-without-limits",
] as const;
/** Reasons that lie in the award itself; the authority of the person deciding is a separate question. */
export type ApprovalReason = (typeof APPROVAL_REASONS)[number];
export type HoldReason = "rejected-liability-open";

export type DecisionTier = { readonly id: string; readonly rank: number; readonly raisedFrom: string | null };
/** Face values; cash equivalents of all remedies count in full, `costMinor` is what they cost us. */
export type Totals = {
  readonly entitlementMinor: bigint;
  readonly goodwillMinor: bigint;
  readonly totalMinor: bigint;
  readonly costMinor: bigint;
};
/** The lines that laws R3 to R5 draw for this case; a person's own proposal is measured against them. */
export type GoodwillLimits = {
  readonly lossBasisMinor: bigint;
  readonly approvalLineMinor: bigint;
  readonly ceilingMinor: bigint;
  /** Law R4: cash above 0 and below this is held; null where liability is settled or the service was accepted. */
  readonly holdBelowMinor: bigint | Unknown | null;
  /** Law R5: the first goodwill stays below this; null where the law does not bind. */
  readonly belowMinor: bigint | null;
};

type DecisionBase = {
  readonly decisionVersion: typeof DECISION_VERSION;
  readonly policyId: string;
  readonly policyVersion: number;
  readonly currency: Currency;
  readonly tier: DecisionTier;
  readonly doubleDeviation: boolean;
  readonly lines: readonly RemedyLine[];
  readonly totals: Totals;
  readonly approval: readonly ApprovalReason[];
  readonly holds: readonly HoldReason[];
  readonly caps: readonly AppliedCap[];
  readonly rejected: readonly RejectedAlternative[];
  readonly trace: readonly TraceEntry[];
  /** Facts that rules asked for and nobody knows yet. */
  readonly missing: readonly FactName[];
  readonly explanation: Explanation;
};

/** `award` has remedies of value; `no-award` only the human part; `needs-human` is a case the policy cannot price. */
export type Decision =
  | (DecisionBase & { readonly kind: "award"; readonly limits: GoodwillLimits })
  | (DecisionBase & { readonly kind: "no-award"; readonly limits: GoodwillLimits })
  | (DecisionBase & { readonly kind: "needs-human"; readonly reason: "currency-without-limits" });

/** The decision as canonical JSON text, for storage and for byte-by-byte comparison on replay (law R13). */
export function serialiseDecision(decision: Decision): string {
  return toCanonicalJson(decision);
}

function isDecision(value: unknown): value is Decision {
  if (value === null || typeof value !== "object") return false;
  return "decisionVersion" in value && value.decisionVersion === DECISION_VERSION && "lines" in value;
}

/** Reads what serialiseDecision wrote (text, or a jsonb value); null for anything else. It trusts our own store. */
export function parseDecision(stored: unknown): Decision | null {
  const value = reviveAmounts(readJson(stored));
  return isDecision(value) ? value : null;
}
