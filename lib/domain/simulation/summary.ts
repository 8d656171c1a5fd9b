import { budgetEffects } from "./budgets";
import { equalTreatment } from "./cells";
import { countOf, figureKey } from "./figures";
import type { Axis, AxisRow, ChangeBin, ChangeSide, CurrencyFigures, SideChange } from "./result";
import { quantileOfSpread, type Spread } from "./spread";
import type { CurrencyTally, Tally } from "./tally";

function byKey(left: { key: string }, right: { key: string }): number {
  return left.key < right.key ? -1 : left.key > right.key ? 1 : 0;
}

function axisRows({ figures }: Tally, of: CurrencyTally, axis: Axis): AxisRow[] {
  return [...of.rows.values()]
    .filter((row) => row.axis === axis)
    .map(({ key, figure, before, after }) => ({
      key,
      figure,
      before: { ...before },
      after: { ...after },
      cases: countOf(figures, figure),
    }))
    .sort(byKey);
}

function changeSide(spread: Spread, figure: string): ChangeSide {
  return { n: spread.n, sumMinor: spread.sum, median: quantileOfSpread(spread, 0.5), figure };
}

function binsOf({ bins }: CurrencyTally, currency: string): ChangeBin[] {
  return [...bins]
    .map(([step, n]) => ({ step, n, figure: step === 0 ? "" : figureKey("bin", currency, String(step)) }))
    .sort((left, right) => left.step - right.step);
}

function currencyFigures(tally: Tally, currency: string, of: CurrencyTally): CurrencyFigures {
  const rows = (axis: Axis) => axisRows(tally, of, axis);
  return {
    currency,
    cases: of.cases,
    axes: {
      total: rows("total"),
      part: rows("part"),
      tier: rows("tier"),
      remedy: rows("remedy"),
      category: rows("category"),
      customer: rows("customer"),
      month: rows("month"),
    },
    more: changeSide(of.more, figureKey("change", currency, "more")),
    less: changeSide(of.less, figureKey("change", currency, "less")),
    same: of.same,
    bins: binsOf(of, currency),
    budgets: budgetEffects(tally.budgets, currency),
    equal: equalTreatment(of.cells),
  };
}

/** The figures of each currency, never mixed; the one with most cases first. */
export function summarise(tally: Tally): { currencies: CurrencyFigures[]; sides: SideChange[] } {
  const currencies = [...tally.currencies]
    .map(([currency, of]) => currencyFigures(tally, currency, of))
    .sort((left, right) => right.cases - left.cases || (left.currency < right.currency ? -1 : 1));
  const sides = [...tally.sides.values()].sort((left, right) => (left.figure < right.figure ? -1 : 1));
  return { currencies, sides };
}
