import type { Currency } from "../../currency";
import { toCanonicalJson } from "../json";
import type { Amounts } from "../policy";
import type { Wording } from "../wording";
import type { ChangeField, ChangeSection, ChangeValue, PolicyChange } from "./change";

/** Where a comparison is: the section and what in it. */
export type Place = { readonly section: ChangeSection; readonly subject: Wording | null };
type Pair<T> = readonly [before: T, after: T];

export function isSame(left: unknown, right: unknown): boolean {
  return toCanonicalJson({ value: left }) === toCanonicalJson({ value: right });
}

/** The change of one field, or none; `say` puts each side in a form that can be worded, null being nothing. */
export function fieldChange<T>(
  place: Place,
  field: ChangeField,
  [before, after]: Pair<T>,
  say: (value: T) => ChangeValue | null,
): PolicyChange[] {
  if (isSame(before, after)) return [];
  return [{ ...place, field, before: say(before), after: say(after) }];
}

/** The changes of a table of amounts, one per currency; null is no table at all. */
export function amountChanges(
  place: Place,
  field: ChangeField,
  [before, after]: Pair<Amounts | null>,
): PolicyChange[] {
  const currencies = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const money = (amounts: Amounts | null, currency: Currency): ChangeValue | null => {
    const amountMinor = amounts?.[currency];
    return amountMinor === undefined ? null : { kind: "money", amountMinor, currency };
  };
  return [...currencies].flatMap((currency) => {
    const sides = [money(before, currency), money(after, currency)] as const;
    return fieldChange(place, field, sides, (value) => value);
  });
}

type Named = { readonly id: string };
type Listing<T> = {
  readonly added: (item: T) => PolicyChange[];
  readonly removed: (item: T) => PolicyChange[];
  readonly kept: (pair: Pair<T>) => PolicyChange[];
};

/** Goes through two lists by id: what was kept and changed, what was added, what was removed. */
export function listChanges<T extends Named>(
  [before, after]: Pair<readonly T[]>,
  say: Listing<T>,
): PolicyChange[] {
  const kept = after.flatMap((item) => {
    const former = before.find(({ id }) => id === item.id);
    return former ? say.kept([former, item]) : say.added(item);
  });
  const removed = before.filter(({ id }) => !after.some((item) => item.id === id)).flatMap(say.removed);
  return [...kept, ...removed];
}
