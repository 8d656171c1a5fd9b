import type { Currency } from "../currency";
import type { ApprovalReason, Decision, GoodwillLimits } from "./decision";
import { type CompensationFacts, isOurs } from "./facts";
import { isHeld } from "./goodwill";
import { isHumanKind, isMoneyKind, kindMatchesFailure, type RemedyKind } from "./remedies";

export const DEVIATION_REASONS = [
  "customer-request",
  "customer-choice",
  "like-cases",
  "hardship",
  "long-wait",
  "legal-advice",
  "facts-unclear",
  "already-helped",
  "other",
] as const;
export type DeviationReason = (typeof DEVIATION_REASONS)[number];

export type ProposedLine = {
  readonly kind: RemedyKind;
  readonly part: "entitlement" | "goodwill" | "human";
  /** Face value; 0 for the human part. */
  readonly faceMinor: bigint;
};

/** What a person wants to give instead of what the rules propose. */
export type Proposal = {
  readonly currency: Currency;
  readonly lines: readonly ProposedLine[];
  readonly reasonCode: DeviationReason | null;
};

export const DEVIATION_REFUSALS = [
  "currency-changed",
  "amount-not-positive",
  "human-kind-with-amount",
  "human-part-missing",
  "explanation-missing",
  "apology-without-fault",
  "named-owner-missing",
  "entitlement-changed",
  "goodwill-above-ceiling",
  "first-goodwill-missing",
  "first-goodwill-not-partial",
  "credit-needs-recorded-choice",
  "mismatch-needs-reason",
  "hold-needs-reason",
  "change-needs-reason",
] as const;
export type DeviationRefusal = (typeof DEVIATION_REFUSALS)[number];

export type CheckedDeviation =
  | {
      ok: true;
      value: {
        readonly entitlementMinor: bigint;
        readonly goodwillMinor: bigint;
        readonly totalMinor: bigint;
        /** Replaces the decision's own list when authority is asked about this proposal. */
        readonly approval: readonly ApprovalReason[];
        readonly isDeviation: boolean;
      };
    }
  | { ok: false; reasons: readonly DeviationRefusal[] };

type Input = { readonly facts: CompensationFacts; readonly decision: Decision; readonly proposal: Proposal };

function sumOf(lines: readonly ProposedLine[], part: ProposedLine["part"]): bigint {
  return lines.reduce((sum, line) => (line.part === part ? sum + line.faceMinor : sum), 0n);
}

function hasKind(lines: readonly { kind: RemedyKind }[], kind: RemedyKind): boolean {
  return lines.some((line) => line.kind === kind);
}

function checkForm({ decision, proposal }: Input): DeviationRefusal[] {
  const refusals: DeviationRefusal[] = [];
  if (proposal.currency !== decision.currency) refusals.push("currency-changed");
  for (const { kind, part, faceMinor } of proposal.lines) {
    if (isHumanKind(kind) !== (part === "human") || (part === "human" && faceMinor !== 0n)) {
      refusals.push("human-kind-with-amount");
    } else if (part !== "human" && faceMinor <= 0n) refusals.push("amount-not-positive");
  }
  return refusals;
}

function checkHuman({ facts, decision, proposal }: Input): DeviationRefusal[] {
  const { lines } = proposal;
  const refusals: DeviationRefusal[] = [];
  const apologises = hasKind(lines, "apology");
  if (!apologises && !hasKind(lines, "regret")) refusals.push("human-part-missing");
  if (!hasKind(lines, "explanation")) refusals.push("explanation-missing");
  if (apologises && !isOurs(facts.attribution)) refusals.push("apology-without-fault");
  if (decision.doubleDeviation && !hasKind(lines, "named-person")) refusals.push("named-owner-missing");
  return refusals;
}

function checkGoodwill({ facts, decision, proposal }: Input, limits: GoodwillLimits): DeviationRefusal[] {
  const goodwillMinor = sumOf(proposal.lines, "goodwill");
  const refusals: DeviationRefusal[] = [];
  if (goodwillMinor > limits.ceilingMinor) refusals.push("goodwill-above-ceiling");
  if (limits.belowMinor !== null) {
    if (goodwillMinor >= limits.belowMinor) refusals.push("first-goodwill-not-partial");
    const isDue = isOurs(facts.attribution) && decision.totals.goodwillMinor > 0n;
    if (goodwillMinor === 0n && isDue) refusals.push("first-goodwill-missing");
  }
  return refusals;
}

function cashGoodwill(lines: readonly ProposedLine[]): bigint {
  return sumOf(
    lines.filter((line) => isMoneyKind(line.kind)),
    "goodwill",
  );
}

function checkKinds({ facts, decision, proposal }: Input): DeviationRefusal[] {
  const refusals: DeviationRefusal[] = [];
  for (const { kind, part } of proposal.lines) {
    if (isHumanKind(kind) || part === "human") continue;
    if (facts.failureKind === "monetary" && !isMoneyKind(kind) && facts.customerChoice !== kind) {
      refusals.push("credit-needs-recorded-choice");
    }
    // What the rules themselves proposed carries its own reason.
    const proposed = decision.lines.some((line) => line.kind === kind && line.part === part);
    const owedMoney = part === "entitlement" && isMoneyKind(kind);
    const matches = kindMatchesFailure(kind, facts.failureKind) || proposed || owedMoney;
    if (!matches && proposal.reasonCode === null) refusals.push("mismatch-needs-reason");
  }
  return refusals;
}

function lineKeys(lines: readonly { kind: RemedyKind; part: string; faceMinor: bigint }[]): string {
  return lines
    .map(({ kind, part, faceMinor }) => `${part}:${kind}:${faceMinor}`)
    .sort()
    .join(" ");
}

function checkLimits(input: Input, limits: GoodwillLimits): DeviationRefusal[] {
  const { decision, proposal } = input;
  const refusals = checkGoodwill(input, limits);
  // What is owed follows from the facts: whoever thinks it wrong corrects the facts, and extra is goodwill.
  if (sumOf(proposal.lines, "entitlement") !== decision.totals.entitlementMinor)
    refusals.push("entitlement-changed");
  if (proposal.reasonCode === null && isHeld(cashGoodwill(proposal.lines), limits))
    refusals.push("hold-needs-reason");
  return refusals;
}

function approvalOf({ facts, decision }: Input, goodwillMinor: bigint): readonly ApprovalReason[] {
  if (decision.kind === "needs-human") return decision.approval;
  const reasons: ApprovalReason[] = [];
  if (goodwillMinor > decision.limits.approvalLineMinor) reasons.push("goodwill-above-line");
  if (goodwillMinor > 0n && facts.incidentScheduleId !== null) reasons.push("incident-schedule");
  return reasons;
}

/**
 * Measures a person's proposal against the decision and the laws: above the ceiling it is refused, above the line
 * it needs approval, a mismatch of kind, a held amount and any change need a reason code, and the human part and
 * the explanation must be there. All refusals come back at once, each named once.
 */
export function checkDeviation(input: Input): CheckedDeviation {
  const { decision, proposal } = input;
  const isDeviation = lineKeys(proposal.lines) !== lineKeys(decision.lines);
  const refusals = [...checkForm(input), ...checkHuman(input), ...checkKinds(input)];
  if (decision.kind !== "needs-human") refusals.push(...checkLimits(input, decision.limits));
  if (isDeviation && proposal.reasonCode === null) refusals.push("change-needs-reason");
  if (refusals.length > 0)
    return { ok: false, reasons: DEVIATION_REFUSALS.filter((each) => refusals.includes(each)) };
  const entitlementMinor = sumOf(proposal.lines, "entitlement");
  const goodwillMinor = sumOf(proposal.lines, "goodwill");
  const approval = approvalOf(input, goodwillMinor);
  return {
    ok: true,
    value: {
      entitlementMinor,
      goodwillMinor,
      totalMinor: entitlementMinor + goodwillMinor,
      approval,
      isDeviation,
    },
  };
}
