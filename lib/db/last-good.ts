import { isUnavailable } from "@/lib/db/outage";

/**
 * Answers with what was last read while the database is away, so that the pages made of it still show. Only for the few
 * things that hardly change and that everyone may see; a value never read before cannot be answered.
 */
export function lastGood<T>(): (key: string, read: () => Promise<T>) => Promise<T> {
  const known = new Map<string, { value: T }>();
  return async (key, read) => {
    try {
      const value = await read();
      known.set(key, { value });
      return value;
    } catch (error) {
      const held = known.get(key);
      if (held && isUnavailable(error)) return held.value;
      throw error;
    }
  };
}
