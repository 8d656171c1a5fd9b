/** The list without one item. */
export function without<T>(list: readonly T[], index: number): readonly T[] {
  return list.filter((_, each) => each !== index);
}

/** The list with one item changed. */
export function replaced<T>(list: readonly T[], index: number, item: T): readonly T[] {
  return list.map((old, each) => (each === index ? item : old));
}

/** The list with one item elsewhere; a place outside leaves it as it is. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = without(list, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** A name that nothing in use has: "rule-3". */
export function freshId(base: string, taken: readonly string[]): string {
  const stem = base.replace(/-\d+$/, "");
  for (let number = 1; ; number += 1) {
    const id = `${stem}-${number}`;
    if (!taken.includes(id)) return id;
  }
}
