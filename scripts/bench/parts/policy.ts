import { IMPACTS } from "@/lib/domain/assessment";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { median, perSecond } from "../figures";
import type { BenchOptions } from "../options";
import { variedCases } from "./policy-cases";

const BASE: CompensationFacts = {
  factsVersion: 1,
  impact: "major",
  categoryKey: "service",
  failureKind: "monetary",
  acceptance: "rejected",
  attribution: "company",
  occurredOn: "unknown",
  currency: "TWD",
  pricePaidMinor: 350_000n,
  provenLossMinor: 35_000n,
  promiseBroken: true,
  answerLateMinutes: 45,
  resolutionLateMinutes: 300,
  earlierComplaints: [],
  reopenedFromSurvey: false,
  emotionalImpact: "upset",
  vulnerable: false,
  incidentScheduleId: null,
  measures: {},
  requestedRemedy: "none",
  customerChoice: "none",
  awardsInWindowMinor: 0n,
  customerTier: "gold",
  customerSegment: "existing",
  ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
};

/** Cases of every impact, with and without loss, early and late. */
const CASES = IMPACTS.flatMap((impact) =>
  [0n, 35_000n, 120_000n].flatMap((provenLossMinor) =>
    [true, false].map(
      (promiseBroken): CompensationFacts => ({ ...BASE, impact, provenLossMinor, promiseBroken }),
    ),
  ),
);

function decisionsPerSecond(cases: readonly CompensationFacts[]): number {
  const started = performance.now();
  const end = started + 1_000;
  let decisions = 0;
  while (performance.now() < end) {
    for (const facts of cases) decideCompensation(facts, DEFAULT_POLICY);
    decisions += cases.length;
  }
  return decisions / ((performance.now() - started) / 1000);
}

function rateOf(cases: readonly CompensationFacts[], runs: number): string {
  // The first run only warms up.
  const rates = Array.from({ length: runs + 1 }, () => decisionsPerSecond(cases)).slice(1);
  return perSecond(median(rates)).replace("/s", " decisions/s");
}

/** Decisions of the default policy on one core; no database. */
export async function policyPart({ options }: { options: BenchOptions }): Promise<string[]> {
  const plain = rateOf(CASES, options.runs);
  const varied = rateOf(variedCases(1_000), options.runs);
  return [`Policy: ${plain} on one core; of cases of all sorts ${varied}`];
}
