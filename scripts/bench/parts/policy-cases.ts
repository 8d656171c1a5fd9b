import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EARLIER_ORIGINS,
  EARLIER_OUTCOMES,
  type EarlierComplaint,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import { REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { DEFAULT_CURRENCIES } from "@/lib/domain/compensation/templates/amounts";
import { type Dice, diceOf } from "../../faults/dice";

const REMEDIES = [...REMEDY_KINDS, "none", "none", "none", "none"] as const;

/** Draws of one dice, each in plain words. */
function drawsOf({ roll, between }: Dice) {
  const chance = (percent: number) => roll() * 100 < percent;
  const one = <T>(list: readonly [T, ...T[]]): T => list[between(0, list.length - 1)] ?? list[0];
  const mostly = <T>(usual: T, percent: number, other: () => T): T => (chance(percent) ? usual : other());
  const amount = (): bigint => BigInt(between(1, 9)) * 10n ** BigInt(between(2, 6)) + BigInt(between(0, 99));
  return { chance, one, mostly, amount, between };
}
type Draws = ReturnType<typeof drawsOf>;

function earlierComplaint({ chance, one, between }: Draws): EarlierComplaint {
  return {
    sameOrder: chance(50),
    sameCategory: chance(50),
    daysAgo: between(0, 200),
    outcome: one(EARLIER_OUTCOMES),
    remedyFailed: chance(20),
    origin: one(EARLIER_ORIGINS),
  };
}

function caseOf(draws: Draws): CompensationFacts {
  const { chance, one, mostly, amount, between } = draws;
  return {
    factsVersion: 1,
    impact: one(IMPACTS),
    categoryKey: one(["service", "product", "delivery", "billing"]),
    failureKind: one(FAILURE_KINDS),
    acceptance: mostly("rejected", 40, () => one(ACCEPTANCES)),
    attribution: mostly("company", 50, () => one(ATTRIBUTIONS)),
    occurredOn: mostly("2026-03-02", 60, () => one(["2019-05-01", "unknown"])),
    currency: mostly("TWD", 50, () => one([...DEFAULT_CURRENCIES, "CHF"])),
    pricePaidMinor: mostly<bigint | "unknown">("unknown", 10, amount),
    provenLossMinor: mostly<bigint | "unknown">(0n, 60, () =>
      mostly<bigint | "unknown">("unknown", 20, amount),
    ),
    promiseBroken: chance(20),
    answerLateMinutes: mostly<number | "unknown">(0, 70, () => one([10, 45, 1_500, "unknown"])),
    resolutionLateMinutes: mostly<number | "unknown">(0, 70, () => one([300, 1_440, 9_000, "unknown"])),
    earlierComplaints: chance(20) ? Array.from({ length: between(1, 3) }, () => earlierComplaint(draws)) : [],
    reopenedFromSurvey: chance(3),
    emotionalImpact: mostly("none", 60, () => one(EMOTIONAL_IMPACTS)),
    vulnerable: chance(8),
    incidentScheduleId: chance(5) ? "incident-7" : null,
    measures: chance(10) ? { delay_minutes: between(0, 500) } : {},
    requestedRemedy: one(REMEDIES),
    customerChoice: mostly("none", 80, () => one(REMEDIES)),
    awardsInWindowMinor: mostly(0n, 90, amount),
    customerTier: one(CUSTOMER_TIERS),
    customerSegment: one(CUSTOMER_SEGMENTS),
    ignored: { publicityThreat: chance(5), reviewPosted: chance(5), surveyScore: null },
  };
}

/** Cases of all sorts, as a desk sees them: most are plain, few lack a fact, hardly any has it all. The same every time. */
export function variedCases(count: number, seed = 7): readonly CompensationFacts[] {
  const draws = drawsOf(diceOf(seed));
  return Array.from({ length: count }, () => caseOf(draws));
}
