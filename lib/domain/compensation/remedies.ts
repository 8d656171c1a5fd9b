import type { FailureKind } from "./facts";

export const HUMAN_KINDS = ["apology", "regret", "explanation", "named-person", "call-back"] as const;
export const VALUE_KINDS = [
  "refund",
  "cash",
  "discount",
  "voucher",
  "free-service",
  "replacement",
  "upgrade",
  "warranty",
  "points",
] as const;
export const REMEDY_KINDS = [...HUMAN_KINDS, ...VALUE_KINDS] as const;

export type HumanKind = (typeof HUMAN_KINDS)[number];
export type ValueKind = (typeof VALUE_KINDS)[number];
export type RemedyKind = (typeof REMEDY_KINDS)[number];

/** What a remedy of value is for: the price back, a proven loss, a tariff, our guarantee, or goodwill. */
export const PURPOSES = ["price", "loss", "tariff", "guarantee", "goodwill"] as const;
export type Purpose = (typeof PURPOSES)[number];

const HUMAN_KIND_SET: ReadonlySet<string> = new Set(HUMAN_KINDS);

/** Immediate money; everything else is money later or money's worth. */
const MONEY_KINDS: readonly string[] = ["refund", "cash"] satisfies readonly ValueKind[];

// Law R6 (Roschk & Gelbrich 2014): money for money, an exchange for a bad product, doing it again for a failed
// service, and for a lack of attention the human part with at most a small non-cash gesture.
const MATCHING: Record<FailureKind, readonly RemedyKind[]> = {
  monetary: ["refund", "cash"],
  product: ["replacement", "warranty", "upgrade"],
  service: ["free-service", "upgrade"],
  attention: ["voucher", "points"],
};

export function isHumanKind(kind: RemedyKind): kind is HumanKind {
  return HUMAN_KIND_SET.has(kind);
}

/** Whether the customer has money in hand at once (law R7 and the hold of law R4 ask this). */
export function isMoneyKind(kind: RemedyKind): boolean {
  return MONEY_KINDS.includes(kind);
}

/** Law R6: whether a remedy is of the kind of the failure. The human part always is. */
export function kindMatchesFailure(kind: RemedyKind, failure: FailureKind): boolean {
  return MATCHING[failure].includes(kind) || isHumanKind(kind);
}
