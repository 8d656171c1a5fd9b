import pairs from "opencc-js/dict/TSCharacters";

// Regional spellings that the table leaves apart although writers of either script mean the same word:
// 帶著/带着, 賬號/帳號, 回覆/回复, 妳/你.
const VARIANTS: readonly (readonly [string, string])[] = [
  ["著", "着"],
  ["账", "帐"],
  ["覆", "复"],
  ["妳", "你"],
];

/**
 * Character by character and not by phrases: the same character must become the same one wherever it stands, or a part
 * of a text would not be found in the whole.
 */
function readTable(): ReadonlyMap<string, string> {
  const table = new Map(VARIANTS);
  for (const pair of pairs.split("|")) {
    const [from, to] = pair.split(" ");
    if (from && to) table.set(from, to);
  }
  // Following chains makes the form final: what is normalised twice does not change again.
  return new Map(
    [...table].map(([from, to]) => [from, table.get(table.get(to) ?? to) ?? table.get(to) ?? to]),
  );
}

let table: ReadonlyMap<string, string> | undefined;

/** Traditional and Simplified Chinese under one form, so that 客訴 finds 客诉. The table (29 kB) is read on first use. */
export function toOneScript(text: string): string {
  table ??= readTable();
  const known = table;
  return text.replace(/\p{Script=Han}/gu, (character) => known.get(character) ?? character);
}
