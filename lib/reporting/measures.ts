/** What the roll-ups count, by day. Each leads to a list of the very things it counted. */
export const TALLY_MEASURES = [
  "received.severity",
  "received.category",
  "received.department",
  "open.department",
  "ended.department",
  "answered.severity",
  "answer-time",
  "kept.severity",
  "kept.department",
  "broken.severity",
  "broken.department",
  "closed.severity",
  "closed.category",
  "closed.department",
  "closed.outcome",
  "closed.cause",
  "close-time",
  "csat",
  "nps",
  "recovery",
  "compensation-score",
  "view-changed",
  "award.tier",
  "award.kind",
  "award.department",
  "fulfilled",
] as const;
export type TallyMeasure = (typeof TALLY_MEASURES)[number];

/**
 * What is so only now, or at a day's end, and therefore looked up and not counted by day: promises overdue and
 * unanswered (received in the span), the stock of open cases at the end of the span, remedies due in the span and overdue.
 */
export const LIVE_MEASURES = [
  "overdue.severity",
  "overdue.department",
  "stock.department",
  "fulfilment-overdue",
] as const;
export type LiveMeasure = (typeof LIVE_MEASURES)[number];

export type Measure = TallyMeasure | LiveMeasure;
export const MEASURES: readonly Measure[] = [...TALLY_MEASURES, ...LIVE_MEASURES];

export function isMeasure(value: string): value is Measure {
  return MEASURES.some((measure) => measure === value);
}

export function isTallyMeasure(measure: Measure): measure is TallyMeasure {
  return TALLY_MEASURES.some((one) => one === measure);
}

/** Sum of one key of one measure over a span: how many, and what their amounts or durations add up to. */
export type Sum = { key: string; n: number; total: bigint };
export type Sums = ReadonlyMap<TallyMeasure, readonly Sum[]>;

export function sumsOf(sums: Sums, measure: TallyMeasure): readonly Sum[] {
  return sums.get(measure) ?? [];
}

/** How many a measure counted, of one key or of all. */
export function countOf(sums: Sums, measure: TallyMeasure, key?: string): number {
  return sumsOf(sums, measure).reduce((n, sum) => (key === undefined || sum.key === key ? n + sum.n : n), 0);
}
