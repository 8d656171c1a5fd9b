import { addToSample, emptySample, mergeSample, moveOf, type Sample, type SampleCase } from "./sample";

/** The cases behind every figure of a simulation, by the figure's key. */
export type Figures = Map<string, Sample>;

/** A figure's key: its parts may hold anything but the bar between them. */
export function figureKey(...parts: readonly string[]): string {
  return parts.join("|");
}

/** The cases behind a figure, to be added to. */
export function sampleOf(figures: Figures, key: string): Sample {
  let sample = figures.get(key);
  if (!sample) {
    sample = emptySample();
    figures.set(key, sample);
  }
  return sample;
}

export function noteCase(figures: Figures, key: string, one: SampleCase): void {
  addToSample(sampleOf(figures, key), one, moveOf(one));
}

export function mergeFigures(into: Figures, from: Figures): void {
  for (const [key, sample] of from) mergeSample(sampleOf(into, key), sample);
}

export function countOf(figures: Figures, key: string): number {
  return figures.get(key)?.n ?? 0;
}
