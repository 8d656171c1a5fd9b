import { type CompensationFacts, FACTS_VERSION } from "./facts";

/** What tells one plain case from another. */
export type PlainCase = Pick<
  CompensationFacts,
  "impact" | "categoryKey" | "failureKind" | "occurredOn" | "currency" | "pricePaidMinor"
>;

/** A case of ours of no special circumstances: not accepted, answered in time, nothing before it, no further loss. */
export function plainCase(about: PlainCase): CompensationFacts {
  return {
    factsVersion: FACTS_VERSION,
    ...about,
    acceptance: "rejected",
    attribution: "company",
    provenLossMinor: 0n,
    promiseBroken: false,
    answerLateMinutes: 0,
    resolutionLateMinutes: 0,
    earlierComplaints: [],
    reopenedFromSurvey: false,
    emotionalImpact: "none",
    vulnerable: false,
    incidentScheduleId: null,
    measures: {},
    requestedRemedy: "none",
    customerChoice: "none",
    awardsInWindowMinor: 0n,
    customerTier: "regular",
    customerSegment: "existing",
    region: null,
    ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
  };
}
