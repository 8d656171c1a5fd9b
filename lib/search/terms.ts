import { toOneScript } from "./one-script";

/** A letter of 20 kB stays below this; more than that is cut, the recheck still reads the whole text. */
const MAX_TERMS = 8192;
/** Longer words are indexed and looked up by their beginning. */
const MAX_WORD_LENGTH = 64;
const MAX_QUERY_LENGTH = 200;
const MAX_NEEDLES = 10;

export type NormalisedText = { ok: true; text: string } | { ok: false; reason: "contains-nul" };

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them.
const ASCII = /^[\x00-\x7f]*$/;
/** Zero-width characters, marks of direction, variation selectors, soft hyphens. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/**
 * The one form in which text is stored for search and looked up: compatibility forms and full width folded, capitals
 * folded, invisible characters gone, Chinese in one script, white space single. A NUL, which PostgreSQL cannot store,
 * is refused rather than dropped, since it means that the input is no text.
 */
export function normaliseForSearch(text: string): NormalisedText {
  if (text.includes("\0")) return { ok: false, reason: "contains-nul" };
  // Most English letters hold nothing that the long way would fold, and they come by the thousand.
  if (ASCII.test(text)) return { ok: true, text: text.toLowerCase().replace(/\s+/g, " ").trim() };
  const folded = text
    .replace(/\p{Surrogate}/gu, "\ufffd")
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    // Up and down again folds ß, ſ and ı, which lower-casing alone keeps apart; down first, since a capital ẞ stays itself.
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .replaceAll("ς", "σ")
    .normalize("NFKC");
  return { ok: true, text: toOneScript(folded).replace(/\s+/g, " ").trim() };
}

const CJK = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}";
const RUNS = new RegExp(`([${CJK}]+)|((?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+)`, "gu");

function bigrams(run: string): string[] {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}

/**
 * The terms of a normalised text: pairs of neighbouring characters for Chinese, Japanese and Korean, words for other
 * scripts; each once. PostgreSQL's trigrams need three characters and its parser takes an unspaced run for one word,
 * so neither finds 退款.
 */
export function searchTerms(normalised: string): string[] {
  const terms = new Set<string>();
  if (ASCII.test(normalised)) {
    for (const word of normalised.match(/[a-z0-9]+/gi) ?? []) terms.add(word.slice(0, MAX_WORD_LENGTH));
    return [...terms].slice(0, MAX_TERMS);
  }
  for (const [, run, word] of normalised.matchAll(RUNS)) {
    if (run !== undefined) for (const bigram of bigrams(run)) terms.add(bigram);
    else if (word !== undefined)
      terms.add([...word.slice(0, 2 * MAX_WORD_LENGTH)].slice(0, MAX_WORD_LENGTH).join(""));
    if (terms.size >= MAX_TERMS) break;
  }
  return [...terms].slice(0, MAX_TERMS);
}

/**
 * What to look for. `terms` narrow by the index (all must be there), `needles` are literals that must all occur in the
 * normalised text. A single character, or signs without any letter, have no term: that is a bounded scan.
 */
export type SearchQuery =
  | { kind: "empty" }
  | { kind: "refused"; reason: "contains-nul" }
  | { kind: "single-character"; needles: string[] }
  | { kind: "terms"; terms: string[]; needles: string[] };

export function parseSearchQuery(query: string): SearchQuery {
  const normalised = normaliseForSearch(query.slice(0, MAX_QUERY_LENGTH));
  if (!normalised.ok) return { kind: "refused", reason: normalised.reason };
  const needles = [...new Set(normalised.text.split(" "))]
    .filter((word) => word !== "")
    .slice(0, MAX_NEEDLES);
  if (needles.length === 0) return { kind: "empty" };
  const terms = searchTerms(needles.join(" "));
  return terms.length === 0 ? { kind: "single-character", needles } : { kind: "terms", terms, needles };
}

/** A LIKE pattern that finds the literal anywhere: `%`, `_` and `\` stand for themselves. */
export function likePattern(literal: string): string {
  return `%${literal.replace(/[\\%_]/g, "\\$&")}%`;
}
