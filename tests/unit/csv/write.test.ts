import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvLine } from "@/lib/csv/write";

const read = (line: string): string[] => parse(line, { relax_column_count: true })[0] ?? [];

describe("a line of CSV", () => {
  it.each([
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "  =1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "=cmd|' /C calc'!A0",
    "+886912345678",
    "--1",
    "-",
    "-1e3",
  ])("takes the edge off %j", (text) => {
    expect(read(csvLine([text]))[0]).toBe(`'${text}`);
  });

  it.each([
    "",
    "0912",
    "plain",
    "a=b",
    "1 - 2",
    "3-4",
    "林小姐",
    'say "yes"',
    "a,b",
    "two\r\nlines",
    "'quoted",
  ])("leaves %j as it is", (text) => {
    expect(read(csvLine([text, "x"]))[0]).toBe(text);
  });

  it("keeps numbers numeric, and leaves empty what is unknown or no number", () => {
    expect(csvLine([-12, 3.5, -900n, "-12.50", "12.5", null, Number.NaN, Number.POSITIVE_INFINITY])).toBe(
      "-12,3.5,-900,-12.50,12.5,,,\r\n",
    );
  });

  it("lets no NUL through", () => {
    expect(csvLine(["a\u0000=b"])).toBe('"a\ufffd=b"\r\n');
    expect(csvLine(["\u0000=b"])).toBe('"\ufffd=b"\r\n');
  });

  it("reads back whole, whatever was written, and never begins a cell with a formula", () => {
    const anything = fc.string({ unit: "binary" }).filter((text) => !text.includes("\u0000"));
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2, maxLength: 6 }), (texts) => {
        const back = read(csvLine(texts));
        expect(back).toHaveLength(texts.length);
        back.forEach((cell, index) => {
          const text = texts[index] ?? "";
          expect([text, `'${text}`]).toContain(cell);
          if (!/^-?\d+(\.\d+)?$/.test(cell)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        });
      }),
      { numRuns: 60 },
    );
  });
});
