import type { CompensationFacts } from "@/lib/domain/compensation/facts";
import { plainCase } from "@/lib/domain/compensation/plain-case";
import { minorExponent } from "@/lib/domain/currency";

/** A plain case of ours to start from: a service of 100 that was not accepted, answered in time. */
export function plainFacts(currency: string): CompensationFacts {
  return plainCase({
    impact: "moderate",
    categoryKey: "service",
    failureKind: "service",
    occurredOn: "unknown",
    currency,
    pricePaidMinor: 100n * 10n ** BigInt(minorExponent(currency)),
  });
}
