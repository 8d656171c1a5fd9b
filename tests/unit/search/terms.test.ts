import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likePattern, normaliseForSearch, parseSearchQuery, searchTerms } from "@/lib/search/terms";

function normal(text: string): string {
  const result = normaliseForSearch(text);
  if (!result.ok) throw new Error(result.reason);
  return result.text;
}

/** What the database does: all terms of the query in the row's array, then every needle in its text. */
function finds(query: string, body: string): boolean {
  const parsed = parseSearchQuery(query);
  if (parsed.kind === "empty" || parsed.kind === "refused") return false;
  const haystack = normal(body);
  const indexed = new Set(searchTerms(haystack));
  const narrowed = parsed.kind === "terms" ? parsed.terms.every((term) => indexed.has(term)) : true;
  return narrowed && parsed.needles.every((needle) => haystack.includes(needle));
}

describe("search", () => {
  it.each([
    ["退款", "我要退款", true],
    ["款退", "我要退款", false],
    ["客服態度", "客服態度很差", true],
    ["客服態度", "客服态度很差", true],
    ["客服态度", "客服態度很差", true],
    ["客訴", "客诉", true],
    ["帶著小孩", "还带着小孩", true],
    ["賬號", "我的帳號被盜", true],
    ["回覆", "一直没有回复", true],
    ["退", "我要退款", true],
    ["酒", "我要退款", false],
    ["退款 酒店", "酒店不肯退款", true],
    ["退款 機票", "酒店不肯退款", false],
    ["ＡＢＣ１２３", "order abc123", true],
    ["REFUND", "I want a refund.", true],
    ["refund", "I was refunded", false],
    ["straße", "Hauptstrasse, STRASSE 5", true],
    ["AM-7K3F", "reference AM-7K3F-92QX", true],
    ["anna@example.com", "write to Anna@Example.com", true],
    ["1299元", "1299元的耳机", true],
    ["100%", "100% cotton", true],
    ["100%", "1000 cotton", false],
    ["_", "snake_case", true],
    ["_", "snake case", false],
    ["\\", "C:\\temp", true],
    ["😀", "fine 😀", true],
    ["שלום", "אמר שלום לכולם", true],
    ["cafe\u0301", "Café", true],
    ["退\u200b款", "我要退款", true],
    ["カード", "クレジットカード", true],
    ["退款", "我要退\n款", false],
  ])("%s in %s: %s", (query, body, found) => {
    expect(finds(query, body)).toBe(found);
  });

  it("finds any two neighbouring characters of a Chinese text", () => {
    const text = fc.string({
      unit: fc.constantFrom(..."我要退款客訴態度很差酒店帳號著臺灣乾淨薴"),
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, fc.nat(), (body, at) => {
        const start = at % (body.length - 1);
        expect(finds(body.slice(start, start + 2), body)).toBe(true);
      }),
    );
  });
});

describe("the normal form", () => {
  it("refuses a NUL with a reason", () => {
    expect(normaliseForSearch("a\0b")).toEqual({ ok: false, reason: "contains-nul" });
    expect(parseSearchQuery("\0")).toEqual({ kind: "refused", reason: "contains-nul" });
  });

  it("is final: normalising again changes nothing, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        fc.pre(!text.includes("\0"));
        expect(normal(normal(text))).toBe(normal(text));
      }),
    );
    expect(normal("薴")).toBe(normal(normal("薴")));
    expect(normal("STRAẞE")).toBe(normal("strasse"));
  });

  it("mends half a surrogate pair, which the database could not store", () => {
    expect(normal("a\ud83d")).toBe("a\ufffd");
  });
});

describe("terms", () => {
  it("are pairs of characters and words, each once", () => {
    expect(searchTerms("我要退款 refund abc我要")).toEqual(["我要", "要退", "退款", "refund", "abc"]);
    expect(searchTerms("")).toEqual([]);
    expect(searchTerms("款")).toEqual([]);
  });

  it("stay bounded and quick for 20 kB and more", () => {
    const characters = Array.from({ length: 20_000 }, (_, index) =>
      String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
    );
    const started = performance.now();
    const terms = searchTerms(normal(characters.join("")));
    expect(performance.now() - started).toBeLessThan(1000);
    expect(terms.length).toBe(8192);
    expect(searchTerms("x".repeat(20_000))).toEqual(["x".repeat(64)]);
    expect(finds("x".repeat(70), "x".repeat(90))).toBe(true);
  });

  it("cover a Chinese letter of 20 kB to its end", () => {
    const letter = Array.from({ length: 6666 }, (_, index) =>
      String.fromCodePoint(0x4e00 + (index % 5000)),
    ).join("");
    expect(finds("乾坤", `${letter}乾坤`)).toBe(true);
  });
});

describe("a query", () => {
  it.each([
    ["", { kind: "empty" }],
    ["  \u3000\u200b ", { kind: "empty" }],
    ["退", { kind: "single-character", needles: ["退"] }],
    ["%", { kind: "single-character", needles: ["%"] }],
    ["退款", { kind: "terms", terms: ["退款"], needles: ["退款"] }],
    ["客訴 Hotel", { kind: "terms", terms: ["客诉", "hotel"], needles: ["客诉", "hotel"] }],
    ["退 hotel", { kind: "terms", terms: ["hotel"], needles: ["退", "hotel"] }],
    ["a", { kind: "terms", terms: ["a"], needles: ["a"] }],
  ])("%j", (query, expected) => {
    expect(parseSearchQuery(query)).toEqual(expected);
  });

  it("is cut to a bearable length", () => {
    const parsed = parseSearchQuery(Array.from({ length: 500 }, (_, index) => `w${index}`).join(" "));
    expect(parsed.kind === "terms" && parsed.needles.length).toBe(10);
  });

  it("becomes a LIKE pattern whose wildcards are literals", () => {
    expect(likePattern("100%_\\")).toBe("%100\\%\\_\\\\%");
    expect(likePattern("退款")).toBe("%退款%");
  });
});
