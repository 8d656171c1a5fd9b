import type { Language } from "../languages";

/** A key of the message files, namespace included ("rule.refund-price.agent"). */
export type MessageKey = string;
/** A sentence in every language, with `{amount}`, `{percent}`, `{gesture}`, `{tier}` and `{kind}` as places to fill. */
export type OwnWords = Readonly<Record<Language, string>>;
/** What ships with the product stands in its message files; what a manager writes stands in the policy itself. */
export type Wording = MessageKey | OwnWords;

/** A manager's sentence with its places filled; a place that the case has no value for stays as it was written. */
export function fillWords(words: string, params: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : place,
  );
}
