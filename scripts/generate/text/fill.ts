import type { CategoryKey } from "@/lib/domain/categories";
import type { Dice } from "../dice";
import type { Phrasebook } from "../words/types";
import { type Passage, passageOf } from "./passage";

const SLOT = /\{(product|days|when|since|times|shop)\}/g;

/** What one letter is about: all its sentences speak of the same thing. */
export type Topic = { book: Phrasebook; category: CategoryKey; product: string };

export function topicOf(book: Phrasebook, category: CategoryKey, dice: Dice): Topic {
  return { book, category, product: dice.pick(book.categories[category].products) };
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A sentence of the book with its blanks filled in. */
export function say(phrase: string, { book, product }: Topic, dice: Dice): Passage {
  if (!phrase.includes("{")) return passageOf(phrase);
  const { slots } = book.letters;
  const text = phrase.replace(SLOT, (_, slot: string) => {
    if (slot === "days") return dice.pick(slots.days);
    if (slot === "when") return dice.pick(slots.when);
    if (slot === "since") return dice.pick(slots.since);
    if (slot === "times") return dice.pick(slots.times);
    return slot === "shop" ? dice.pick(slots.shop) : product;
  });
  return passageOf(book.gap === "" ? text : capitalised(text));
}
