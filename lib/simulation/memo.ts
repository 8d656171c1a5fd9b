/** Remembers what was worked out last, in bounded room. */
export type Memo<Value> = {
  get: (key: string) => Value | undefined;
  set: (key: string, value: Value) => void;
};

/** Gives the same value for all that have the same name, as far as it remembers: thousands of cases share one. */
export function sharedBy<Value>(nameOf: (value: Value) => string, most: number): (value: Value) => Value {
  const known = memoOf<Value>(most);
  return (value) => {
    const name = nameOf(value);
    const shared = known.get(name);
    if (shared !== undefined) return shared;
    known.set(name, value);
    return value;
  };
}

/**
 * Two generations: once the young one is full, the old one is forgotten and the young one grows old. What is asked for
 * again grows young, so what is used often stays. `most` 0 remembers nothing.
 */
export function memoOf<Value>(most: number): Memo<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  const half = Math.floor(most / 2);
  const set = (key: string, value: Value) => {
    if (half === 0) return;
    if (young.size >= half) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };
  const get = (key: string) => {
    const known = young.get(key);
    if (known !== undefined) return known;
    const kept = old.get(key);
    if (kept !== undefined) set(key, kept);
    return kept;
  };
  return { get, set };
}
