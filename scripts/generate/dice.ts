/**
 * Chance that always falls the same way: `at` starts the row of numbers that belongs to a name and an index, so that
 * any worker gets the same numbers for the same complaint, whatever was made before it.
 */
export type Dice = {
  at: (stream: number, index: number) => Dice;
  /** In [0, 1). */
  next: () => number;
  /** 32 random bits. */
  bits: () => number;
  /** A whole number in [0, limit). */
  below: (limit: number) => number;
  between: (low: number, high: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(list: readonly T[]) => T;
  /** By weights that `cumulative` has summed up; the index of the one drawn. */
  weighted: (sums: readonly number[]) => number;
  /** A skewed quantity such as a handling time: half of all draws lie below the median. */
  logNormal: (median: number, sigma: number) => number;
};

const TWO_32 = 2 ** 32;

/** Spreads small seeds over all bits (the finaliser of MurmurHash3). */
function mix(value: number): number {
  let h = value | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** Running sums of weights, for `weighted`. */
export function cumulative(weights: readonly number[]): readonly number[] {
  let sum = 0;
  return weights.map((weight) => {
    sum += weight;
    return sum;
  });
}

/** A small fast counter generator (sfc32, public domain, by Chris Doty-Humphrey). */
export function diceOf(seed: number): Dice {
  let a = 0;
  let b = 0;
  let c = 0;
  let counter = 1;

  function bits(): number {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return sum >>> 0;
  }

  const next = () => bits() / TWO_32;
  const below = (limit: number) => Math.floor(next() * limit);
  const dice: Dice = {
    at(stream, index) {
      a = mix(seed ^ 0x9e3779b9);
      b = mix(Math.floor(seed / TWO_32) ^ Math.imul(stream, 0x6c078965));
      c = mix(index ^ Math.imul(stream, 0x27d4eb2f));
      counter = 1;
      for (let round = 0; round < 10; round += 1) bits();
      return dice;
    },
    next,
    bits,
    below,
    between: (low, high) => low + next() * (high - low),
    chance: (probability) => next() < probability,
    pick(list) {
      const item = list[below(list.length)];
      if (item === undefined) throw new RangeError("nothing to pick from");
      return item;
    },
    weighted(sums) {
      const drawn = next() * (sums[sums.length - 1] ?? 0);
      const index = sums.findIndex((sum) => drawn < sum);
      return index < 0 ? sums.length - 1 : index;
    },
    logNormal(median, sigma) {
      // Box and Muller: two even numbers make a normal one.
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return median * Math.exp(sigma * normal);
    },
  };
  return dice.at(0, 0);
}

/** What a row of numbers is for; two purposes never share one. */
export const STREAMS = {
  plan: 1,
  case: 2,
  customer: 3,
  id: 4,
  story: 5,
  order: 6,
  staff: 7,
  money: 8,
  region: 9,
} as const;
