import type { Param } from "./decision";
import type { Measure, Policy } from "./policy";

/** What a measure is called where somebody reads of it: by its label, or as the tariff calls it where it has none. */
export function measureName(policy: Policy, name: string): Param {
  const declared = policy.measures.find((measure) => measure.name === name);
  return declared ? { message: declared.label } : name;
}

function isWhole(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

/** Reads a stored table of measures; what is no whole number is left out, since no amount may rest on it. */
export function readMeasures(stored: unknown): Readonly<Record<string, number>> {
  if (typeof stored !== "object" || stored === null) return {};
  return Object.fromEntries(
    Object.entries(stored).filter((entry): entry is [string, number] => isWhole(entry[1])),
  );
}

export type AskedMeasures = {
  readonly measures: readonly Measure[];
  /** Whether some tariff counts only for failures of certain days. */
  readonly needsDay: boolean;
};

/** What a policy has to be told about a failure beyond the facts that every case has. */
export function askedMeasures({ measures, tariffs }: Policy): AskedMeasures {
  return {
    measures,
    needsDay: tariffs.some(
      ({ effectiveFrom, effectiveTo }) => effectiveFrom !== null || effectiveTo !== null,
    ),
  };
}
