import type { Condition } from "../condition";
import type { Rule } from "../policy";
import { factsAt, neighboursOf, oddities, type Place } from "./cases";
import type { Dimensions } from "./dimensions";
import { findingOf, type LintFinding } from "./finding";
import { type Ground, placesWhere } from "./solve";
import { pathOf, type Watch } from "./watch";

const MOST_PAIRS = 30;
const MOST_NEAR = 60;
const MOST_AROUND = 300;

function comesBefore(left: Rule, right: Rule): boolean {
  return left.priority - right.priority < 0 || (left.priority === right.priority && left.id < right.id);
}

/** The rule's condition, and that none of its group comes before it. */
export function whenItCounts(rule: Rule, rules: ReadonlyMap<string, Rule>): Condition {
  const earlier = [...rules.values()].filter(
    (other) => other.group !== null && other.group === rule.group && comesBefore(other, rule),
  );
  return { all: [rule.when, ...earlier.map(({ when }): Condition => ({ not: when }))] };
}

/** The same place on every day that makes a difference to a tariff. */
function onEachDay(place: Place, { list }: Dimensions): readonly Place[] {
  const at = list.findIndex(({ name }) => name === "occurredOn");
  if (at < 0) return [place];
  const days = (list[at]?.options ?? []).map((_, option) => place.with(at, option));
  return [place, ...days];
}

/** The plainest places at which a condition holds. */
export function plainestWhere(condition: Condition, ground: Ground): readonly Place[] {
  return placesWhere(condition, ground).toSorted((left, right) => oddities(left) - oddities(right));
}

function counts(watch: Watch, id: string, { place, ground }: { place: Place; ground: Ground }): boolean {
  return onEachDay(place, ground.dimensions).some((day) => {
    watch.settle(factsAt(ground.dimensions, day));
    return watch.counted.has(id);
  });
}

function tryRule(watch: Watch, rule: Rule, ground: Ground): boolean {
  const { id, when, group } = rule;
  const { list } = ground.dimensions;
  const alone = plainestWhere(whenItCounts(rule, watch.rules), ground);
  if (alone.some((place) => counts(watch, id, { place, ground }))) return true;
  const holds = plainestWhere(when, ground);
  // Where others of its group come first, it is their turn only as long as their amounts can be worked out.
  const around = group === null ? [] : holds.flatMap((place) => neighboursOf(place, list));
  return [...holds, ...around.slice(0, MOST_AROUND)].some((place) => counts(watch, id, { place, ground }));
}

/** Looks for a case for each rule that no other search has counted. */
export function reachRules(watch: Watch, grounds: readonly Ground[]): void {
  for (const [id, rule] of watch.rules) {
    if (!watch.counted.has(id)) grounds.some((ground) => tryRule(watch, rule, ground));
  }
}

/** Rules that nothing reaches: their condition contradicts itself, or others of their group always come first. */
export function unreachable({ policy, rules, counted, insteadOf }: Watch): readonly LintFinding[] {
  return [...rules.keys()].flatMap((id) => {
    if (counted.has(id)) return [];
    const by = insteadOf.get(id);
    return [
      findingOf("unreachable-rule", { path: pathOf(policy, id), ids: by === undefined ? [id] : [id, by] }),
    ];
  });
}

function payees(rule: Rule): readonly string[] {
  return rule.grants.flatMap((grant) => {
    if (grant.give === "tariff") return [`tariff ${grant.tariff}`];
    return grant.give === "owed" && grant.purpose === "price" ? ["price"] : [];
  });
}

/** Looks at the cases that two rules which pay for the same thing have in common. */
export function meetPayers(watch: Watch, ground: Ground): void {
  const paying = [...watch.rules.values()].filter((rule) => payees(rule).length > 0);
  const pairs = paying.flatMap((left, index) =>
    paying.slice(index + 1).flatMap((right) => {
      const isEither = left.group !== null && left.group === right.group;
      const same = payees(left).some((payee) => payees(right).includes(payee));
      return same && !isEither ? [[left, right] as const] : [];
    }),
  );
  for (const [left, right] of pairs.slice(0, MOST_PAIRS)) {
    const [place] = plainestWhere({ all: [left.when, right.when] }, ground);
    if (place === undefined) continue;
    // Where a measure is 0 a tariff pays nothing, so what is near is looked at too.
    const near = neighboursOf(place, ground.dimensions.list).slice(0, MOST_NEAR);
    for (const each of [place, ...near]) {
      for (const day of onEachDay(each, ground.dimensions)) watch.settle(factsAt(ground.dimensions, day));
    }
  }
}
