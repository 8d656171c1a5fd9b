import { IMPACTS } from "@/lib/domain/assessment";
import { decideCompensation } from "@/lib/domain/compensation/decide";
import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";
import { median, perSecond } from "../figures";
import type { BenchOptions } from "../options";

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

/** Decisions of the default policy on one core; no database. */
export async function policyPart({ options }: { options: BenchOptions }): Promise<string[]> {
  const rates: number[] = [];
  for (let run = 0; run <= options.runs; run += 1) {
    const end = performance.now() + 1_000;
    const started = performance.now();
    let decisions = 0;
    while (performance.now() < end) {
      for (const facts of CASES) decideCompensation(facts, DEFAULT_POLICY);
      decisions += CASES.length;
    }
    if (run > 0) rates.push(decisions / ((performance.now() - started) / 1000));
  }
  return [`Policy: ${perSecond(median(rates)).replace("/s", " decisions/s")} on one core`];
}
