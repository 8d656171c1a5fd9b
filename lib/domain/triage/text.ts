/** Longer texts are cut: what matters is said early, and a 20 kB letter must not slow down the filing of it. */
const MAX_LENGTH = 20_000;

/**
 * One form for matching: full-width letters and digits become half-width, capitals small, curly apostrophes straight,
 * invisible characters vanish. A line feed stays only where it parts paragraphs, so that it can end a sentence.
 */
export function normaliseForTriage(text: string): string {
  return text
    .slice(0, MAX_LENGTH)
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
    .replace(/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'")
    .replace(/[^\S\n]*\n\s*\n\s*/g, "\u2029")
    .replace(/\s+/g, (space) => (space.includes("\u2029") ? "\n" : " "))
    .trim();
}
