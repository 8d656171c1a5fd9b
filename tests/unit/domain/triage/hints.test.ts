import { describe, expect, it } from "vitest";
import { keywordFinder } from "@/lib/domain/triage/hints";
import { compileKeyword } from "@/lib/domain/triage/keyword";
import { TRIAGE_RULES } from "@/lib/domain/triage/rules/table";
import { normaliseForTriage } from "@/lib/domain/triage/text";
import { TRIAGE_LANGUAGES } from "@/lib/domain/triage/types";

/** Texts that hold the keyword: each alternative of each part once, in good and in bad company. */
function textsWith(keyword: string): string[] {
  const groups = keyword.split(/ ~~? /).map((group) => group.split("|"));
  const longest = Math.max(...groups.map((group) => group.length));
  const plain = (alternative = "") => alternative.replaceAll("#", "5").replace(/\*$/, "ish");
  return Array.from({ length: longest }, (_, index) =>
    groups.map((group) => plain(group[index % group.length])).join(" "),
  ).flatMap((text) => [text, `我說${text}了`, `so, ${text.toUpperCase()}!`, `"${text}"`]);
}

describe("the finder of keywords", () => {
  const keywords = TRIAGE_RULES.flatMap(({ keywords }) =>
    TRIAGE_LANGUAGES.flatMap((language) => keywords[language].map(compileKeyword)),
  );
  const find = keywordFinder(keywords);

  it("misses none that the pattern of the keyword finds", () => {
    const missed = keywords.flatMap((compiled) =>
      textsWith(compiled.keyword)
        .map(normaliseForTriage)
        .filter((text) => text.search(compiled.pattern) >= 0 && !find(text).has(compiled))
        .map((text) => `${compiled.keyword} in ${text}`),
    );
    expect(missed).toEqual([]);
  });

  it("looks only where a word may begin", () => {
    const court = compileKeyword("court");
    expect(keywordFinder([court])("the tribunalcourt").size).toBe(0);
    expect(keywordFinder([court])("the court").has(court)).toBe(true);
  });
});
