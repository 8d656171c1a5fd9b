import type { Currency } from "../../currency";
import type { Param } from "../decision";
import type { Amounts, Policy } from "../policy";
import type { OwnWords, Wording } from "../wording";

/** How the parts of a list stand beside each other; each has a word in the message files. */
export const JOINTS = ["and", "or", "comma", "slash", "semicolon", "plus"] as const;
export type Joint = (typeof JOINTS)[number];

/** What fills a place of a sentence: a value, another sentence, or several side by side. */
export type SentencePart =
  | Param
  | { readonly say: Sentence }
  | { readonly list: readonly Sentence[]; readonly joint: Joint };

/** A message whose places may hold sentences: what a policy says, before it is put into a language. */
export type Sentence = { readonly key: Wording; readonly params: Readonly<Record<string, SentencePart>> };

/** What a sentence takes names from. A policy is one; the caller may add the categories' names and choose a currency. */
export type SentenceNames = Pick<Policy, "tiers" | "tariffs"> & {
  readonly measures?: Policy["measures"];
  readonly categories?: Readonly<Record<string, OwnWords>>;
  /** Amounts are named in this currency alone; without it in every one that has an amount. */
  readonly currency?: Currency | null;
};

export const NO_NAMES: SentenceNames = { tiers: [], tariffs: [] };

/** A sentence of this module's own namespace. */
export function say(key: string, params: Sentence["params"] = {}): Sentence {
  return { key: `policyWords.${key}`, params };
}

/** Words that stand for themselves: a name, a key of the shared namespace, a manager's own. */
export function words(key: Wording): Sentence {
  return { key, params: {} };
}

/** Text as it is, whatever it holds: a measure's name, a source. */
export function plainText(text: string): Sentence {
  return say("text", { text });
}

/** Several sentences as one. */
export function joined(list: readonly Sentence[], joint: Joint): Sentence {
  const [only] = list;
  return only && list.length === 1 ? only : say("list", { list: { list, joint } });
}

/** An amount per currency: in the one asked for, else in all that have one. */
export function amountsSentence(amounts: Amounts, currency: Currency | null): Sentence {
  const codes = currency === null ? Object.keys(amounts).sort() : [currency];
  const named = codes.flatMap((code) => {
    const amountMinor = amounts[code];
    return amountMinor === undefined
      ? []
      : [say("money", { money: { money: { amountMinor, currency: code } } })];
  });
  return named.length === 0 ? say("no-amount") : joined(named, "slash");
}

/** Basis points as a number of percent. */
export function percentOfBp(bp: number): number {
  return bp / 100;
}
