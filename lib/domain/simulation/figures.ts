import { addToSample, emptySample, type Sample, type SampleCase } from "./sample";

/** The cases behind every figure of a simulation, by the figure's key. */
export type Figures = Map<string, Sample>;

/** A figure's key: its parts may hold anything but the bar between them. */
export function figureKey(...parts: readonly string[]): string {
  return parts.join("|");
}

/** How far a case moved: what orders the cases behind a figure. */
export function moveOf({ beforeMinor, afterMinor }: SampleCase): number {
  return Math.abs(Number(afterMinor - beforeMinor));
}

export function noteCase(figures: Figures, key: string, one: SampleCase): void {
  let sample = figures.get(key);
  if (!sample) {
    sample = emptySample();
    figures.set(key, sample);
  }
  addToSample(sample, one, moveOf(one));
}

export function countOf(figures: Figures, key: string): number {
  return figures.get(key)?.n ?? 0;
}
