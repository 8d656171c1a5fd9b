import {
  type CompensationFacts,
  type EarlierComplaint,
  type EarlierOutcome,
  FACTS_VERSION,
  UNKNOWN,
} from "@/lib/domain/compensation/facts";
import { DAY_MS, MINUTE_MS } from "@/lib/domain/duration";
import { categoryAt, plotAt } from "../plan/plan";
import { OUTCOMES } from "../plan/plots";
import { promiseDueAt } from "./promise";
import type { Scene } from "./scene";

const WINDOW_DAYS = 365;
const MOST_EARLIER = 50;

/** Whether a complaint counts as one that came before: a copy or a question does not. */
function counts(scene: Scene, place: number): boolean {
  const plot = plotAt(scene.plan, place);
  return plot !== "duplicate" && plot !== "enquiry";
}

function outcomeOf(scene: Scene, place: number): EarlierOutcome {
  const ended = scene.plan.endedMs[place] ?? 0;
  if (ended === 0 || ended > scene.now) return "open";
  const outcome = OUTCOMES[scene.plan.outcome[place] ?? 0] ?? "none";
  return outcome === "none" ? "unknown" : outcome;
}

function earlierOf(scene: Scene): EarlierComplaint[] {
  const { plan, place, receivedMs, now, world } = scene;
  const found: EarlierComplaint[] = [];
  const windowDays = Math.max(WINDOW_DAYS, world.policy.doubleDeviation.windowDays);
  const sameOrderAs = plan.order[place];
  for (let other = plan.earlier[place] ?? -1; other >= 0; other = plan.earlier[other] ?? -1) {
    const otherMs = plan.receivedMs[other] ?? 0;
    if (otherMs < now - windowDays * DAY_MS || found.length === MOST_EARLIER) break;
    const sameOrder = sameOrderAs !== place && plan.order[other] === sameOrderAs;
    const sameCategory = plan.category[other] === plan.category[place];
    if (!counts(scene, other) || !(sameOrder || sameCategory)) continue;
    const ended = plan.endedMs[other] ?? 0;
    const plot = plotAt(plan, other);
    found.push({
      sameOrder,
      sameCategory,
      daysAgo: Math.floor((receivedMs - otherMs) / DAY_MS),
      outcome: outcomeOf(scene, other),
      remedyFailed: (plot === "awarded-late" || plot === "reversed") && ended > 0 && ended <= now,
      origin: "complaint",
    });
  }
  return found.reverse();
}

function minutesPast(dueMs: number, doneMs: number): number {
  return Math.max(0, Math.floor((doneMs - dueMs) / MINUTE_MS));
}

const PUBLICITY = new Set(["press", "social-media"]);

/** The facts of a decision at this moment, as lib/compensation/queries/facts.ts would read them from the database. */
export function factsOf(scene: Scene, flags: readonly string[]): CompensationFacts {
  const { file, customer, plan, place, now } = scene;
  const due = file.promiseDueAt?.getTime() ?? 0;
  const kept = file.promiseKeptAt?.getTime() ?? now;
  const isUrgent = file.severity === "urgent";
  const resolveBy = promiseDueAt(new Date(scene.receivedMs), isUrgent ? "standard" : file.severity).getTime();
  const verified = customer.isKnown || scene.verifiedAt !== null;
  return {
    factsVersion: FACTS_VERSION,
    impact: file.impact ?? "minor",
    categoryKey: categoryAt(plan, place),
    failureKind: file.failureKind ?? "attention",
    acceptance: file.acceptance,
    attribution: file.attribution,
    occurredOn: UNKNOWN,
    currency: file.currency ?? "TWD",
    pricePaidMinor: file.amountPaidMinor ?? UNKNOWN,
    provenLossMinor: file.provenLossMinor ?? UNKNOWN,
    promiseBroken: kept > due,
    answerLateMinutes: minutesPast(due, kept),
    resolutionLateMinutes: minutesPast(resolveBy, isUrgent ? now : kept),
    earlierComplaints: earlierOf(scene),
    reopenedFromSurvey: scene.reopenings > 0,
    emotionalImpact: file.emotionalImpact,
    vulnerable: file.vulnerable,
    incidentScheduleId: null,
    measures: {},
    requestedRemedy: "none",
    customerChoice: "none",
    // Who complains of the same order again does so after more than a month.
    awardsInWindowMinor: 0n,
    customerTier: verified ? customer.tier : UNKNOWN,
    customerSegment: verified ? customer.standing : UNKNOWN,
    region: scene.regionKey,
    ignored: {
      publicityThreat: flags.some((flag) => PUBLICITY.has(flag)),
      reviewPosted: false,
      surveyScore: null,
    },
  };
}
