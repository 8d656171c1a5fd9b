import type { Currency } from "../currency";
import type { RemedyKind } from "./remedies";

/** Snapshots that can be read. Version 2 says the region; what was stored under version 1 stays as it is. */
export const FACTS_VERSIONS = [1, 2] as const;
export const FACTS_VERSION = 2;
export const UNKNOWN = "unknown";

export const IMPACTS = ["minor", "moderate", "major", "critical"] as const;
export const FAILURE_KINDS = ["monetary", "product", "service", "attention"] as const;
export const ACCEPTANCES = ["rejected", "accepted-flawed", "unknown"] as const;
export const ATTRIBUTIONS = ["company", "partner", "customer", "force-majeure", "unknown"] as const;
export const EMOTIONAL_IMPACTS = ["none", "upset", "distressed"] as const;
export const EARLIER_OUTCOMES = [
  "upheld",
  "partly-upheld",
  "not-upheld",
  "withdrawn",
  "open",
  "unknown",
] as const;
/** An earlier case that came from an incident's schedule or from a survey never makes a repeat (law R9). */
export const EARLIER_ORIGINS = ["complaint", "scheduled-incident", "survey-reopening"] as const;
export const CUSTOMER_TIERS = ["regular", "silver", "gold", "diamond", "unknown"] as const;
export const CUSTOMER_SEGMENTS = ["new", "existing", "vip", "prospect", "unknown"] as const;

export type Impact = (typeof IMPACTS)[number];
export type FailureKind = (typeof FAILURE_KINDS)[number];
export type Acceptance = (typeof ACCEPTANCES)[number];
export type Attribution = (typeof ATTRIBUTIONS)[number];
export type EmotionalImpact = (typeof EMOTIONAL_IMPACTS)[number];
export type EarlierOutcome = (typeof EARLIER_OUTCOMES)[number];
export type EarlierOrigin = (typeof EARLIER_ORIGINS)[number];
export type CustomerTier = (typeof CUSTOMER_TIERS)[number];
export type CustomerSegment = (typeof CUSTOMER_SEGMENTS)[number];
export type Unknown = typeof UNKNOWN;

export type EarlierComplaint = {
  readonly sameOrder: boolean;
  readonly sameCategory: boolean;
  /** Whole days between that complaint's receipt and this one's. */
  readonly daysAgo: number;
  readonly outcome: EarlierOutcome;
  /** The remedy promised then did not arrive or did not help. */
  readonly remedyFailed: boolean;
  readonly origin: EarlierOrigin;
};

/** Known to us and kept with the decision, but out of every rule's reach (law R16: no quid pro quo). */
export type IgnoredFacts = {
  readonly publicityThreat: boolean;
  readonly reviewPosted: boolean;
  readonly surveyScore: number | null;
};

/**
 * Everything a decision may rest on, as a snapshot that is stored with it. Unknown is never zero: a rule that
 * needs an unknown fact does not match and says which fact it lacked.
 */
export type CompensationFacts = {
  readonly factsVersion: (typeof FACTS_VERSIONS)[number];
  readonly impact: Impact;
  readonly categoryKey: string;
  readonly failureKind: FailureKind;
  readonly acceptance: Acceptance;
  readonly attribution: Attribution;
  /** The day the failure happened (YYYY-MM-DD, local to the organisation): tariffs carry effective dates. */
  readonly occurredOn: string | Unknown;
  readonly currency: Currency;
  /** Price of the affected part, in minor units. */
  readonly pricePaidMinor: bigint | Unknown;
  /** Proven consequential loss beyond the price, in minor units. */
  readonly provenLossMinor: bigint | Unknown;
  readonly promiseBroken: boolean;
  /** Minutes past the promised answer and past the resolution target; 0 when in time. */
  readonly answerLateMinutes: number | Unknown;
  readonly resolutionLateMinutes: number | Unknown;
  readonly earlierComplaints: readonly EarlierComplaint[];
  readonly reopenedFromSurvey: boolean;
  readonly emotionalImpact: EmotionalImpact;
  readonly vulnerable: boolean;
  /** The incident's approved schedule that covers this case, if any (law R10). */
  readonly incidentScheduleId: string | null;
  /** Whole numbers that a tariff needs: delay_minutes, distance_km, days_without_service, missed_appointments. */
  readonly measures: Readonly<Record<string, number>>;
  readonly requestedRemedy: RemedyKind | "none";
  /** What the customer chose, on record, when given the choice: only this turns owed money into a voucher (law R7). */
  readonly customerChoice: RemedyKind | "none";
  /** Face value of all awards to this customer on this order or incident in the authority window (law R11). */
  readonly awardsInWindowMinor: bigint;
  readonly customerTier: CustomerTier;
  readonly customerSegment: CustomerSegment;
  /** Key of the region, null without one: says which pilot decided. No rule reads it; version 1 does not know it. */
  readonly region?: string | null;
  readonly ignored: IgnoredFacts;
};

/** Whether the failure counts as ours: our own or that of a partner acting for us. */
export function isOurs(attribution: Attribution): boolean {
  return attribution === "company" || attribution === "partner";
}
