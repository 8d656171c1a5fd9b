import { percentOf } from "../money";
import type { Tally } from "./apply-rules";
import type { CompiledPolicy } from "./compile/policy";
import type { AppliedCap, CapName, GoodwillLimits } from "./decision";
import { type CompensationFacts, isOurs, UNKNOWN, type Unknown } from "./facts";
import type { Situation } from "./situation";

export type Goodwill = { readonly amountMinor: bigint; readonly caps: readonly AppliedCap[] };

function larger(left: bigint, right: bigint): bigint {
  return left > right ? left : right;
}

/** Law R5 binds the first goodwill for something that was accepted though flawed and has a price to stay below. */
function firstGoodwillBelow(facts: CompensationFacts): bigint | null {
  if (facts.acceptance !== "accepted-flawed" || facts.pricePaidMinor === UNKNOWN) return null;
  if (facts.pricePaidMinor === 0n || facts.earlierComplaints.some((earlier) => earlier.sameOrder))
    return null;
  return facts.pricePaidMinor;
}

function holdBelow(facts: CompensationFacts, holdBp: bigint): bigint | Unknown {
  return facts.pricePaidMinor === UNKNOWN ? UNKNOWN : percentOf(facts.pricePaidMinor, holdBp, "up");
}

/** The lines of laws R3, R4 and R5 for a case. They are drawn on what is proven of the loss, never on what may be. */
export function goodwillLimits(policy: CompiledPolicy, situation: Situation): GoodwillLimits {
  const { facts, knownLossMinor } = situation;
  const gestureMinor = policy.tiers[situation.tier.rank]?.gestureMinor ?? 0n;
  const liabilityOpen = facts.acceptance === "rejected" && facts.attribution === UNKNOWN;
  return {
    lossBasisMinor: knownLossMinor,
    approvalLineMinor: larger(percentOf(knownLossMinor, policy.approvalBp, "down"), gestureMinor),
    ceilingMinor: larger(percentOf(knownLossMinor, policy.ceilingBp, "down"), gestureMinor),
    holdBelowMinor: liabilityOpen ? holdBelow(facts, policy.holdBp) : null,
    belowMinor: firstGoodwillBelow(facts),
  };
}

function wholeUnits(amountMinor: bigint, unitMinor: bigint): bigint {
  const rest = amountMinor % unitMinor;
  return rest === 0n || rest === amountMinor ? amountMinor : amountMinor - rest;
}

function uncapped(policy: CompiledPolicy, situation: Situation, tally: Tally): bigint {
  const byRate = tally.rateBp === 0n ? 0n : percentOf(situation.knownLossMinor, tally.rateBp, "up");
  // Law R5: what was accepted though flawed, and is ours, brings at least the tier's gesture.
  const isDue = situation.facts.acceptance === "accepted-flawed" && isOurs(situation.facts.attribution);
  const gesture = tally.gesture || isDue ? (policy.tiers[situation.tier.rank]?.gestureMinor ?? 0n) : 0n;
  const most = larger(gesture, byRate);
  return tally.goodwillMinor === 0n ? most : most + tally.goodwillMinor;
}

type Settling = { amountMinor: bigint; readonly caps: AppliedCap[] };

function cut(settling: Settling, cap: CapName, toMinor: bigint | null): void {
  const { amountMinor } = settling;
  if (toMinor === null || toMinor >= amountMinor) return;
  settling.caps.push({ cap, fromMinor: amountMinor, toMinor });
  settling.amountMinor = toMinor;
}

/** Goodwill by the rules, brought under law and caps; each cut is recorded. All steps keep law R2's order. */
export function settleGoodwill(
  policy: CompiledPolicy,
  situation: Situation,
  input: { tally: Tally; limits: GoodwillLimits; entitlementMinor: bigint },
): Goodwill {
  const goodwill: Settling = { amountMinor: uncapped(policy, situation, input.tally), caps: [] };
  if (goodwill.amountMinor === 0n) return goodwill;
  const { limits, entitlementMinor } = input;
  cut(goodwill, "whole-units", wholeUnits(goodwill.amountMinor, policy.unitMinor));
  cut(goodwill, "goodwill-ceiling", limits.ceilingMinor);
  cut(goodwill, "flawed-below-price", limits.belowMinor === null ? null : limits.belowMinor - 1n);
  cut(goodwill, "per-complaint", policy.perComplaintMinor);
  if (situation.facts.incidentScheduleId !== null)
    cut(goodwill, "incident-case", policy.perIncidentCaseMinor);
  if (policy.perWindowMinor !== null) {
    const used = situation.facts.awardsInWindowMinor + entitlementMinor;
    cut(goodwill, "per-window", larger(policy.perWindowMinor - used, 0n));
  }
  return goodwill;
}

/**
 * Law R4: discretionary cash strictly between 0 and the line waits for a reason code; the amount stays as it is.
 * Where the price is unknown nobody can say that the cash reaches the line, so it waits too.
 */
export function isHeld(cashMinor: bigint, limits: GoodwillLimits): boolean {
  const below = limits.holdBelowMinor;
  if (below === null || cashMinor <= 0n) return false;
  return below === UNKNOWN || cashMinor < below;
}
