import type { ClockDefinition, ClockScope, SlaTerms } from "@/lib/domain/sla/terms/definition";
import type { Pack } from "./pack";

type Side = readonly string[] | null;

function united(left: Side, right: Side): Side {
  return left === null || right === null ? null : [...new Set([...left, ...right])].sort();
}

/** Every case that either takes in; where they differ on more than one side, the smallest scope around both. */
export function uniteScopes(left: ClockScope, right: ClockScope): ClockScope {
  return {
    categories: united(left.categories, right.categories),
    departments: united(left.departments, right.departments),
    regions: united(left.regions, right.regions),
  };
}

/** For which cases a pack is in the terms; null where it is not. */
export function packScope({ clocks }: SlaTerms, key: string): ClockScope | null {
  const [first, ...more] = clocks.filter(({ pack }) => pack === key).map(({ scope }) => scope);
  return first ? more.reduce(uniteScopes, first) : null;
}

/**
 * The terms with a pack's clocks for exactly one scope, whatever it was taken for before. Limits are the pack's own; of a
 * clock that was there already the ladder stays, since whom to tell is the house's to say. Nothing else is touched.
 */
export function withPack(terms: SlaTerms, pack: Pack, chosen: ClockScope): SlaTerms {
  const scope = uniteScopes(chosen, chosen);
  const known = new Map(
    terms.clocks.filter((clock) => clock.pack === pack.key).map((clock) => [clock.key, clock]),
  );
  const clocks = pack.clocks.map(
    (clock): ClockDefinition => ({ ...clock, scope, ladder: known.get(clock.key)?.ladder ?? clock.ladder }),
  );
  const others = terms.clocks.filter((clock) => clock.pack !== pack.key);
  const first = terms.clocks.findIndex((clock) => clock.pack === pack.key);
  const at = first < 0 ? others.length : first;
  return { ...terms, clocks: [...others.slice(0, at), ...clocks, ...others.slice(at)] };
}

/** The terms without a pack. What already runs by it goes on under its own version. */
export function withoutPack(terms: SlaTerms, key: string): SlaTerms {
  return { ...terms, clocks: terms.clocks.filter((clock) => clock.pack !== key) };
}
