import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparableText,
  type FilingEvidence,
  mustHold,
  SUSPICIONS,
  suspicionsOf,
} from "@/lib/domain/suspicion";

const HUMAN: FilingEvidence = {
  trapFilled: false,
  tookMs: 95_000,
  filingsOfAddress: 1,
  filingsOfContact: 1,
  filingsOfText: 1,
  text: "The parcel never came, and nobody answers the phone.",
};
const seen = (change: Partial<FilingEvidence>) => suspicionsOf({ ...HUMAN, ...change });
const held = (change: Partial<FilingEvidence>, urgent = false) => mustHold(seen(change), { urgent });
const LINKS = "see https://a.example https://b.example www.c.example";

describe("what looks as if no customer had written it", () => {
  it.each([
    [{}, []],
    [{ trapFilled: true }, ["trap-filled"]],
    [{ tookMs: 2_999 }, ["too-fast"]],
    [{ tookMs: 3_000 }, []],
    [{ tookMs: -1 }, ["too-fast"]],
    [{ tookMs: Number.NaN }, ["too-fast"]],
    [{ tookMs: null }, ["too-fast"]],
    [{ filingsOfAddress: 60 }, []],
    [{ filingsOfAddress: 61 }, ["busy-address"]],
    [{ filingsOfAddress: 301 }, ["flooding-address", "busy-address"]],
    [{ filingsOfContact: 5 }, []],
    [{ filingsOfContact: 6 }, ["busy-contact"]],
    [{ filingsOfText: 3 }, []],
    [{ filingsOfText: 4 }, ["repeated-text"]],
    [{ text: `${HUMAN.text} https://shop.example/orders/17` }, []],
    [{ text: LINKS }, ["many-links"]],
    [{ text: "https://buy.example/cheap now" }, ["many-links"]],
    [{ text: `${HUMAN.text} [url=https://x.example]x[/url]` }, ["link-markup"]],
    [{ text: `${HUMAN.text} <a href="https://x.example">x</a>` }, ["link-markup"]],
  ] as const)("%j → %j", (change, suspicions) => {
    expect(seen(change)).toEqual(suspicions);
  });
});

describe("what waits for a person's look", () => {
  it.each([
    ["a patient person", {}, false],
    ["the hidden field", { trapFilled: true }, true],
    ["a flood", { filingsOfAddress: 301 }, true],
    ["a fast typist", { tookMs: 900 }, false],
    ["a whole office behind one address", { filingsOfAddress: 299 }, false],
    [
      "an angry customer who files again and again from a busy place",
      { filingsOfAddress: 90, filingsOfContact: 9 },
      false,
    ],
    ["somebody who shows three links in two spellings", { text: `${LINKS} [url]x[/url]` }, false],
    ["links within a second", { tookMs: 900, text: LINKS }, true],
    ["one text under many names from one place", { filingsOfAddress: 90, filingsOfText: 9 }, true],
  ] as const)("%s: %j → %s", (_who, change, holds) => {
    expect(held(change)).toBe(holds);
  });

  it("an urgent case needs one sign more, unless the trap was filled", () => {
    expect(held({ tookMs: 900, text: LINKS }, true)).toBe(false);
    expect(held({ tookMs: 900, text: LINKS, filingsOfText: 9 }, true)).toBe(true);
    expect(held({ trapFilled: true }, true)).toBe(true);
  });

  it("one more sign never sets a filing free, and one alone holds only when it is decisive", () => {
    fc.assert(
      fc.property(
        fc.subarray([...SUSPICIONS]),
        fc.constantFrom(...SUSPICIONS),
        fc.boolean(),
        (some, more, urgent) => {
          if (mustHold(some, { urgent })) expect(mustHold([...some, more], { urgent })).toBe(true);
          if (some.length === 1) expect(mustHold(some, { urgent })).toBe(/trap|flood/.test(some[0] ?? ""));
        },
      ),
    );
  });
});

it("a text sent again with another number or other capitals is the same text", () => {
  const text = comparableText("Buy NOW, only 12 are left in stock!");
  expect(text).not.toBeNull();
  expect(comparableText("buy now — only 11 ARE left in stock")).toBe(text);
  for (const short of ["退款！１２３", "late delivery", "12 34 56 78 90 12 34 56 78", ""]) {
    expect(comparableText(short)).toBeNull();
  }
});
