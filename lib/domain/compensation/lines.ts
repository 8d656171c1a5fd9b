import { percentOf } from "../money";
import type { Owed } from "./apply-rules";
import type { MismatchReason, RejectedAlternative, ValueLine } from "./decision";
import type { CompensationFacts } from "./facts";
import type { Policy } from "./policy";
import { isHumanKind, isMoneyKind, kindMatchesFailure, type Purpose, type ValueKind } from "./remedies";

type Chosen = { readonly kind: ValueKind; readonly reason: MismatchReason };

/** The customer's recorded choice where the policy lets that kind stand for this purpose. */
function chosenKind(facts: CompensationFacts, policy: Policy, purpose: Purpose): ValueKind | null {
  const choice = facts.customerChoice;
  if (choice === "none" || isHumanKind(choice)) return null;
  return policy.remedies[choice].carries.includes(purpose) ? choice : null;
}

/** How a price is put right: in the way of the failure, unless the customer asked for another that the policy allows. */
function restoringKind(facts: CompensationFacts, policy: Policy): Chosen {
  const { kind, onRequest } = policy.restore[facts.failureKind];
  const asked = onRequest.find((allowed) => allowed === facts.requestedRemedy);
  return asked ? { kind: asked, reason: "customer-request" } : { kind, reason: "owed-in-money" };
}

function choose(facts: CompensationFacts, policy: Policy, item: Owed): Chosen {
  const choice = chosenKind(facts, policy, item.purpose);
  if (choice) return { kind: choice, reason: "customer-choice" };
  if (item.kind === "restore") return restoringKind(facts, policy);
  return { kind: item.kind, reason: "owed-in-money" };
}

/** One remedy of value; its kind follows the failure (law R6), the customer's choice and the policy's catalogue. */
export function valueLine(item: Owed, facts: CompensationFacts, policy: Policy): ValueLine {
  const { kind, reason } = choose(facts, policy, item);
  const terms = policy.remedies[kind];
  return {
    part: item.purpose === "goodwill" ? "goodwill" : "entitlement",
    kind,
    purpose: item.purpose,
    faceMinor: item.amountMinor,
    costMinor: percentOf(item.amountMinor, terms.costShareBp, "up"),
    rules: item.rules,
    mismatch: kindMatchesFailure(kind, facts.failureKind) ? null : reason,
    validityDays: terms.validityDays,
    needsConsent: terms.needsConsent,
  };
}

/** Why the customer does not get the kind of remedy that was asked for; null where it was granted or none was asked. */
export function rejectedRequest(
  facts: CompensationFacts,
  lines: readonly ValueLine[],
): RejectedAlternative | null {
  const kind = facts.requestedRemedy;
  if (kind === "none" || isHumanKind(kind) || lines.some((line) => line.kind === kind)) return null;
  if (facts.failureKind === "monetary" && !isMoneyKind(kind)) {
    return { alternative: "kind", kind, reason: "needs-recorded-choice" };
  }
  const reason = kindMatchesFailure(kind, facts.failureKind) ? "no-rule-grants-it" : "kind-does-not-match";
  return { alternative: "kind", kind, reason };
}
