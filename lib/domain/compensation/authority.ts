import type { Currency } from "../currency";
import type { ApprovalReason, Decision } from "./decision";
import { MONEY_ROLES, type MoneyRole, type Policy } from "./policy";

export const STAFF_ROLES = ["agent", "lead", "manager", "admin", "auditor"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
export type ApproverRole = "lead" | "manager";
/** Minor units each role may award by itself, in one currency. */
export type AuthorityLimits = Readonly<Record<MoneyRole, bigint>>;

export type AuthorityReason = ApprovalReason | "above-limit";

/** Whether a part may go out at once; if not, who confirms what, and on which clock. */
export type PartApproval =
  | { readonly needed: false }
  | {
      readonly needed: true;
      readonly approver: ApproverRole;
      /** What is owed needs its facts confirmed; what we choose to add needs the judgement confirmed as well. */
      readonly confirms: "facts" | "facts-and-judgement";
      readonly clock: "short" | "normal";
      readonly reasons: readonly AuthorityReason[];
    };

export type RequiredApproval =
  | { readonly kind: "no-money-rights" }
  /** Law R4: a reason code releases it; then ask again. */
  | { readonly kind: "held"; readonly entitlement: PartApproval }
  | {
      readonly kind: "settled";
      readonly entitlement: PartApproval;
      readonly goodwill: PartApproval;
      /** Both parts issued as one award: the higher approver, and the short clock only where goodwill needs none. */
      readonly whole: PartApproval;
    };

export type AuthorityInput = {
  readonly role: StaffRole;
  readonly limits: AuthorityLimits;
  /** Law R11: all awards to this customer on this order or incident in the window, whoever gave them. */
  readonly awardsInWindowMinor: bigint;
  readonly thisAward: { readonly entitlementMinor: bigint; readonly goodwillMinor: bigint };
  readonly decision: Pick<Decision, "approval" | "holds">;
  /** The code that releases a hold; null while there is none. */
  readonly holdReasonCode: string | null;
};

const NOT_NEEDED: PartApproval = { needed: false };

function isMoneyRole(role: StaffRole): role is MoneyRole {
  return MONEY_ROLES.some((each) => each === role);
}

/** The policy's limits in a currency; null where it has none, so that a human with no table decides. */
export function authorityLimits(policy: Policy, currency: Currency): AuthorityLimits | null {
  const { agent, lead, manager } = policy.authority.limitMinor;
  const limits = { agent: agent[currency], lead: lead[currency], manager: manager[currency] };
  if (limits.agent === undefined || limits.lead === undefined || limits.manager === undefined) return null;
  return { agent: limits.agent, lead: limits.lead, manager: limits.manager };
}

/** The lowest role above the requester whose own limit covers the sum; above all limits, another manager. */
function approverFor(sumMinor: bigint, role: MoneyRole, limits: AuthorityLimits): ApproverRole {
  return role === "agent" && sumMinor <= limits.lead ? "lead" : "manager";
}

function partApproval(
  input: AuthorityInput & { role: MoneyRole },
  part: { sumMinor: bigint; amountMinor: bigint; goodwill: boolean },
): PartApproval {
  if (part.amountMinor === 0n && !input.decision.approval.includes("currency-without-limits"))
    return NOT_NEEDED;
  const isAbove = part.sumMinor > input.limits[input.role];
  const inherent = part.goodwill
    ? input.decision.approval
    : input.decision.approval.filter((reason) => reason === "currency-without-limits");
  const reasons: AuthorityReason[] = isAbove ? ["above-limit", ...inherent] : [...inherent];
  if (reasons.length === 0) return NOT_NEEDED;
  const noTable = reasons.includes("currency-without-limits");
  return {
    needed: true,
    approver: noTable ? "manager" : approverFor(part.sumMinor, input.role, input.limits),
    confirms: part.goodwill ? "facts-and-judgement" : "facts",
    clock: part.goodwill ? "normal" : "short",
    reasons,
  };
}

function combine(entitlement: PartApproval, goodwill: PartApproval): PartApproval {
  if (!goodwill.needed) return entitlement;
  if (!entitlement.needed) return goodwill;
  const approver = entitlement.approver === "manager" ? "manager" : goodwill.approver;
  return { ...goodwill, approver, reasons: [...new Set([...entitlement.reasons, ...goodwill.reasons])] };
}

/**
 * Who must confirm an award before it is issued. What is owed is counted first, so goodwill on top never delays
 * it. A part at exactly the limit is within it.
 */
export function requiredApproval(input: AuthorityInput): RequiredApproval {
  const { role, awardsInWindowMinor, thisAward } = input;
  if (!isMoneyRole(role)) return { kind: "no-money-rights" };
  const { entitlementMinor, goodwillMinor } = thisAward;
  const owedSum = awardsInWindowMinor + entitlementMinor;
  const asked = { ...input, role };
  const entitlement = partApproval(asked, {
    sumMinor: owedSum,
    amountMinor: entitlementMinor,
    goodwill: false,
  });
  if (input.decision.holds.length > 0 && input.holdReasonCode === null) return { kind: "held", entitlement };
  const goodwill = partApproval(asked, {
    sumMinor: owedSum + goodwillMinor,
    amountMinor: goodwillMinor,
    goodwill: true,
  });
  return { kind: "settled", entitlement, goodwill, whole: combine(entitlement, goodwill) };
}
