import { type BudgetSpan, type BudgetTally, emptyBudgets, mergeBudgets, noteBudget } from "./budgets";
import { type Cells, mergeCells, noteCell } from "./cells";
import type { ComparedCase } from "./compared-case";
import { type Figures, figureKey, mergeFigures, sampleOf } from "./figures";
import type { Axis, SideAxis } from "./result";
import { addToSample, moveOf, type Sample, type SampleCase } from "./sample";
import { addToSpread, emptySpread, mergeSpread, type Spread } from "./spread";

export type SumTally = { n: number; faceMinor: bigint; costMinor: bigint };
export type RowTally = {
  axis: Axis;
  key: string;
  figure: string;
  /** The cases behind the figure. */
  sample: Sample;
  before: SumTally;
  after: SumTally;
};

export type CurrencyTally = {
  cases: number;
  same: number;
  rows: Map<string, RowTally>;
  more: Spread;
  less: Spread;
  bins: Map<number, number>;
  cells: Cells;
};

export type SideTally = { axis: SideAxis; from: string; to: string; n: number; figure: string };

/** Everything that is added up over the decided cases; every part of it is a sum, a count or a bounded sample. */
export type Tally = {
  readonly currencies: Map<string, CurrencyTally>;
  readonly sides: Map<string, SideTally>;
  readonly budgets: BudgetTally;
  readonly figures: Figures;
};

export function emptyTally(budgets: readonly BudgetSpan[]): Tally {
  return {
    currencies: new Map(),
    sides: new Map(),
    budgets: emptyBudgets(budgets),
    figures: new Map(),
  };
}

function currencyOf(tally: Tally, currency: string): CurrencyTally {
  const known = tally.currencies.get(currency);
  if (known) return known;
  const made: CurrencyTally = {
    cases: 0,
    same: 0,
    rows: new Map(),
    more: emptySpread(),
    less: emptySpread(),
    bins: new Map(),
    cells: new Map(),
  };
  tally.currencies.set(currency, made);
  return made;
}

/** Where a case is added, and how far it moved. */
type Place = { tally: Tally; of: CurrencyTally; currency: string; one: SampleCase; move: number };

function rowOf(
  { tally, of, currency }: Pick<Place, "tally" | "of" | "currency">,
  axis: Axis,
  key: string,
): RowTally {
  const name = `${axis}|${key}`;
  const known = of.rows.get(name);
  if (known) return known;
  const figure = figureKey(axis, currency, key);
  const made: RowTally = {
    axis,
    key,
    figure,
    sample: sampleOf(tally.figures, figure),
    before: { n: 0, faceMinor: 0n, costMinor: 0n },
    after: { n: 0, faceMinor: 0n, costMinor: 0n },
  };
  of.rows.set(name, made);
  return made;
}

function add(sums: SumTally, faceMinor: bigint, costMinor: bigint): void {
  sums.n += 1;
  sums.faceMinor += faceMinor;
  sums.costMinor += costMinor;
}

/** One row for both sides of a case: its key is the same before and after. */
function addWhole(place: Place, axis: Axis, key: string, compared: ComparedCase): void {
  const { before, after } = compared;
  if (before.lines.length === 0 && after.lines.length === 0) return;
  const row = rowOf(place, axis, key);
  if (before.lines.length > 0) add(row.before, before.totalMinor, before.costMinor);
  if (after.lines.length > 0) add(row.after, after.totalMinor, after.costMinor);
  addToSample(row.sample, place.one, place.move);
}

/** The tier may change with the rules, so what a case got and what it would get may stand in two rows. */
function addTiers(place: Place, { before, after }: ComparedCase): void {
  const rows = new Set<RowTally>();
  for (const [digest, side] of [
    [before, "before"],
    [after, "after"],
  ] as const) {
    if (digest.lines.length === 0) continue;
    const row = rowOf(place, "tier", digest.tier);
    add(row[side], digest.totalMinor, digest.costMinor);
    rows.add(row);
  }
  for (const row of rows) addToSample(row.sample, place.one, place.move);
}

/** Lines of the same key on one case are one award of that key. */
function addLines(place: Place, axis: "part" | "remedy", { before, after }: ComparedCase): void {
  const rows = new Set<RowTally>();
  for (const [digest, side] of [
    [before, "before"],
    [after, "after"],
  ] as const) {
    const counted = new Set<RowTally>();
    for (const { part, kind, faceMinor, costMinor } of digest.lines) {
      const row = rowOf(place, axis, axis === "part" ? part : kind);
      add(row[side], faceMinor, costMinor);
      if (counted.has(row)) row[side].n -= 1;
      counted.add(row);
      rows.add(row);
    }
  }
  for (const row of rows) addToSample(row.sample, place.one, place.move);
}

/** The number of digits of a difference, with its sign: see ChangeBin. */
export function stepOfChange(differenceMinor: bigint): number {
  if (differenceMinor === 0n) return 0;
  return differenceMinor > 0n ? differenceMinor.toString().length : 1 - differenceMinor.toString().length;
}

function addChange(place: Place, { before, after }: ComparedCase): void {
  const { of, currency, tally, one, move } = place;
  const difference = after.totalMinor - before.totalMinor;
  const step = stepOfChange(difference);
  of.bins.set(step, (of.bins.get(step) ?? 0) + 1);
  if (step === 0) {
    of.same += 1;
    return;
  }
  addToSpread(step > 0 ? of.more : of.less, difference);
  const figures = [
    figureKey("change", currency, step > 0 ? "more" : "less"),
    figureKey("bin", currency, String(step)),
  ];
  for (const figure of figures) addToSample(sampleOf(tally.figures, figure), one, move);
}

function addSide(tally: Tally, one: SampleCase, change: { axis: SideAxis; from: string; to: string }): void {
  const { axis, from, to } = change;
  if (from === to) return;
  const figure = figureKey("side", axis, from, to);
  const known = tally.sides.get(figure) ?? { axis, from, to, n: 0, figure };
  known.n += 1;
  tally.sides.set(figure, known);
  addToSample(sampleOf(tally.figures, figure), one, moveOf(one));
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

/** Adds one decided case to all figures. */
export function compareCase(tally: Tally, compared: ComparedCase): void {
  const { before, after } = compared;
  const { currency } = after;
  const of = currencyOf(tally, currency);
  const one = {
    id: compared.id,
    currency,
    beforeMinor: before.totalMinor,
    afterMinor: after.totalMinor,
  };
  const place = { tally, of, currency, one, move: moveOf(one) };
  of.cases += 1;
  addWhole(place, "total", "all", compared);
  addWhole(place, "category", compared.category, compared);
  addWhole(place, "customer", compared.customerTier, compared);
  addWhole(place, "month", compared.day.slice(0, 7), compared);
  addTiers(place, compared);
  addLines(place, "part", compared);
  addLines(place, "remedy", compared);
  addChange(place, compared);
  addSide(tally, one, { axis: "award", from: before.side, to: after.side });
  addSide(tally, one, { axis: "approval", from: yesNo(before.approval), to: yesNo(after.approval) });
  addSide(tally, one, { axis: "hold", from: yesNo(before.held), to: yesNo(after.held) });
  noteBudget(tally.budgets, tally.figures, compared, one);
  noteCell(of.cells, tally.figures, compared, one);
}

function mergeSums(into: SumTally, from: SumTally): void {
  into.n += from.n;
  into.faceMinor += from.faceMinor;
  into.costMinor += from.costMinor;
}

function mergeCurrency(tally: Tally, currency: string, from: CurrencyTally): void {
  const of = currencyOf(tally, currency);
  of.cases += from.cases;
  of.same += from.same;
  for (const { axis, key, before, after } of from.rows.values()) {
    const row = rowOf({ tally, of, currency }, axis, key);
    mergeSums(row.before, before);
    mergeSums(row.after, after);
  }
  mergeSpread(of.more, from.more);
  mergeSpread(of.less, from.less);
  for (const [step, n] of from.bins) of.bins.set(step, (of.bins.get(step) ?? 0) + n);
  mergeCells(of.cells, from.cells);
}

/** Adds what another tally of the same budgets added up over other cases: the same as if all were added to one. */
export function mergeTally(into: Tally, from: Tally): void {
  for (const [currency, of] of from.currencies) mergeCurrency(into, currency, of);
  for (const [figure, side] of from.sides) {
    const known = into.sides.get(figure);
    into.sides.set(figure, { ...side, n: side.n + (known?.n ?? 0) });
  }
  mergeBudgets(into.budgets, from.budgets);
  mergeFigures(into.figures, from.figures);
}
