import type { Policy, RemedyTerms, Tier } from "../policy";
import { DEFAULT_CURRENCIES, inMinorUnits, type WholeAmounts } from "./amounts";
import { DEFAULT_GUARANTEES, DEFAULT_RULES } from "./general-retail-rules";

function tier(id: string, fromImpact: Tier["fromImpact"], gesture: WholeAmounts): Tier {
  return { id, name: `tier.${id}`, fromImpact, gestureMinor: inMinorUnits(gesture) };
}

const TIERS: readonly Tier[] = [
  tier("gesture", "minor", { TWD: 100, CNY: 20, USD: 5, EUR: 5, GBP: 5, HKD: 30, JPY: 500 }),
  tier("make-good", "moderate", { TWD: 300, CNY: 60, USD: 10, EUR: 10, GBP: 10, HKD: 80, JPY: 1_500 }),
  tier("make-good-plus", "major", { TWD: 600, CNY: 120, USD: 25, EUR: 25, GBP: 20, HKD: 180, JPY: 3_000 }),
  tier("exceptional", "critical", { TWD: 1_200, CNY: 250, USD: 50, EUR: 50, GBP: 40, HKD: 350, JPY: 6_000 }),
];

const MONEY: RemedyTerms = {
  validityDays: null,
  costShareBp: 10_000,
  carries: ["loss", "tariff", "guarantee", "goodwill"],
  needsConsent: false,
};
/** Money later or money's worth: the customer must agree to it instead of money. */
const CREDIT: RemedyTerms = {
  validityDays: 365,
  costShareBp: 8_000,
  carries: ["price", "loss", "tariff", "guarantee", "goodwill"],
  needsConsent: true,
};
const IN_KIND: RemedyTerms = {
  validityDays: 365,
  costShareBp: 6_000,
  carries: ["goodwill"],
  needsConsent: true,
};

/** The general retail and e-commerce policy that a new installation starts with. */
export const DEFAULT_POLICY: Policy = {
  formatVersion: 1,
  id: "general-retail",
  version: 1,
  name: "policy.general-retail",
  effectiveFrom: "2024-01-01",
  effectiveTo: null,
  scope: { departments: null, regions: null },
  currencies: DEFAULT_CURRENCIES,
  tiers: TIERS,
  rules: DEFAULT_RULES,
  guarantees: DEFAULT_GUARANTEES,
  tariffs: [],
  measures: [],
  caps: {
    goodwillApprovalBp: 2_000,
    goodwillCeilingBp: 5_000,
    holdBelowPriceBp: 6_000,
    goodwillPerComplaintMinor: null,
    awardsPerWindowMinor: null,
    goodwillPerIncidentCaseMinor: null,
  },
  goodwillUnitMinor: inMinorUnits({ TWD: 1, CNY: 1, USD: 1, EUR: 1, GBP: 1, HKD: 1, JPY: 10 }),
  doubleDeviation: { windowDays: 90 },
  authority: {
    windowDays: 30,
    limitMinor: {
      agent: inMinorUnits({ TWD: 8_000, CNY: 2_000, USD: 200, EUR: 200, GBP: 150, HKD: 1_500, JPY: 30_000 }),
      lead: inMinorUnits({
        TWD: 30_000,
        CNY: 10_000,
        USD: 1_000,
        EUR: 1_000,
        GBP: 800,
        HKD: 8_000,
        JPY: 150_000,
      }),
      manager: inMinorUnits({
        TWD: 150_000,
        CNY: 50_000,
        USD: 5_000,
        EUR: 5_000,
        GBP: 4_000,
        HKD: 40_000,
        JPY: 750_000,
      }),
    },
  },
  remedies: {
    refund: { ...MONEY, carries: ["price"] },
    cash: MONEY,
    discount: { ...CREDIT, validityDays: 180, carries: ["goodwill"] },
    voucher: CREDIT,
    points: { ...CREDIT, carries: ["goodwill"] },
    "free-service": { ...IN_KIND, carries: ["price", "goodwill"] },
    replacement: { ...IN_KIND, validityDays: null, carries: ["price"] },
    upgrade: IN_KIND,
    warranty: { ...IN_KIND, validityDays: 730, costShareBp: 3_000 },
  },
  restore: {
    monetary: { kind: "refund", onRequest: [] },
    product: { kind: "replacement", onRequest: ["refund"] },
    service: { kind: "refund", onRequest: ["free-service"] },
    attention: { kind: "refund", onRequest: [] },
  },
  goodwillKind: { monetary: "cash", product: "warranty", service: "free-service", attention: "voucher" },
  appeal: { withinDays: 30 },
};
