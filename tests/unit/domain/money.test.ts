import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMoney,
  allocate,
  CURRENCIES,
  divideRounded,
  isCurrency,
  minorExponent,
  parseMoney,
  percentOf,
  ROUNDINGS,
  roundToUnit,
  toDecimalString,
} from "@/lib/domain/money";

describe("ISO 4217 exponents", () => {
  it.each([
    ["TWD", 2],
    ["CNY", 2],
    ["JPY", 0],
    ["BHD", 3],
    ["HUF", 2],
    ["IDR", 2],
    ["IQD", 3],
    ["KRW", 0],
    ["CLF", 4],
  ])("%s has %i decimals", (currency, exponent) => {
    expect(minorExponent(currency)).toBe(exponent);
  });

  it("holds each code once and no unknown ones", () => {
    expect(new Set(CURRENCIES).size).toBe(CURRENCIES.length);
    expect(CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(isCurrency("twd")).toBe(false);
    expect(() => minorExponent("XXX")).toThrow(RangeError);
  });
});

describe("parseMoney", () => {
  it.each([
    ["350", "TWD", 35_000n],
    ["350.00", "TWD", 35_000n],
    ["1,299.5", "CNY", 129_950n],
    ["１，２９９．５", "CNY", 129_950n],
    [" 4800　", "TWD", 480_000n],
    ["350.", "EUR", 35_000n],
    ["+12", "USD", 1_200n],
    ["007", "JPY", 7n],
    ["1.005", "BHD", 1_005n],
    ["19.99", "EUR", 1_999n],
    ["4.35", "EUR", 435n],
    ["0", "USD", 0n],
    ["9999999999999.99", "USD", 999_999_999_999_999n],
    ["9,007,199,254,740.93", "USD", 900_719_925_474_093n],
  ])("%s %s", (text, currency, amountMinor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { amountMinor, currency } });
  });

  it.each([
    ["", "TWD", "empty"],
    ["　 ", "TWD", "empty"],
    ["-5", "TWD", "negative"],
    ["－５", "TWD", "negative"],
    ["−5", "TWD", "negative"],
    ["1.005", "EUR", "too-many-decimals"],
    ["1.5", "JPY", "too-many-decimals"],
    ["1.299,50", "EUR", "not-a-number"],
    ["1,29", "EUR", "not-a-number"],
    ["1,2999", "EUR", "not-a-number"],
    ["1e5", "EUR", "not-a-number"],
    ["0x10", "EUR", "not-a-number"],
    ["NaN", "EUR", "not-a-number"],
    [".5", "EUR", "not-a-number"],
    ["1 2", "EUR", "not-a-number"],
    ["350元", "TWD", "not-a-number"],
    ["٣", "EUR", "not-a-number"],
    ["99999999999999.99", "USD", "too-large"],
    ["1000000000000000", "JPY", "too-large"],
    ["350", "ZZZ", "unknown-currency"],
  ])("refuses %s %s: %s", (text, currency, reason) => {
    expect(parseMoney(text, currency)).toEqual({ ok: false, reason });
  });

  it("reads back what toDecimalString wrote, in every currency", () => {
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 15n - 1n), fc.constantFrom(...CURRENCIES), (amountMinor, currency) => {
        const money = { amountMinor, currency };
        expect(parseMoney(toDecimalString(money), currency)).toEqual({ ok: true, value: money });
      }),
    );
  });

  it("never throws, whatever is typed", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseMoney(text, "TWD")));
  });
});

describe("arithmetic", () => {
  it("writes decimals", () => {
    expect(toDecimalString({ amountMinor: 5n, currency: "EUR" })).toBe("0.05");
    expect(toDecimalString({ amountMinor: -1_205n, currency: "EUR" })).toBe("-12.05");
    expect(toDecimalString({ amountMinor: 350n, currency: "JPY" })).toBe("350");
    expect(toDecimalString({ amountMinor: 9_007_199_254_740_993n, currency: "JPY" })).toBe(
      "9007199254740993",
    );
  });

  it("adds within a currency and refuses to mix", () => {
    const twd = { amountMinor: 1n, currency: "TWD" };
    expect(addMoney(twd, twd)).toEqual({ ok: true, value: { amountMinor: 2n, currency: "TWD" } });
    expect(addMoney(twd, { amountMinor: 1n, currency: "CNY" })).toEqual({
      ok: false,
      reason: "mixed-currencies",
    });
  });

  it.each([
    [100n, [1, 1, 1], [34n, 33n, 33n]],
    [1003n, [50, 50], [502n, 501n]],
    [5n, [70, 30], [4n, 1n]],
    [1n, [1, 1, 1], [1n, 0n, 0n]],
    [10n, [0, 1, 1], [0n, 5n, 5n]],
    [7n, [33, 33, 34], [2n, 2n, 3n]],
    [101n, [1, 2, 3, 4], [10n, 20n, 30n, 41n]],
  ])("allocates %s by %j", (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts);
  });

  it("allocates the whole, each part within one unit of its share", () => {
    const weights = fc.array(fc.bigInt(0n, 10n ** 12n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.bigInt(0n, 10n ** 18n), weights, (amount, shares) => {
        const total = shares.reduce((sum, weight) => sum + weight, 0n);
        if (total === 0n) {
          expect(() => allocate(amount, shares)).toThrow(RangeError);
          return;
        }
        const parts = allocate(amount, shares);
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(amount);
        parts.forEach((part, index) => {
          const floor = (amount * (shares[index] ?? 0n)) / total;
          expect(part === floor || part === floor + 1n).toBe(true);
        });
      }),
    );
  });

  it("refuses a negative allocation", () => {
    expect(() => allocate(-1n, [1])).toThrow(RangeError);
    expect(() => allocate(1n, [2, -1])).toThrow(RangeError);
  });

  it.each([
    ["down", 2n, -2n],
    ["up", 3n, -3n],
    ["half-up", 3n, -3n],
    ["half-even", 2n, -2n],
  ] as const)("rounds 2.5 %s", (rounding, positive, negative) => {
    expect(percentOf(5n, 5_000, rounding)).toBe(positive);
    expect(percentOf(-5n, 5_000, rounding)).toBe(negative);
  });

  it("takes percentages that floats get wrong", () => {
    expect(percentOf(480_000n, 2_000, "half-up")).toBe(96_000n);
    expect(percentOf(9_007_199_254_740_993n, 10_000, "down")).toBe(9_007_199_254_740_993n);
    expect(roundToUnit(123_450n, 100n, "half-up")).toBe(123_500n);
    expect(roundToUnit(123_450n, 100n, "down")).toBe(123_400n);
    expect(() => divideRounded(1n, 0n, "down")).toThrow(RangeError);
  });

  it("rounds to a neighbour of the exact quotient and keeps order", () => {
    const amounts = fc.bigInt(-(10n ** 15n), 10n ** 15n);
    fc.assert(
      fc.property(
        amounts,
        amounts,
        fc.bigInt(1n, 10n ** 6n),
        fc.constantFrom(...ROUNDINGS),
        (a, b, by, rounding) => {
          const [low, high] = a < b ? [a, b] : [b, a];
          const rounded = divideRounded(low, by, rounding);
          expect(rounded <= divideRounded(high, by, rounding)).toBe(true);
          const error = rounded * by - low;
          expect(error < by && error > -by).toBe(true);
        },
      ),
    );
  });
});
