import { z } from "zod";
import { instant, money, moneyInput, say } from "@/lib/api/fields";
import { APPROVAL_REASONS } from "@/lib/domain/compensation/decision";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EARLIER_ORIGINS,
  EARLIER_OUTCOMES,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  IMPACTS,
} from "@/lib/domain/compensation/facts";
import { PURPOSES, REMEDY_KINDS } from "@/lib/domain/compensation/remedies";
import { POLICY_STATUSES } from "@/lib/domain/policy-life";
import { LOCALES } from "@/lib/i18n/config";

const whole = z.int().min(0);
const wish = z.enum([...REMEDY_KINDS, "none"]);

const earlierComplaint = z.strictObject({
  sameOrder: say("sameOrder", z.boolean()),
  sameCategory: say("sameCategory", z.boolean()),
  daysAgo: say("daysAgo", whole),
  outcome: say("earlierOutcome", z.enum(EARLIER_OUTCOMES)),
  remedyFailed: say("remedyFailed", z.boolean()).optional(),
  origin: say("earlierOrigin", z.enum(EARLIER_ORIGINS)).optional(),
});

/** The facts of a case as a program sends them: money as everywhere in this API, and what is left out is not known. */
const evaluatedFacts = z.strictObject({
  impact: say("factImpact", z.enum(IMPACTS)),
  failureKind: say("failureKind", z.enum(FAILURE_KINDS)),
  currency: say("factCurrency", z.string().length(3)),
  category: say("category", z.string().max(60)).optional(),
  acceptance: say("acceptance", z.enum(ACCEPTANCES)).optional(),
  attribution: say("attribution", z.enum(ATTRIBUTIONS)).optional(),
  occurredOn: say("occurredOn", z.iso.date()).optional(),
  pricePaid: say("pricePaid", moneyInput).optional(),
  provenLoss: say("provenLoss", moneyInput).optional(),
  promiseBroken: say("promiseBroken", z.boolean()).optional(),
  answerLateMinutes: say("answerLateMinutes", whole).optional(),
  resolutionLateMinutes: say("resolutionLateMinutes", whole).optional(),
  earlierComplaints: say("earlierComplaints", z.array(earlierComplaint).max(50)).optional(),
  reopenedFromSurvey: say("reopenedFromSurvey", z.boolean()).optional(),
  emotionalImpact: say("emotionalImpact", z.enum(EMOTIONAL_IMPACTS)).optional(),
  vulnerable: say("vulnerable", z.boolean()).optional(),
  incidentScheduleId: say("incidentScheduleId", z.string().min(1).max(100)).optional(),
  measures: say("measures", z.record(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), whole)).optional(),
  requestedRemedy: say("requestedRemedy", wish).optional(),
  customerChoice: say("customerChoice", wish).optional(),
  awardsInWindow: say("awardsInWindow", moneyInput).optional(),
  customerTier: say("customerTier", z.enum(CUSTOMER_TIERS)).optional(),
  customerSegment: say("customerSegment", z.enum(CUSTOMER_SEGMENTS)).optional(),
});
export type EvaluatedFacts = z.infer<typeof evaluatedFacts>;

export const evaluationRequest = z.strictObject({
  facts: say("evaluatedFacts", evaluatedFacts),
  policyVersionId: say("policyVersionId", z.uuid()).optional(),
  locale: say("explanationLocale", z.enum(LOCALES)).optional(),
});
export type EvaluationRequest = z.infer<typeof evaluationRequest>;

const line = z.object({
  part: say("linePart", z.enum(["human", "entitlement", "goodwill"])),
  kind: say("remedyKind", z.enum(REMEDY_KINDS)),
  purpose: say("purpose", z.enum(PURPOSES).nullable()),
  value: say("remedyValue", money.nullable()),
  cost: say("lineCost", money.nullable()),
  rules: say("lineRules", z.array(z.string())),
  mismatch: say("mismatch", z.string().nullable()),
  validityDays: say("validityDays", z.int().nullable()),
  needsConsent: say("needsConsent", z.boolean()),
});

export const evaluation = z.object({
  policy: say(
    "decidingPolicy",
    z.object({
      id: z.string(),
      versionId: say("versionId", z.uuid()),
      version: say("policyVersion", z.int()),
      status: say("policyStatus", z.enum(POLICY_STATUSES)),
    }),
  ),
  result: say("result", z.enum(["award", "no-award", "needs-human"])),
  reason: say("resultReason", z.string().nullable()),
  currency: say("currency", z.string()),
  tier: say(
    "decisionTier",
    z.object({ id: z.string(), name: z.string(), raisedFrom: say("raisedFrom", z.string().nullable()) }),
  ),
  isRepeat: say("isRepeat", z.boolean()),
  lines: say("decisionLines", z.array(line)),
  totals: say(
    "totals",
    z.object({
      entitlement: say("totalEntitlement", money),
      goodwill: say("totalGoodwill", money),
      total: say("total", money),
      cost: say("totalCost", money),
    }),
  ),
  approval: say("approval", z.array(z.enum(APPROVAL_REASONS))),
  holds: say("holds", z.array(z.string())),
  caps: say(
    "caps",
    z.array(
      z.object({
        cap: say("cap", z.string()),
        before: say("capBefore", money),
        after: say("capAfter", money),
      }),
    ),
  ),
  missing: say("missing", z.array(z.string())),
  trace: say(
    "trace",
    z.array(
      z.object({
        rule: say("traceRule", z.string()),
        outcome: say("traceOutcome", z.enum(["matched", "not-matched", "missing-fact", "superseded"])),
        fact: say("traceFact", z.string().nullable()),
        by: say("traceBy", z.string().nullable()),
        text: say("traceText", z.string()),
      }),
    ),
  ),
  explanation: say(
    "explanation",
    z.object({
      agent: say("explanationAgent", z.array(z.string())),
      customer: say("explanationCustomer", z.array(z.string())),
    }),
  ),
});
export type Evaluation = z.infer<typeof evaluation>;

export const publishedPolicyAnswer = z.object({
  id: z.string(),
  version: say("policyVersion", z.int()),
  effectiveFrom: say("effectiveFrom", instant()),
  document: say("policyDocument", z.record(z.string(), z.unknown())),
});
