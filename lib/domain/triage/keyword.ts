/** A keyword made ready for matching. */
export type CompiledKeyword = {
  readonly keyword: string;
  readonly pattern: RegExp;
  /** Beginnings of words, one of which stands in every text that the pattern matches. */
  readonly hints: readonly string[];
};

/** Where a keyword was found: the words that matched, where they start, and what stood between their parts. */
export type KeywordMatch = { readonly matched: string; readonly index: number; readonly between: string };

const LATIN = /[a-z0-9]/;
// Small letters of Latin script: named by their ranges, since \p{Script=Latin} takes a hundred times as long to compile.
const LATIN_LETTER = "a-zªº\\u00df-\\u00f6\\u00f8-\\u024f\\u1e00-\\u1eff";
// What may stand between the parts of a keyword, within one sentence. Words and what parts them are disjoint classes,
// so that no text, however odd, makes the match slow.
const APART = "[^\\p{L}\\p{N}.!?;\\n]+";
const latinGap = (words: number) => `(?:${APART}[\\p{L}\\p{N}]+){0,${words}}?${APART}`;
const chineseGap = (characters: number) => `[^。.!?;\\n]{0,${characters}}?`;

function alternativePattern(alternative: string): string {
  const body = alternative
    .replace(/[.+?^${}()|[\]\\]/g, "\\$&")
    .replace(/\*$/, `[${LATIN_LETTER}]*`)
    .replace(/#/g, "\\d")
    .replace(/ /g, "[\\s-]+");
  // Word boundaries for Latin words only: 發到Facebook上 has none that \b would see as such in Chinese.
  const before =
    LATIN.test(alternative.at(0) ?? "") || alternative.startsWith("#") ? `(?<![${LATIN_LETTER}\\d])` : "";
  const after = LATIN.test(alternative.at(-1) ?? "") ? `(?![${LATIN_LETTER}\\d])` : "";
  return `${before}${body}${after}`;
}

function isLatin(alternatives: readonly string[]): boolean {
  return alternatives.every((alternative) => /^[\x20-\x7e]+$/.test(alternative));
}

/** The longest beginning of a word that stands in a text just as the alternative writes it. */
function hintOf(alternative: string): string {
  const beginnings = alternative.split(" ").map((word) => word.split(/[#*]/)[0] ?? "");
  return beginnings.reduce((longest, part) => (part.length > longest.length ? part : longest));
}

/** The hints of the part whose words are longest, since those are found in the fewest texts. */
function rarestHints(groups: readonly (readonly string[])[]): string[] {
  const shortest = (hints: readonly string[]) => Math.min(...hints.map((hint) => hint.length));
  const candidates = groups.filter((group) => group.length > 0).map((group) => group.map(hintOf));
  return candidates.reduce((best, hints) => (shortest(hints) > shortest(best) ? hints : best));
}

/** Compiles one keyword of the rule table; the notation is explained at KeywordRule. */
export function compileKeyword(keyword: string): CompiledKeyword {
  const pieces = keyword.split(/ (~~?) /);
  const groups = pieces.map((piece, index) => (index % 2 === 0 ? piece.split("|") : []));
  const pattern = pieces.map((piece, index) => {
    if (index % 2 === 0) return `(${(groups[index] ?? []).map(alternativePattern).join("|")})`;
    const wide = piece === "~~";
    const latin = isLatin(groups[index - 1] ?? []) && isLatin(groups[index + 1] ?? []);
    return latin ? latinGap(wide ? 12 : 5) : chineseGap(wide ? 24 : 10);
  });
  return { keyword, pattern: new RegExp(pattern.join(""), "dgu"), hints: rarestHints(groups) };
}

/** Every place where the keyword stands in a normalised text. */
export function* findKeyword(compiled: CompiledKeyword, text: string): Generator<KeywordMatch> {
  for (const match of text.matchAll(compiled.pattern)) {
    const spans = (match.indices ?? []).slice(1).filter((span) => span !== undefined);
    const between = spans.slice(1).map((span, index) => text.slice(spans[index]?.[1], span[0]));
    yield { matched: match.slice(1).join(" … "), index: match.index, between: between.join(" ") };
  }
}

/** Blanks out phrases that merely look like keywords, keeping every position. */
export function mask(text: string, phrases: readonly CompiledKeyword[]): string {
  return phrases.reduce(
    (masked, { pattern }) => masked.replace(pattern, (found) => "\ufffc".repeat(found.length)),
    text,
  );
}
