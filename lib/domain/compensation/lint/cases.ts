import type { CompensationFacts } from "../facts";
import type { Dimension } from "./choices";
import type { Dimensions } from "./dimensions";

/** Which option of each dimension a case takes; 0 is the plain one. */
export type Place = readonly number[];

/** The case at a place. */
export function factsAt({ plain, list }: Dimensions, place: Place): CompensationFacts {
  let facts = plain;
  let measures = plain.measures;
  list.forEach(({ options }, index) => {
    const option = options[place[index] ?? 0] ?? options[0];
    if (option.measures) measures = { ...measures, ...option.measures };
    facts = { ...facts, ...option };
  });
  return { ...facts, measures };
}

/** In how many things a place differs from the plain case. */
export function oddities(place: Place): number {
  return place.filter((index) => index > 0).length;
}

function* differing(
  list: readonly Dimension[],
  from: number,
  place: number[],
  left: number,
): Generator<Place> {
  if (left === 0) yield [...place];
  for (let at = from; left > 0 && at <= list.length - left; at += 1) {
    const count = list[at]?.options.length ?? 1;
    for (let option = 1; option < count; option += 1) {
      place[at] = option;
      yield* differing(list, at + 1, place, left - 1);
    }
    place[at] = 0;
  }
}

/** All places, the plainest first. */
function* plainestFirst(list: readonly Dimension[]): Generator<Place> {
  const plain = list.map(() => 0);
  for (let odd = 0; odd <= list.length; odd += 1) yield* differing(list, 0, [...plain], odd);
}

/** Places that look drawn by chance and are always the same. */
function* scattered(list: readonly Dimension[]): Generator<Place> {
  let state = 0x2545f491;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  for (;;) yield list.map(({ options }) => (next(2) === 0 ? 0 : next(options.length)));
}

/** At most `most` places: all of them where they are so few, else the plainest and a spread over the others. */
export function placesOf(list: readonly Dimension[], most: number): readonly Place[] {
  const found: Place[] = [];
  const plainest = Math.ceil(most * 0.7);
  for (const place of plainestFirst(list)) {
    if (found.length === most) return found;
    if (found.length === plainest && !isFew(list, most)) break;
    found.push(place);
  }
  if (isFew(list, most)) return found;
  for (const place of scattered(list)) {
    if (found.length >= most) break;
    found.push(place);
  }
  return found;
}

function isFew(list: readonly Dimension[], most: number): boolean {
  let all = 1;
  for (const { options } of list) all *= options.length;
  return all <= most;
}

/** The places that differ from one in a single thing. */
export function neighboursOf(place: Place, list: readonly Dimension[]): readonly Place[] {
  return list.flatMap(({ options }, at) =>
    options.flatMap((_, option) => (option === place[at] ? [] : [place.with(at, option)])),
  );
}
