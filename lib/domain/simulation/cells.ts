import type { ComparedCase } from "./compared-case";
import { type Figures, figureKey, noteCase } from "./figures";
import type { CellFigures, EqualTreatment } from "./result";
import type { SampleCase } from "./sample";
import { addToSpread, emptySpread, figuresOf, mergeSpread, type Spread, varianceOf } from "./spread";

/** Fewer like cases than this say nothing about equal treatment. */
export const LIKE_CASES_LEAST = 5;
const SHOWN = 25;
const MOST_DISTINCT = 256;

type Cell = {
  readonly category: string;
  readonly impact: string;
  readonly attribution: string;
  readonly acceptance: string;
  readonly figure: string;
  readonly before: Spread;
  readonly after: Spread;
};
/** Groups of like cases of one currency. */
export type Cells = Map<string, Cell>;

function cellOf(cells: Cells, names: Omit<Cell, "before" | "after">): Cell {
  const known = cells.get(names.figure);
  if (known) return known;
  const cell = { ...names, before: emptySpread(MOST_DISTINCT), after: emptySpread(MOST_DISTINCT) };
  cells.set(names.figure, cell);
  return cell;
}

/** Adds what a case got and would get to the cases that are like it. */
export function noteCell(cells: Cells, figures: Figures, compared: ComparedCase, one: SampleCase): void {
  const { category, impact, attribution, acceptance } = compared;
  const figure = figureKey("cell", one.currency, category, impact, attribution, acceptance);
  const cell = cellOf(cells, { category, impact, attribution, acceptance, figure });
  addToSpread(cell.before, one.beforeMinor);
  addToSpread(cell.after, one.afterMinor);
  noteCase(figures, figure, one);
}

/** Adds the groups of others; the cases behind them are merged with all figures. */
export function mergeCells(into: Cells, from: Cells): void {
  for (const { before, after, ...names } of from.values()) {
    const cell = cellOf(into, names);
    mergeSpread(cell.before, before);
    mergeSpread(cell.after, after);
  }
}

function shownOf(
  { before: _b, after: _a, ...names }: Cell,
  figures: Pick<CellFigures, "before" | "after" | "n">,
): CellFigures {
  return { ...names, ...figures };
}

function pooled(cells: readonly Cell[], side: "before" | "after"): number | null {
  const cases = cells.reduce((sum, cell) => sum + cell[side].n, 0);
  if (cases === 0) return null;
  const squares = cells.reduce((sum, cell) => sum + (varianceOf(cell[side]) ?? 0) * cell[side].n, 0);
  return Math.sqrt(squares / cases);
}

/** How alike like cases are treated, before and after. */
export function equalTreatment(all: Cells): EqualTreatment {
  const cells = [...all.values()]
    .filter(({ before }) => before.n >= LIKE_CASES_LEAST)
    .sort((left, right) => (left.figure < right.figure ? -1 : 1));
  const figures = cells.flatMap((cell) => {
    const [before, after] = [figuresOf(cell.before), figuresOf(cell.after)];
    return before && after ? [shownOf(cell, { before, after, n: cell.before.n })] : [];
  });
  const change = ({ before, after }: CellFigures) => Math.abs(after.sd - before.sd);
  return {
    groups: figures.length,
    cases: figures.reduce((sum, { n }) => sum + n, 0),
    narrower: figures.filter(({ before, after }) => after.sd < before.sd).length,
    wider: figures.filter(({ before, after }) => after.sd > before.sd).length,
    pooledBefore: pooled(cells, "before"),
    pooledAfter: pooled(cells, "after"),
    shown: figures.toSorted((left, right) => change(right) - change(left)).slice(0, SHOWN),
  };
}
