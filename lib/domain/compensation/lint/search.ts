import type { Currency } from "../../currency";
import { compilePolicy } from "../compile/policy";
import type { Amounts, Policy } from "../policy";
import { factsAt, neighboursOf, type Place, placesOf } from "./cases";
import type { Dimension } from "./choices";
import { dimensionsOf } from "./dimensions";
import { findGaps } from "./gaps";
import { walkCase } from "./monotone";
import { pointsOf } from "./points";
import { meetPayers, plainestWhere, reachRules, whenItCounts } from "./reach";
import type { Ground } from "./solve";
import { type Watch, watchOf } from "./watch";

// So many cases are walked that a policy like the default one is through in a fraction of a second.
const MOST_CASES = { main: 120, other: 12 } as const;
const MOST_PER_RULE = 3;
/** What no amount may hang on, and what a walk varies by itself. */
const NOT_VARIED = ["impact", "provenLoss", "customerTier", "customerSegment"];

function variedOf(list: readonly Dimension[]): readonly Dimension[] {
  return list.map((dimension) =>
    NOT_VARIED.includes(dimension.name) ? { ...dimension, options: [dimension.options[0]] } : dimension,
  );
}

/** Around each rule that moves money: where it holds, where it counts, and what differs from there in one thing. */
function placesOfRules(watch: Watch, ground: Ground): readonly Place[] {
  const varied = variedOf(ground.dimensions.list);
  return [...watch.rules.values()].flatMap((rule) => {
    if (rule.grants.every(({ give }) => give === "human")) return [];
    const holds = plainestWhere(rule.when, ground).slice(0, MOST_PER_RULE);
    const counts = rule.group === null ? [] : plainestWhere(whenItCounts(rule, watch.rules), ground);
    return [...holds, ...counts.slice(0, MOST_PER_RULE)].flatMap((place) => [
      place,
      ...neighboursOf(place, varied),
    ]);
  });
}

function walkAll(watch: Watch, ground: Ground, isMain: boolean): void {
  const { dimensions } = ground;
  const { list, losses, prices } = dimensions;
  const plainest = placesOf(variedOf(list), isMain ? MOST_CASES.main : MOST_CASES.other);
  const around = isMain ? placesOfRules(watch, ground) : [];
  const price = list.findIndex(({ name }) => name === "pricePaid");
  const walked = new Set<string>();
  for (const place of [...plainest, ...around]) {
    const key = place.map((option, at) => (NOT_VARIED.includes(list[at]?.name ?? "") ? 0 : option)).join(" ");
    if (walked.has(key) || walked.size > MOST_CASES.main * 2) continue;
    walked.add(key);
    walkCase(watch, factsAt(dimensions, place), { losses, prices: place[price] === 0 ? prices : [] });
  }
}

/** Every amount table of a policy. */
function tablesOf(policy: Policy): readonly Amounts[] {
  const { leaves, amounts } = pointsOf(policy);
  const { caps } = policy;
  return [
    policy.goodwillUnitMinor,
    ...policy.tiers.map(({ gestureMinor }) => gestureMinor),
    ...leaves.flatMap((leaf) => ("reachesMinor" in leaf ? [leaf.reachesMinor] : [])),
    ...amounts.flatMap((amount) => {
      if (amount.op === "fixed") return [amount.byCurrency];
      return amount.op === "round" ? [amount.toMinor] : [];
    }),
    ...[caps.goodwillPerComplaintMinor, caps.awardsPerWindowMinor, caps.goodwillPerIncidentCaseMinor].filter(
      (table) => table !== null,
    ),
  ];
}

type Searched = { readonly currency: Currency; readonly isMain: boolean };

/**
 * Currencies of a policy without those in which every amount is the same number as in an earlier one. Those in which
 * other tables have an amount at all are searched as widely as the first.
 */
function differing(policy: Policy): readonly Searched[] {
  const tables = tablesOf(policy);
  const seen = new Set<string>();
  const isNew = (mark: string): boolean => !seen.has(mark) && seen.add(mark) === seen;
  return policy.currencies.flatMap((currency) => {
    const numbers = tables.map((table) => table[currency]?.toString() ?? "-");
    if (!isNew(numbers.join(" "))) return [];
    return [{ currency, isMain: isNew(numbers.map((each) => (each === "-" ? each : "#")).join(" ")) }];
  });
}

/** Decides a bounded, always equal set of cases, the plainest first, and keeps what was seen on the way. */
export function searchPolicy(policy: Policy): Watch {
  const watch = watchOf(policy);
  const grounds = differing(policy).flatMap(({ currency, isMain }) => {
    const compiled = compilePolicy(policy, currency);
    return compiled ? [{ compiled, isMain, dimensions: dimensionsOf(policy, currency) }] : [];
  });
  for (const ground of grounds) {
    findGaps(watch, ground.dimensions.plain);
    walkAll(watch, ground, ground.isMain);
    if (ground.isMain) meetPayers(watch, ground);
  }
  reachRules(watch, grounds);
  return watch;
}
