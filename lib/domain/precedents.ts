import type { CompensationFacts } from "./compensation/facts";
import { quantileOf } from "./statistics/quantile";

/** What makes two cases alike: the same matter, as bad, as much our doing, equally flawed or refused, in one currency. */
export type LikeCell = {
  /** "category:delivery", or "failure:monetary" where the case has no category. */
  readonly matter: string;
  readonly impact: string;
  readonly attribution: string;
  readonly acceptance: string;
  readonly currency: string;
};

/** How far back precedents reach, and how many of the newest count. */
export const PRECEDENT_DAYS = 365;
export const PRECEDENT_LIMIT = 200;
/** Fewer are no custom. */
const FEWEST = 3;
const FEWEST_FOR_QUARTILES = 5;

type CellFacts = Pick<
  CompensationFacts,
  "categoryKey" | "failureKind" | "impact" | "attribution" | "acceptance" | "currency"
>;

/** The cell of a case; without a category its kind of failure stands for it. */
export function likeCellOf({ categoryKey, failureKind, ...facts }: CellFacts): LikeCell {
  const { impact, attribution, acceptance, currency } = facts;
  const matter = categoryKey === "" ? `failure:${failureKind}` : `category:${categoryKey}`;
  return { matter, impact, attribution, acceptance, currency };
}

/** Amounts in minor units; the quartiles only where there are enough cases to speak of them. */
export type Spread = {
  readonly low: bigint;
  readonly high: bigint;
  readonly median: bigint;
  readonly quartiles: { readonly low: bigint; readonly high: bigint } | null;
};

/** What like cases got, in all and as goodwill alone; null where they are too few to compare with. */
export type Precedents = { readonly n: number; readonly spread: { total: Spread; goodwill: Spread } | null };

function quantileMinor(values: readonly number[], q: number): bigint {
  return BigInt(Math.round(quantileOf(values, q) ?? 0));
}

function spreadOf(amounts: readonly bigint[]): Spread {
  const values = amounts.map(Number);
  const at = (q: number) => quantileMinor(values, q);
  const quartiles = values.length < FEWEST_FOR_QUARTILES ? null : { low: at(0.25), high: at(0.75) };
  return { low: at(0), high: at(1), median: at(0.5), quartiles };
}

/** Sums up what like cases got; a half minor unit is rounded up. */
export function precedentsOf(cases: readonly { totalMinor: bigint; goodwillMinor: bigint }[]): Precedents {
  const n = cases.length;
  if (n < FEWEST) return { n, spread: null };
  return {
    n,
    spread: {
      total: spreadOf(cases.map(({ totalMinor }) => totalMinor)),
      goodwill: spreadOf(cases.map(({ goodwillMinor }) => goodwillMinor)),
    },
  };
}
