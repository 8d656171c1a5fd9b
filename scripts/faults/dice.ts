/** Chance that a seed can repeat: the same seed makes the same plan of mischief. */
export type Dice = {
  /** From 0 up to, but not including, 1. */
  roll: () => number;
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number;
  shuffled: <T>(list: readonly T[]) => T[];
};

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    roll,
    between: (low, high) => low + Math.floor(roll() * (high - low + 1)),
    shuffled(list) {
      return list
        .map((value) => ({ value, place: roll() }))
        .sort((one, other) => one.place - other.place)
        .map(({ value }) => value);
    },
  };
}
