import { compileCondition } from "../compile/condition";
import type { CompiledPolicy } from "../compile/policy";
import type { Condition, FactName } from "../condition";
import { situationOf } from "../decide";
import type { Place } from "./cases";
import { factsAt } from "./cases";
import type { Dimensions } from "./dimensions";
import type { Leaf } from "./points";

/** Per dimension the options that remain; a dimension that is not named is free. */
type Allowed = ReadonlyMap<number, readonly number[]>;

// A condition of many alternatives has more ways than need be tried.
const MOST_WAYS = 24;

export type Ground = { readonly dimensions: Dimensions; readonly compiled: CompiledPolicy };

function dimensionsRead(fact: FactName, { list }: Dimensions): readonly number[] {
  const names: Partial<Record<FactName, readonly string[]>> = {
    tier: ["impact", "earlier"],
    knownLoss: ["pricePaid", "provenLoss"],
    doubleDeviation: ["earlier"],
    earlierSameOrder: ["earlier"],
    earlierSameCategory: ["earlier"],
  };
  const read = names[fact] ?? [fact];
  return list.flatMap(({ name }, index) => (read.includes(name) ? [index] : []));
}

/** All places that differ in the given dimensions only. */
function placesWithin(dimensions: Dimensions, [first, second]: readonly number[]): readonly Place[] {
  const plain = dimensions.list.map(() => 0);
  const along = (place: Place, at: number | undefined): readonly Place[] =>
    at === undefined
      ? [place]
      : (dimensions.list[at]?.options ?? []).map((_, option) => place.with(at, option));
  return along(plain, first).flatMap((place) => along(place, second));
}

function waysOfLeaf(leaf: Leaf, wanted: boolean, { dimensions, compiled }: Ground): readonly Allowed[] {
  const test = compileCondition(leaf, { rule: "", currency: dimensions.currency });
  const read = dimensionsRead(leaf.fact, dimensions);
  const places = placesWithin(dimensions, read).filter((place) => {
    const failure = test(situationOf(factsAt(dimensions, place), compiled));
    return wanted ? failure === null : failure?.outcome === "not-matched";
  });
  const [only] = read;
  if (places.length === 0) return [];
  if (only === undefined) return [new Map()];
  if (read.length === 1) return [new Map([[only, places.map((place) => place[only] ?? 0)]])];
  return places.map((place) => new Map(read.map((at) => [at, [place[at] ?? 0]])));
}

function both(left: Allowed, right: Allowed): Allowed | null {
  const met = new Map(left);
  for (const [at, options] of right) {
    const kept = met.get(at)?.filter((option) => options.includes(option)) ?? options;
    if (kept.length === 0) return null;
    met.set(at, kept);
  }
  return met;
}

function allOf(parts: readonly (readonly Allowed[])[]): readonly Allowed[] {
  let ways: readonly Allowed[] = [new Map()];
  for (const part of parts) {
    ways = ways.flatMap((way) => part.flatMap((other) => both(way, other) ?? [])).slice(0, MOST_WAYS * 4);
  }
  return ways;
}

function waysOf(condition: Condition, wanted: boolean, ground: Ground): readonly Allowed[] {
  if ("not" in condition) return waysOf(condition.not, !wanted, ground);
  if (!("all" in condition || "any" in condition)) return waysOfLeaf(condition, wanted, ground);
  const parts = "all" in condition ? condition.all : condition.any;
  const ways = parts.map((part) => waysOf(part, wanted, ground));
  return "all" in condition === wanted ? allOf(ways) : ways.flat();
}

/** Places at which a condition holds, the plainest of each way to it; none where it cannot hold. */
export function placesWhere(condition: Condition, ground: Ground): readonly Place[] {
  return waysOf(condition, true, ground)
    .slice(0, MOST_WAYS)
    .map((way) => ground.dimensions.list.map((_, at) => Math.min(...(way.get(at) ?? [0]))));
}
