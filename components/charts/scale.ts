/** The end of an axis that holds `max` and divides into whole, round steps (1, 2, 2.5 or 5 times a power of ten). */
export function niceScale(max: number, intervals = 4): { max: number; ticks: number[] } {
  if (!(max > 0)) return { max: 1, ticks: [0, 1] };
  const rough = max / intervals;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10) * power;
  const count = Math.ceil(max / step - 1e-9);
  return {
    max: round(step * count),
    ticks: Array.from({ length: count + 1 }, (_, index) => round(index * step)),
  };
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** Moves labels apart so that none overlaps: positions and the least gap in the same unit, order kept, within 0–`end`. */
export function spread(positions: readonly number[], gap: number, end: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at);
  let floor = Number.NEGATIVE_INFINITY;
  for (const label of order) {
    label.at = Math.max(label.at, floor);
    floor = label.at + gap;
  }
  let ceiling = end;
  for (const label of order.toReversed()) {
    label.at = Math.min(label.at, ceiling);
    ceiling = label.at - gap;
  }
  const moved = [...positions];
  for (const { at, index } of order) moved[index] = at;
  return moved;
}

/** Which of `count` labels to write so that at most `most` are seen; the first one always. */
export function everyNth(count: number, most: number): (index: number) => boolean {
  const step = Math.max(1, Math.ceil(count / most));
  return (index) => index % step === 0;
}
