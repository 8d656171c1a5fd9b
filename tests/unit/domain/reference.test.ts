import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatReference, parseReference } from "@/lib/domain/reference";

const bytes = fc.uint8Array({ minLength: 8, maxLength: 16 });
const SIGNS = "23456789CDFGHJKMNPQRTWX";
const known = formatReference(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8]));

describe("a reference", () => {
  it("is short, in two groups, without signs that look alike", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        expect(formatReference(random)).toMatch(/^AM-[2-9CDFGHJKMNPQRTWX]{4}-[2-9CDFGHJKMNPQRTWX]{4}$/);
      }),
    );
  });

  it("is found again however it is typed", () => {
    fc.assert(
      fc.property(bytes, (random) => {
        const reference = formatReference(random);
        const bare = reference.replaceAll("-", "").slice(2);
        const fullWidth = [...reference]
          .map((sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
          .join("");
        const ways = [
          reference,
          reference.toLowerCase(),
          ` ${reference} `,
          reference.replaceAll("-", " "),
          reference.replaceAll("-", "–"),
          reference.replaceAll("-", ""),
          bare,
          bare.replaceAll("8", "b").replaceAll("5", "S").replaceAll("2", "z"),
          fullWidth,
          `#${reference}`,
        ];
        for (const way of ways) expect(parseReference(way), way).toBe(reference);
      }),
    );
  });

  it("catches every wrong sign and every pair of swapped signs", () => {
    const signs = [...known.replaceAll("-", "").slice(2)];
    for (let at = 0; at < signs.length; at += 1) {
      for (const sign of SIGNS) {
        const wrong = signs.with(at, sign).join("");
        expect(parseReference(wrong)).toBe(sign === signs[at] ? known : null);
      }
      for (let other = at + 1; other < signs.length; other += 1) {
        const swapped = signs.with(at, signs[other] ?? "").with(other, signs[at] ?? "");
        expect(parseReference(swapped.join(""))).toBe(signs[at] === signs[other] ? known : null);
      }
    }
  });

  it.each([
    "",
    "AM",
    "AM-",
    "AM-0000-0000",
    "hello",
    "AM-7K3F",
    "x".repeat(5000),
    "退款",
    "AM-7K3F-92QX-2222",
  ])("%s is none", (input) => {
    expect(parseReference(input)).toBeNull();
  });

  it("needs enough randomness", () => {
    expect(() => formatReference(new Uint8Array(4))).toThrow(RangeError);
  });
});
