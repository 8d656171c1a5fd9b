import type { Figures } from "@/lib/domain/simulation/figures";
import type { SimulationResult } from "@/lib/domain/simulation/result";
import { casesOf, type SampleCase } from "@/lib/domain/simulation/sample";

/** A case as it is stored: id, currency, what it got, what it would get. Names for each would double the size. */
export type StoredCase = readonly [id: string, currency: string, beforeMinor: string, afterMinor: string];
export type KeptFigure = { key: string; n: number; cases: readonly StoredCase[] };

/** Every figure that a result names. */
function namedIn(value: unknown, found: Set<string>): Set<string> {
  if (typeof value !== "object" || value === null) return found;
  for (const [name, item] of Object.entries(value)) {
    if (/(^f|F)igure$/.test(name) && typeof item === "string") found.add(item);
    else namedIn(item, found);
  }
  return found;
}

function storedCase({ id, currency, beforeMinor, afterMinor }: SampleCase): StoredCase {
  return [id, currency, beforeMinor.toString(), afterMinor.toString()];
}

/** The cases behind the figures that a result shows; what stands behind none of them is dropped. */
export function keptFigures(result: SimulationResult, figures: Figures): KeptFigure[] {
  const named = namedIn(result, new Set());
  return [...figures].flatMap(([key, sample]) =>
    named.has(key) ? [{ key, n: sample.n, cases: casesOf(sample).map(storedCase) }] : [],
  );
}
