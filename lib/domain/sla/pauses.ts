import { type Stretch, united } from "./calendar/calendar";
import { timeOf } from "./calendar/time-of";

/** While the clock rests: from one instant up to, not including, another; null while nobody knows until when. */
export type Pause = { readonly from: Date; readonly to: Date | null };

/** The time the pauses cover together, in order, each instant once; one that ends before it begins covers none. */
export function pausedTime(pauses: readonly Pause[]): readonly Stretch[] {
  if (pauses.length === 0) return [];
  const stretches = pauses.map(({ from, to }) => ({
    from: timeOf(from, "A pause's beginning"),
    to: to === null ? Number.POSITIVE_INFINITY : timeOf(to, "A pause's end"),
  }));
  return united(stretches.filter(({ from, to }) => from < to));
}
