/** Distinct values that are kept exactly; beyond that they are kept to within half a per cent. */
const MOST_DISTINCT = 20_000;
const GROWTH = Math.log(1.01);

/**
 * How values are spread, in bounded room: exact as long as there are not too many different ones. Everything in it is
 * a sum or a count, so the order in which values come changes nothing.
 */
export type Spread = {
  n: number;
  sum: bigint;
  squares: bigint;
  readonly most: number;
  /** Null once there were too many different values. */
  exact: Map<number, number> | null;
  /** Counts per step of one per cent; negative values have negative steps of their own. */
  steps: Map<number, number>;
};

export function emptySpread(most = MOST_DISTINCT): Spread {
  return { n: 0, sum: 0n, squares: 0n, most, exact: new Map(), steps: new Map() };
}

/** Steps are numbered outwards from zero: 0 is zero itself, ±1 is one minor unit. */
function stepOf(value: number): number {
  if (value === 0) return 0;
  const step = 1 + Math.round(Math.log(Math.abs(value)) / GROWTH);
  return value > 0 ? step : -step;
}

function valueOfStep(step: number): number {
  if (step === 0) return 0;
  const value = Math.exp((Math.abs(step) - 1) * GROWTH);
  return step > 0 ? value : -value;
}

function count(table: Map<number, number>, key: number, n: number): void {
  table.set(key, (table.get(key) ?? 0) + n);
}

function countValue(spread: Spread, value: number, n: number): void {
  if (spread.exact === null) {
    count(spread.steps, stepOf(value), n);
    return;
  }
  count(spread.exact, value, n);
  if (spread.exact.size > spread.most) blur(spread);
}

/** Too many different values: from here on they are kept by their steps. */
function blur(spread: Spread): void {
  for (const [value, n] of spread.exact ?? []) count(spread.steps, stepOf(value), n);
  spread.exact = null;
}

/** Adds a value in minor units. */
export function addToSpread(spread: Spread, valueMinor: bigint): void {
  spread.n += 1;
  spread.sum += valueMinor;
  spread.squares += valueMinor * valueMinor;
  countValue(spread, Number(valueMinor), 1);
}

/** Adds the values of another spread of the same room. */
export function mergeSpread(into: Spread, from: Spread): void {
  into.n += from.n;
  into.sum += from.sum;
  into.squares += from.squares;
  if (from.exact === null) blur(into);
  for (const [step, n] of from.steps) count(into.steps, step, n);
  for (const [value, n] of from.exact ?? []) countValue(into, value, n);
}

/** The value below which a share of the others lies, by nearest rank; null where there is none. */
export function quantileOfSpread(spread: Spread, share: number): number | null {
  if (spread.n === 0) return null;
  const table = spread.exact ?? spread.steps;
  const rank = Math.max(1, Math.ceil(share * spread.n));
  let seen = 0;
  for (const key of [...table.keys()].sort((left, right) => left - right)) {
    seen += table.get(key) ?? 0;
    if (seen >= rank) return Math.round(spread.exact ? key : valueOfStep(key));
  }
  return null;
}

/**
 * Sum of the squared distances from the mean, times n: n Σx² − (Σx)². Kept whole, since differences of large sums lose
 * everything in floating point.
 */
function squaresAround({ n, sum, squares }: Spread): bigint {
  return BigInt(n) * squares - sum * sum;
}

/** Population variance; null for an empty spread. */
export function varianceOf(spread: Spread): number | null {
  if (spread.n === 0) return null;
  return Number(squaresAround(spread)) / (spread.n * spread.n);
}

export function meanOf(spread: Spread): number | null {
  return spread.n === 0 ? null : Number(spread.sum) / spread.n;
}

/** What is shown of a spread, in minor units. */
export type SpreadFigures = {
  readonly mean: number;
  readonly median: number;
  /** Distance between the quarters. */
  readonly iqr: number;
  readonly sd: number;
};

export function figuresOf(spread: Spread): SpreadFigures | null {
  const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantileOfSpread(spread, share));
  const [mean, variance] = [meanOf(spread), varianceOf(spread)];
  if (low == null || median == null || high == null || mean === null || variance === null) return null;
  return { mean, median, iqr: high - low, sd: Math.sqrt(Math.max(0, variance)) };
}
