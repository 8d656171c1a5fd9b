import type { CompiledKeyword } from "./keyword";

type Hinted = readonly [hint: string, keyword: CompiledKeyword];

/** Which keywords a text may hold: all that it does hold are among them. */
export type KeywordFinder = (text: string) => ReadonlySet<CompiledKeyword>;

/** a–z and 0–9, the characters that make words of a normalised Latin text. */
function isWordCode(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
}

/** One number for two neighbouring characters; 0 stands for the missing second one of a hint of one character. */
function pairKey(first: number, second: number): number {
  return first * 0x10000 + second;
}

function byBeginning(keywords: readonly CompiledKeyword[]): ReadonlyMap<number, readonly Hinted[]> {
  const index = new Map<number, Hinted[]>();
  for (const keyword of keywords) {
    for (const hint of keyword.hints) {
      const key = pairKey(hint.charCodeAt(0), hint.length > 1 ? hint.charCodeAt(1) : 0);
      index.set(key, [...(index.get(key) ?? []), [hint, keyword]]);
    }
  }
  return index;
}

/**
 * Puts hundreds of keywords behind one pass over the text, since trying each pattern takes a hundred times as long. Only
 * places where a word may begin are looked at: every Chinese character, and a letter or digit after none of its kind.
 */
export function keywordFinder(keywords: readonly CompiledKeyword[]): KeywordFinder {
  const index = byBeginning(keywords);
  return (text) => {
    const found = new Set<CompiledKeyword>();
    const look = (key: number, at: number) => {
      for (const [hint, keyword] of index.get(key) ?? [])
        if (!found.has(keyword) && text.startsWith(hint, at)) found.add(keyword);
    };
    let isInWord = false;
    for (let at = 0; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      const isWord = isWordCode(code);
      if (!isInWord || !isWord) {
        look(pairKey(code, 0), at);
        if (at + 1 < text.length) look(pairKey(code, text.charCodeAt(at + 1)), at);
      }
      isInWord = isWord;
    }
    return found;
  };
}
