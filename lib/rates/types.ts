import type { ExchangeRate } from "@/lib/domain/exchange";

export type RateRow = ExchangeRate & { id: string; source: string; setByName: string; setAt: Date };

export const RATE_FAILURES = [
  "incomplete",
  "currency-unknown",
  "same-currency",
  "rate-wrong",
  "not-allowed",
] as const;
export type RateFailure = (typeof RATE_FAILURES)[number];
