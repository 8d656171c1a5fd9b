import { fieldError } from "@/lib/api/errors";
import type { EvaluatedFacts } from "@/lib/api/policy-schema";
import { type CompensationFacts, FACTS_VERSION, UNKNOWN } from "@/lib/domain/compensation/facts";
import { type Currency, isCurrency } from "@/lib/domain/currency";
import { parseMoney } from "@/lib/domain/money";
import type { FieldError } from "@/lib/http/problem";

export type ReadFacts = { ok: true; value: CompensationFacts } | { ok: false; errors: FieldError[] };

/** The facts as the decision takes them, or everything that is wrong with them; what was left out is unknown, never zero. */
export function readFacts(sent: EvaluatedFacts): ReadFacts {
  const { currency } = sent;
  if (!isCurrency(currency)) return { ok: false, errors: [fieldError("facts.currency", "currency-unknown")] };
  const errors: FieldError[] = [];
  const amountOf = (name: "pricePaid" | "provenLoss" | "awardsInWindow"): bigint | null => {
    const read = readMoney(sent[name], { path: `facts.${name}`, currency });
    if (typeof read === "bigint" || read === null) return read;
    errors.push(read);
    return null;
  };
  const pricePaidMinor = amountOf("pricePaid") ?? UNKNOWN;
  const provenLossMinor = amountOf("provenLoss") ?? UNKNOWN;
  const awardsInWindowMinor = amountOf("awardsInWindow") ?? 0n;
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: { ...plainFacts(sent, currency), pricePaidMinor, provenLossMinor, awardsInWindowMinor },
  };
}

function readMoney(
  sent: EvaluatedFacts["pricePaid"],
  { path, currency }: { path: string; currency: Currency },
): bigint | FieldError | null {
  if (sent === undefined) return null;
  if (sent.currency !== currency) return fieldError(`${path}.currency`, "currency-differs");
  const parsed = parseMoney(sent.amount, currency);
  if (parsed.ok) return parsed.value.amountMinor;
  if (parsed.reason === "empty") return fieldError(`${path}.amount`, "missing");
  if (parsed.reason === "unknown-currency") return fieldError(`${path}.currency`, "currency-unknown");
  return fieldError(`${path}.amount`, `amount-${parsed.reason}`);
}

function plainFacts(
  sent: EvaluatedFacts,
  currency: Currency,
): Omit<CompensationFacts, "pricePaidMinor" | "provenLossMinor" | "awardsInWindowMinor"> {
  return {
    factsVersion: FACTS_VERSION,
    impact: sent.impact,
    categoryKey: sent.category ?? "",
    failureKind: sent.failureKind,
    acceptance: sent.acceptance ?? UNKNOWN,
    attribution: sent.attribution ?? UNKNOWN,
    occurredOn: sent.occurredOn ?? UNKNOWN,
    currency,
    promiseBroken: sent.promiseBroken ?? false,
    answerLateMinutes: sent.answerLateMinutes ?? UNKNOWN,
    resolutionLateMinutes: sent.resolutionLateMinutes ?? UNKNOWN,
    earlierComplaints: (sent.earlierComplaints ?? []).map(({ remedyFailed, origin, ...earlier }) => ({
      ...earlier,
      remedyFailed: remedyFailed ?? false,
      origin: origin ?? "complaint",
    })),
    reopenedFromSurvey: sent.reopenedFromSurvey ?? false,
    emotionalImpact: sent.emotionalImpact ?? "none",
    vulnerable: sent.vulnerable ?? false,
    incidentScheduleId: sent.incidentScheduleId ?? null,
    measures: sent.measures ?? {},
    requestedRemedy: sent.requestedRemedy ?? "none",
    customerChoice: sent.customerChoice ?? "none",
    customerTier: sent.customerTier ?? UNKNOWN,
    customerSegment: sent.customerSegment ?? UNKNOWN,
    // No rule reads it: the caller names the version that decides.
    region: null,
    // What no rule may read (law R16) is not asked for.
    ignored: { publicityThreat: false, reviewPosted: false, surveyScore: null },
  };
}
