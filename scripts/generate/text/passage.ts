import { triage } from "@/lib/domain/triage/triage";
import type { Locale } from "@/lib/i18n/config";
import { normaliseForSearch, searchTerms } from "@/lib/search/terms";

/**
 * A sentence with what search and triage make of it. Sentences are drawn again and again, so each is looked at once:
 * normalising a whole letter anew would cost more than everything else about a complaint.
 */
export type Passage = {
  readonly text: string;
  /** As it stands in the haystack. */
  readonly norm: string;
  readonly terms: readonly string[];
};

/** Far more than the different sentences of all phrase books; a guard against texts that never come again. */
const MOST_KEPT = 200_000;

const passages = new Map<string, Passage>();
const loud = new WeakMap<Passage, boolean>();

function look(text: string): Passage {
  const normalised = normaliseForSearch(text);
  const norm = normalised.ok ? normalised.text : "";
  return { text, norm, terms: searchTerms(norm) };
}

export function passageOf(text: string): Passage {
  const known = passages.get(text);
  if (known) return known;
  const made = look(text);
  if (passages.size < MOST_KEPT) passages.set(text, made);
  return made;
}

/** Whether triage finds anything in it. What it finds in none of a letter's sentences it does not find in the letter. */
export function isLoud(passage: Passage, locale: Locale): boolean {
  const known = loud.get(passage);
  if (known !== undefined) return known;
  const found = triage({ text: passage.text, categoryKey: null, locale }).reasons.length > 1;
  loud.set(passage, found);
  return found;
}

const ASCII = /^[\x21-\x7e]*$/;

/** Codes, addresses and numbers, each of them different: small letters, parted at every other sign. */
export function codePassage(text: string): Passage {
  if (!ASCII.test(text)) return look(text);
  const norm = text.toLowerCase();
  return { text, norm, terms: [...new Set(norm.split(/[^a-z0-9]+/).filter((word) => word !== ""))] };
}

/** Several passages as one, as they stand in a text. */
export function joined(passages: readonly Passage[], gap: string): Passage {
  return {
    text: passages.map(({ text }) => text).join(gap),
    norm: passages.map(({ norm }) => norm).join(gap === "" ? "" : " "),
    terms: termsOf(passages),
  };
}

export function termsOf(passages: readonly Passage[]): readonly string[] {
  const terms = new Set<string>();
  for (const passage of passages) for (const term of passage.terms) terms.add(term);
  return [...terms];
}

/** The search row of texts that are indexed one after the other. */
export function searchRowOf(texts: readonly Passage[]): { terms: readonly string[]; haystack: string } {
  const said = texts.filter(({ norm }) => norm !== "");
  return { terms: termsOf(said), haystack: said.map(({ norm }) => norm).join("\n") };
}
