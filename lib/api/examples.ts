import type { NewComplaint } from "@/lib/api/complaint-schema";
import type { EvaluationRequest } from "@/lib/api/policy-schema";
import type { NewRedemption } from "@/lib/api/voucher-schema";

/** What the documentation shows; the tests send each of them. */
export const COMPLAINT_EXAMPLES = {
  short: {
    customer: { name: "Ana Ruiz", email: "ana.ruiz@example.com" },
    subject: "Rude answer at the desk",
    description: "I asked about my booking and was told to look it up myself.",
  },
  whole: {
    customer: {
      name: "林美玲",
      email: "meiling.lin@example.com",
      phone: "+886 912 345 678",
      locale: "zh-Hant",
    },
    subject: "包裹遲了一週",
    description: "包裹遲了一週，客服也一直沒有回覆。",
    category: "delivery",
    orderReference: "HP-20931",
    amountPaid: { amount: "350.00", currency: "TWD" },
    remedySought: "退還運費",
    mood: 2,
  },
} as const satisfies Record<string, NewComplaint>;

export const NOTE_EXAMPLE = {
  kind: "internal-note",
  body: "Carrier confirms: lost between depot and shop.",
} as const;

/** The hotel's full house, and a case about which little is known yet. */
export const EVALUATION_EXAMPLES = {
  short: { facts: { impact: "minor", failureKind: "attention", currency: "USD" } },
  whole: {
    facts: {
      impact: "major",
      category: "service",
      failureKind: "monetary",
      acceptance: "rejected",
      attribution: "company",
      occurredOn: "2026-03-06",
      currency: "TWD",
      pricePaid: { amount: "4800.00", currency: "TWD" },
      provenLoss: { amount: "350.00", currency: "TWD" },
      promiseBroken: true,
      answerLateMinutes: 45,
      emotionalImpact: "distressed",
      vulnerable: true,
      earlierComplaints: [{ sameOrder: true, sameCategory: true, daysAgo: 12, outcome: "upheld" }],
      customerTier: "gold",
    },
    locale: "en",
  },
} as const satisfies Record<string, EvaluationRequest>;

export const REDEMPTION_EXAMPLES = {
  part: { amount: { amount: "80.00", currency: "TWD" } },
  whole: { amount: { amount: "120.00", currency: "TWD" }, reference: "TPE-01-004417" },
} as const satisfies Record<string, NewRedemption>;

/** Stands for the values that only a request makes. */
export const EXAMPLE_REFERENCE = "AM-7K3F-92QX";
export const EXAMPLE_VOUCHER_CODE = "7K3F-92QX-H4JM-8WCT-P6DP";
export const EXAMPLE_CUSTOMER = "0195a7d2-5a0b-7c1d-8e2f-3a4b5c6d7e8f";
export const EXAMPLE_KEY = "0b6f7c1e-6d2b-4f3a-9a35-2f4f3a1f6f10";
