import type { ChoiceFact } from "../condition";
import {
  ACCEPTANCES,
  ATTRIBUTIONS,
  type CompensationFacts,
  CUSTOMER_SEGMENTS,
  CUSTOMER_TIERS,
  EMOTIONAL_IMPACTS,
  FAILURE_KINDS,
  UNKNOWN,
} from "../facts";
import { REMEDY_KINDS } from "../remedies";
import { type Points, reads, setsOf } from "./points";

/** A change to the plain case; measures are added to those it has. */
export type Option = Partial<CompensationFacts>;
/** One thing in which cases differ; the first option is the plain one. */
export type Dimension = { readonly name: string; readonly options: readonly [Option, ...Option[]] };

const OURS = ["company", "partner"];

/** One value of each class that the sets cannot tell apart; the first value stands for its class. */
function classesOf<V extends string>(values: readonly V[], sets: readonly (readonly string[])[]): V[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const mark = sets.map((set) => (set.includes(value) ? 1 : 0)).join("");
    return !seen.has(mark) && seen.add(mark);
  });
}

/** Sets that the law itself tells apart, or knowing. */
const TOLD_APART: Partial<Record<ChoiceFact, readonly (readonly string[])[]>> = {
  attribution: [OURS, [UNKNOWN]],
  acceptance: [["rejected"], [UNKNOWN]],
};

function choiceDimension<V extends string>(
  points: Points,
  { fact, values }: { fact: ChoiceFact; values: readonly V[] },
  option: (value: V) => Option,
): Dimension[] {
  const own = TOLD_APART[fact] ?? [];
  if (!reads(points, fact) && own.length === 0) return [];
  const kept = classesOf(values, [...setsOf(points, fact), ...own, [UNKNOWN]]);
  const [first, ...others] = kept;
  return first === undefined ? [] : [{ name: fact, options: [option(first), ...others.map(option)] }];
}

/** The facts of closed sets, each by as many values as the policy and the law tell apart. */
export function choiceDimensions(points: Points, categories: readonly string[]): Dimension[] {
  const remedies = ["none", ...REMEDY_KINDS] as const;
  return [
    ...choiceDimension(points, { fact: "attribution", values: ATTRIBUTIONS }, (attribution) => ({
      attribution,
    })),
    ...choiceDimension(points, { fact: "acceptance", values: ACCEPTANCES }, (acceptance) => ({ acceptance })),
    ...choiceDimension(points, { fact: "emotionalImpact", values: EMOTIONAL_IMPACTS }, (emotionalImpact) => ({
      emotionalImpact,
    })),
    ...choiceDimension(points, { fact: "failureKind", values: FAILURE_KINDS }, (failureKind) => ({
      failureKind,
    })),
    ...choiceDimension(points, { fact: "categoryKey", values: categories }, (categoryKey) => ({
      categoryKey,
    })),
    ...choiceDimension(points, { fact: "requestedRemedy", values: remedies }, (requestedRemedy) => ({
      requestedRemedy,
    })),
    ...choiceDimension(points, { fact: "customerChoice", values: remedies }, (customerChoice) => ({
      customerChoice,
    })),
    ...choiceDimension(points, { fact: "customerTier", values: CUSTOMER_TIERS }, (customerTier) => ({
      customerTier,
    })),
    ...choiceDimension(points, { fact: "customerSegment", values: existingFirst() }, (customerSegment) => ({
      customerSegment,
    })),
  ];
}

function existingFirst(): readonly (typeof CUSTOMER_SEGMENTS)[number][] {
  return ["existing", ...CUSTOMER_SEGMENTS.filter((segment) => segment !== "existing")];
}
