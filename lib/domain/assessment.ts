/** How badly the customer was hit. Impact and proven loss set the money; severity sets only the clock. */
export const IMPACTS = ["minor", "moderate", "major", "critical"] as const;
export type Impact = (typeof IMPACTS)[number];

export function impactRank(impact: Impact): number {
  return IMPACTS.indexOf(impact);
}

/** What kind of thing went wrong; the remedy's kind should match it. */
export const FAILURE_KINDS = ["monetary", "product", "service", "attention"] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

export function isFailureKind(value: string): value is FailureKind {
  return FAILURE_KINDS.some((kind) => kind === value);
}

/** Whose doing it was. */
export const ATTRIBUTIONS = ["company", "partner", "customer", "force-majeure", "unknown"] as const;
export type Attribution = (typeof ATTRIBUTIONS)[number];

/** How it ended for the complaint; without a reply to our question nobody could judge it. Relief is a separate matter: a complaint not upheld may still get goodwill. */
export const OUTCOMES = ["upheld", "partly-upheld", "not-upheld", "withdrawn", "no-reply"] as const;
export type Outcome = (typeof OUTCOMES)[number];
/** What somebody of us found. */
export type JudgedOutcome = Exclude<Outcome, "withdrawn" | "no-reply">;

export const EMOTIONAL_IMPACTS = ["none", "upset", "distressed"] as const;
export type EmotionalImpact = (typeof EMOTIONAL_IMPACTS)[number];

/**
 * Whether we may apologise for a fault of ours. A partner acts for us, so the customer hears one apology;
 * anything else gets regret and help instead.
 */
export function mayApologiseForFault(attribution: Attribution): boolean {
  return attribution === "company" || attribution === "partner";
}
