/** So many failures say that it is not the items: a database that is gone would be asked in vain for each of them. */
const MOST_FAILURES = 20;

/**
 * Does a piece of work for each item in turn. An item that fails does not stop those behind it: what went wrong is thrown
 * once all have had their turn. Throws an AggregateError, the first error as its cause.
 */
export async function oneByOne<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const errors: unknown[] = [];
  for (const item of items) {
    if (errors.length >= MOST_FAILURES) break;
    try {
      await work(item);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length === 0) return;
  throw new AggregateError(errors, `${errors.length} of ${items.length} failed`, { cause: errors[0] });
}
