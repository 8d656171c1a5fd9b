import type { Currency } from "../currency";
import type { Message, Param } from "./decision";

type Params = Readonly<Record<string, Param>>;

const NO_PARAMS: Params = {};

/** A message of the `compensation` namespace. */
export function say(key: string, params: Params = NO_PARAMS): Message {
  return { key, params };
}

/** An amount as a message carries it. */
export function money(amountMinor: bigint, currency: Currency): Param {
  return { money: { amountMinor, currency } };
}

/** A name that is itself a message. */
export function named(key: string): Param {
  return { message: key };
}

/** One value per key, made once: what is said again and again in the same words need not be made each time. */
export function onceFor<K extends string, V>(keys: readonly K[], make: (key: K) => V): ReadonlyMap<K, V> {
  return new Map(keys.map((key) => [key, make(key)]));
}
