import { type CompensationFacts, FACTS_VERSION } from "@/lib/domain/compensation/facts";
import { minorExponent } from "@/lib/domain/currency";

/** A plain case of ours to start from: a service of 100 that was not accepted, answered in time. */
export function plainFacts(currency: string): CompensationFacts {
  return {
    factsVersion: FACTS_VERSION,
    impact: "moderate",
    categoryKey: "service",
    failureKind: "service",
    acceptance: "rejected",
    attribution: "company",
    occurredOn: "unknown",
    currency,
    pricePaidMinor: 100n * 10n ** BigInt(minorExponent(currency)),
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
    ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
  };
}
