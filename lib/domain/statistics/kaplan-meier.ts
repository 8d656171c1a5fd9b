/** How long something took; censored: at least so long, since it was still going on or ended otherwise. */
export type Duration = { readonly time: number; readonly isCensored: boolean };

/** The share that lasts longer than `time`, from this step on until the next. */
export type SurvivalStep = { readonly time: number; readonly survival: number };

/** A survival curve: its steps downwards, the earliest first, and of how many durations it is made. */
export type SurvivalCurve = {
  readonly n: number;
  readonly events: number;
  readonly steps: readonly SurvivalStep[];
};

/**
 * The product-limit estimate (Kaplan and Meier 1958). What was censored at a time counts as at risk then: an ending at the
 * same time comes first.
 */
export function survivalCurve(durations: readonly Duration[]): SurvivalCurve {
  const sorted = [...durations].sort((left, right) => left.time - right.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let events = 0;
  let first = 0;
  while (first < sorted.length) {
    const time = sorted[first]?.time ?? 0;
    let next = first;
    let ended = 0;
    for (; sorted[next]?.time === time; next += 1) ended += sorted[next]?.isCensored ? 0 : 1;
    if (ended > 0) {
      survival *= 1 - ended / (sorted.length - first);
      events += ended;
      steps.push({ time, survival });
    }
    first = next;
  }
  return { n: sorted.length, events, steps };
}

/** S(t): the share that lasts longer than `time`. Beyond the last ending the curve goes on level. */
export function survivalAt({ steps }: SurvivalCurve, time: number): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return steps[low - 1]?.survival ?? 1;
}

/** P(T > later | T > now). Null where nothing on record lasted as long as `now`. */
export function conditionalSurvival(
  curve: SurvivalCurve,
  { now, later }: { now: number; later: number },
): number | null {
  const reached = survivalAt(curve, now);
  return reached > 0 ? survivalAt(curve, Math.max(now, later)) / reached : null;
}
