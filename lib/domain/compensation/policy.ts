import type { Currency } from "../currency";
import type { Rounding } from "../money";
import type { PolicyScope } from "../policy-scope";
import type { Condition } from "./condition";
import type { FailureKind, Impact } from "./facts";
import type { Purpose, ValueKind } from "./remedies";
import type { Wording } from "./wording";

/** Minor units per currency. */
export type Amounts = Readonly<Record<Currency, bigint>>;

/** What a share is taken of. `loss-basis` needs price and loss; `known-loss` is what is proven of the two so far. */
export type MoneyBase = "price" | "proven-loss" | "loss-basis" | "known-loss" | `measure:${string}`;

export type Band =
  | { readonly from: number; readonly amount: Amount }
  | { readonly over: number; readonly amount: Amount };

/** How an amount comes about. Shares are basis points (10,000 = 100 %, 30,000 = three times). */
export type Amount =
  | { readonly op: "fixed"; readonly byCurrency: Amounts }
  | { readonly op: "share"; readonly of: MoneyBase; readonly bp: number; readonly rounding: Rounding }
  | { readonly op: "part"; readonly of: Amount; readonly bp: number; readonly rounding: Rounding }
  | { readonly op: "sum" | "larger" | "smaller"; readonly amounts: readonly Amount[] }
  /** The last band whose lower bound is reached (`from`: inclusive, `over`: exclusive); below the first, nothing. */
  | { readonly op: "bands"; readonly measure: string; readonly bands: readonly Band[] }
  /** So much per day or event; the first `free` are not counted (waiting days), at most `most` are. */
  | {
      readonly op: "each";
      readonly measure: string;
      readonly free: number;
      readonly most: number | null;
      readonly amount: Amount;
    }
  | {
      readonly op: "if";
      readonly when: Condition;
      readonly amount: Amount;
      readonly otherwise: Amount | null;
    }
  | { readonly op: "round"; readonly amount: Amount; readonly toMinor: Amounts; readonly rounding: Rounding };

export type Grant =
  /** Entitlement. `restore` gives the price back in the way that fits the failure and the customer's wish. */
  | {
      readonly give: "owed";
      readonly purpose: Exclude<Purpose, "goodwill">;
      readonly kind: ValueKind | "restore";
      readonly amount: Amount;
    }
  | { readonly give: "tariff"; readonly tariff: string; readonly kind: ValueKind }
  /** Goodwill. Rates add up and are taken of the known loss; the tier's gesture is the least that is then given. */
  | { readonly give: "rate"; readonly bp: number }
  | { readonly give: "gesture" }
  | { readonly give: "goodwill"; readonly amount: Amount }
  | { readonly give: "human"; readonly kind: "named-person" | "call-back" }
  /** An exclusion: first in its group, it keeps the later rules of the group from counting. Its wording is the reason. */
  | { readonly give: "nothing" };

export type Rule = {
  readonly id: string;
  /** Lower comes first; ties are settled by id. */
  readonly priority: number;
  /** Of the matching rules of one group only the first counts. */
  readonly group: string | null;
  readonly when: Condition;
  readonly grants: readonly Grant[];
  readonly wording: {
    readonly name: Wording;
    readonly agent: Wording;
    readonly customer: Wording | null;
  };
};

export type Tier = {
  readonly id: string;
  readonly name: Wording;
  /** The least impact that belongs to it; tiers stand in rising order. */
  readonly fromImpact: Impact;
  /** Given where there is no loss, known or yet unknown; also the floor of law R3's ceiling. */
  readonly gestureMinor: Amounts;
};

export type Tariff = {
  readonly id: string;
  readonly basis: "statute" | "contract" | "guarantee";
  /** Where the published amounts stand. */
  readonly source: string;
  /** Days (YYYY-MM-DD, both inclusive) on which the failure must have happened; null: without bound. */
  readonly effectiveFrom: string | null;
  readonly effectiveTo: string | null;
  readonly amount: Amount;
};

export type Caps = {
  /** Law R3: goodwill above this share of the loss basis needs approval (20 % = 120 % in total) ... */
  readonly goodwillApprovalBp: number;
  /** ... and above this one is refused (50 % = 150 % in total). */
  readonly goodwillCeilingBp: number;
  /** Law R4: while liability is open, discretionary cash below this share of the price is held. */
  readonly holdBelowPriceBp: number;
  readonly goodwillPerComplaintMinor: Amounts | null;
  /** Goodwill is cut so that it and all awards in the authority window stay within this. */
  readonly awardsPerWindowMinor: Amounts | null;
  /**
   * Goodwill of each case under an incident's schedule is cut to this: the same for everyone concerned, so that the
   * order of processing does not matter (law R10).
   */
  readonly goodwillPerIncidentCaseMinor: Amounts | null;
};

export const GUARANTEED = ["answer", "resolution"] as const;
/** A published promise of ours: an answer in time, or the whole matter settled in time. */
export type Guaranteed = (typeof GUARANTEED)[number];

/** What breaking a published promise brings by itself; it is owed. */
export type Guarantee = {
  readonly id: string;
  readonly promise: Guaranteed;
  /** How late it must be, in minutes; 0: broken at all. */
  readonly fromLateMinutes: number;
  readonly kind: ValueKind;
  readonly amountMinor: Amounts;
  readonly wording: Rule["wording"];
};

export const MEASURE_UNITS = ["minutes", "kilometres", "days", "times", "minor-units"] as const;
export type MeasureUnit = (typeof MEASURE_UNITS)[number];

/** A whole number that the policy's amounts and conditions read (`measure:delay_minutes`), and how to ask for it. */
export type Measure = {
  readonly name: string;
  /** What it is called where it is asked for or found missing. */
  readonly label: Wording;
  readonly unit: MeasureUnit;
};

export const MONEY_ROLES = ["agent", "lead", "manager"] as const;
export type MoneyRole = (typeof MONEY_ROLES)[number];

export type RemedyTerms = {
  /** Days the customer has to use it; null: the policy sets no limit (vouchers and points then end as the house says). */
  readonly validityDays: number | null;
  /** What it costs us, as a share of its face value. */
  readonly costShareBp: number;
  /** What it may stand for, when the customer chooses it. */
  readonly carries: readonly Purpose[];
  /** Non-cash needs the customer's consent. */
  readonly needsConsent: boolean;
};

/** The company's compensation policy: one data document. A published version never changes. */
export type Policy = {
  readonly formatVersion: 1;
  readonly id: string;
  readonly version: number;
  readonly name: Wording;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** Pilots: null is everywhere. The caller picks the policy; a rule cannot read the scope. */
  readonly scope: PolicyScope;
  /** A currency that is not listed goes to a human. */
  readonly currencies: readonly Currency[];
  readonly tiers: readonly Tier[];
  readonly rules: readonly Rule[];
  /** The service guarantee: each is looked at like a rule, after the owed ones and before goodwill. */
  readonly guarantees: readonly Guarantee[];
  readonly tariffs: readonly Tariff[];
  /** What the case page asks for. Documents of before it list none, and may read any. */
  readonly measures: readonly Measure[];
  readonly caps: Caps;
  /** Goodwill is rounded down to a multiple of this, unless nothing would be left. */
  readonly goodwillUnitMinor: Amounts;
  readonly doubleDeviation: { readonly windowDays: number };
  readonly authority: {
    readonly windowDays: number;
    readonly limitMinor: Readonly<Record<MoneyRole, Amounts>>;
  };
  readonly remedies: Readonly<Record<ValueKind, RemedyTerms>>;
  /** How a price is given back: by default, and at the customer's request. */
  readonly restore: Readonly<
    Record<FailureKind, { readonly kind: ValueKind; readonly onRequest: readonly ValueKind[] }>
  >;
  readonly goodwillKind: Readonly<Record<FailureKind, ValueKind>>;
  /** Until how many days after a decision the customer may have it reviewed; see appealDays for documents without it. */
  readonly appeal?: { readonly withinDays: number };
};

/** How long a decision can be appealed where the policy does not say. */
export const DEFAULT_APPEAL_DAYS = 30;

/** For how many days a decision under this policy can be appealed. */
export function appealDays({ appeal }: Pick<Policy, "appeal">): number {
  return appeal?.withinDays ?? DEFAULT_APPEAL_DAYS;
}
