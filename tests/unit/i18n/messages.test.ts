import { readdirSync } from "node:fs";
import { join } from "node:path";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/config";
import { messagesFor } from "@/lib/i18n/load-messages";

/** Every text with its dotted key. */
function flatten(value: unknown, path = ""): [key: string, text: unknown][] {
  if (typeof value !== "object" || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key));
}

const texts = Object.fromEntries(LOCALES.map((locale) => [locale, new Map(flatten(messagesFor(locale)))]));
const keysOf = (locale: string) => [...(texts[locale]?.keys() ?? [])];

type AstNode = {
  type: number;
  value?: unknown;
  options?: Record<string, { value: AstNode[] }>;
  children?: AstNode[];
};

/** The names of the values and tags that a text asks for. */
function parametersOf(nodes: AstNode[]): string[] {
  return nodes.flatMap((node) => {
    const inner = [
      ...Object.values(node.options ?? {}).flatMap((option) => parametersOf(option.value)),
      ...parametersOf(node.children ?? []),
    ];
    // 0 is plain text, 7 is "#", 8 is a tag. A plural in one language may be a bare number in another.
    if (node.type === 0 || node.type === 7) return inner;
    return [node.type === 8 ? `<${String(node.value)}>` : String(node.value), ...inner];
  });
}

function parameters(text: string, locale: string): string[] {
  const ast: unknown = new IntlMessageFormat(text, locale).getAst();
  return [...new Set(parametersOf(ast as AstNode[]))].sort();
}

describe("messages", () => {
  it("registers every file under messages/", () => {
    const folder = join(process.cwd(), "lib/i18n/messages");
    for (const locale of LOCALES) {
      const files = readdirSync(join(folder, locale)).map((name) => name.replace(/\.json$/, ""));
      expect(Object.keys(messagesFor(locale)).sort()).toEqual(files.sort());
    }
  });

  it.each(LOCALES)("%s has every key that any language has, and no other", (locale) => {
    const all = [...new Set(LOCALES.flatMap(keysOf))].sort();
    expect(keysOf(locale).sort()).toEqual(all);
  });

  it.each(LOCALES)("%s has no empty text", (locale) => {
    const empty = [...(texts[locale] ?? [])].filter(
      ([, text]) => typeof text !== "string" || text.trim() === "",
    );
    expect(empty.map(([key]) => key)).toEqual([]);
  });

  it.each(LOCALES)("%s asks for the same values as English", (locale) => {
    const different = keysOf("en").filter((key) => {
      const ours = texts[locale]?.get(key);
      const english = texts.en?.get(key);
      if (typeof ours !== "string" || typeof english !== "string") return true;
      return JSON.stringify(parameters(ours, locale)) !== JSON.stringify(parameters(english, "en"));
    });
    expect(different).toEqual([]);
  });

  it.each([
    ["zh-Hans", /[們這個務訴償會請與應選擇關閉處將還沒說嗎員號]/],
    ["zh-Hant", /[们这个务诉偿会请与应选择关闭处将还没说吗员号]/],
  ] as const)("%s is written in its own script", (locale, foreign) => {
    const offending = [...(texts[locale] ?? [])].filter(([, text]) => foreign.test(String(text)));
    // Language names stand in their own script everywhere.
    expect(
      offending.filter(([key]) => !/language/i.test(key)).map(([key, text]) => `${key}: ${String(text)}`),
    ).toEqual([]);
  });
});
