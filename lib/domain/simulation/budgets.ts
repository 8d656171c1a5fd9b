import type { ComparedCase } from "./compared-case";
import { type Figures, figureKey, noteCase } from "./figures";
import type { BudgetEffect } from "./result";
import type { SampleCase } from "./sample";

/** One department's money for goodwill in a period; days as YYYY-MM-DD, the end exclusive. */
export type BudgetSpan = {
  readonly departmentId: string;
  readonly currency: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly limitMinor: bigint;
};

type Used = { readonly span: BudgetSpan; beforeMinor: bigint; afterMinor: bigint };
/** Budgets by department and currency, with what the proposals of their period come to. */
export type BudgetTally = ReadonlyMap<string, readonly Used[]>;

function placeOf(departmentId: string, currency: string): string {
  return `${departmentId}|${currency}`;
}

export function emptyBudgets(spans: readonly BudgetSpan[]): BudgetTally {
  const tally = new Map<string, Used[]>();
  for (const span of spans) {
    const place = placeOf(span.departmentId, span.currency);
    tally.set(place, [...(tally.get(place) ?? []), { span, beforeMinor: 0n, afterMinor: 0n }]);
  }
  return tally;
}

function periodFigure({ currency, periodStart, periodEnd }: BudgetSpan): string {
  return figureKey("budget", currency, periodStart, periodEnd);
}

/** Charges a case's goodwill to the budget of its department at its decision's day; without one, to none. */
export function noteBudget(
  tally: BudgetTally,
  figures: Figures,
  compared: ComparedCase,
  one: SampleCase,
): void {
  const { before, after, day, departmentId } = compared;
  if (departmentId === null || (before.goodwillMinor === 0n && after.goodwillMinor === 0n)) return;
  const used = tally
    .get(placeOf(departmentId, after.currency))
    ?.find(({ span }) => span.periodStart <= day && day < span.periodEnd);
  if (!used) return;
  used.beforeMinor += before.goodwillMinor;
  used.afterMinor += after.goodwillMinor;
  noteCase(figures, periodFigure(used.span), one);
}

/** Adds what another tally of the same budgets used of them. */
export function mergeBudgets(into: BudgetTally, from: BudgetTally): void {
  for (const [place, all] of from) {
    const own = into.get(place) ?? [];
    for (const [at, { beforeMinor, afterMinor }] of all.entries()) {
      const used = own[at];
      if (!used) throw new Error("tallies of different budgets");
      used.beforeMinor += beforeMinor;
      used.afterMinor += afterMinor;
    }
  }
}

/** What the budgets of one currency would have had to carry, one line per period. */
export function budgetEffects(tally: BudgetTally, currency: string): BudgetEffect[] {
  const periods = new Map<string, Used[]>();
  for (const used of [...tally.values()].flat()) {
    const touched = used.beforeMinor > 0n || used.afterMinor > 0n;
    if (used.span.currency !== currency || !touched) continue;
    const figure = periodFigure(used.span);
    periods.set(figure, [...(periods.get(figure) ?? []), used]);
  }
  return [...periods]
    .map(([figure, all]) => effectOf(figure, all))
    .sort((left, right) => (left.figure < right.figure ? -1 : 1));
}

function effectOf(figure: string, all: readonly Used[]): BudgetEffect {
  const sum = (of: (used: Used) => bigint) => all.reduce((total, used) => total + of(used), 0n);
  const over = (side: "beforeMinor" | "afterMinor") =>
    all.filter((used) => used[side] > used.span.limitMinor).length;
  return {
    periodStart: all[0]?.span.periodStart ?? "",
    periodEnd: all[0]?.span.periodEnd ?? "",
    budgets: all.length,
    limitMinor: sum(({ span }) => span.limitMinor),
    beforeMinor: sum(({ beforeMinor }) => beforeMinor),
    afterMinor: sum(({ afterMinor }) => afterMinor),
    overBefore: over("beforeMinor"),
    overAfter: over("afterMinor"),
    figure,
  };
}
