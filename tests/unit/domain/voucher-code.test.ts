import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatVoucherCode,
  maskedVoucherCode,
  parseVoucherCode,
  VOUCHER_CODE_BYTES,
  voucherCodeTail,
} from "@/lib/domain/voucher-code";

const SIGNS = [..."23456789CDFGHJKMNPQRTWX"];
const codes = fc
  .uint8Array({ minLength: VOUCHER_CODE_BYTES, maxLength: VOUCHER_CODE_BYTES })
  .map(formatVoucherCode);
const plain = (code: string) => code.replaceAll("-", "");
const place = fc.nat({ max: 19 });

describe("a voucher's code", () => {
  it("is read back however it is typed", () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([2-9C-HJKMNP-RTWX]{4}-){4}[2-9C-HJKMNP-RTWX]{4}$/);
        const fullWidth = [...code].map((sign) =>
          sign === "-" ? "－" : String.fromCharCode(sign.charCodeAt(0) + 0xfee0),
        );
        for (const typed of [code.toLowerCase(), plain(code), ` ${code.replaceAll("-", " ")}\n`])
          expect(parseVoucherCode(typed)).toBe(code);
        expect(parseVoucherCode(fullWidth.join(""))).toBe(code);
      }),
    );
  });

  it("never passes with one wrong sign", () => {
    fc.assert(
      fc.property(codes, place, fc.constantFrom(...SIGNS), (code, at, sign) => {
        const signs = [...plain(code)];
        fc.pre(signs[at] !== sign);
        signs[at] = sign;
        expect(parseVoucherCode(signs.join(""))).toBeNull();
      }),
    );
  });

  it("never passes with any two signs swapped, neighbours or not", () => {
    fc.assert(
      fc.property(codes, place, place, (code, left, right) => {
        const signs = [...plain(code)];
        fc.pre(signs[left] !== signs[right]);
        [signs[left], signs[right]] = [signs[right] ?? "", signs[left] ?? ""];
        expect(parseVoucherCode(signs.join(""))).toBeNull();
      }),
    );
  });

  it("never passes with a sign missing or one too many", () => {
    fc.assert(
      fc.property(codes, place, fc.constantFrom(...SIGNS), (code, at, sign) => {
        const signs = [...plain(code)];
        expect(parseVoucherCode(signs.toSpliced(at, 1).join(""))).toBeNull();
        expect(parseVoucherCode(signs.toSpliced(at, 0, sign).join(""))).toBeNull();
      }),
    );
  });

  it("is nothing for any other text, and takes other bytes for another code", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(plain(text.toUpperCase()).length !== 20);
        expect(parseVoucherCode(text)).toBeNull();
      }),
    );
    fc.assert(
      fc.property(codes, codes, (one, other) => {
        fc.pre(one !== other);
        expect(plain(one).slice(0, 19)).not.toBe(plain(other).slice(0, 19));
      }),
    );
    expect(() => formatVoucherCode(new Uint8Array(VOUCHER_CODE_BYTES - 1))).toThrow(RangeError);
  });

  it("shows staff its last group alone", () => {
    fc.assert(
      fc.property(codes, (code) => {
        const masked = maskedVoucherCode(voucherCodeTail(code));
        expect(masked.endsWith(plain(code).slice(16))).toBe(true);
        expect(masked.replace(/[•-]/g, "")).toHaveLength(4);
      }),
    );
  });
});
