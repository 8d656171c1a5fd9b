import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { convert, parseRate, rateOn, totalIn } from "@/lib/domain/exchange";

const rate = (from: string, to: string, value: string, effectiveFrom = "2026-01-01") => ({
  from,
  to,
  rate: value,
  effectiveFrom,
});

describe("a rate", () => {
  it.each(["1", "31.245", "0.000000000001", "999999999999.999999999999"])("%s is one", (text) =>
    expect(parseRate(` ${text} `)).toBe(text),
  );
  it.each(["", "0", "0.00", "-1", "1e3", "1,5", "01", "1.", ".5", "1.0000000000001"])("%s is none", (text) =>
    expect(parseRate(text)).toBeNull(),
  );

  it("holds from its day until the next one's", () => {
    const rates = [
      rate("USD", "TWD", "31", "2026-03-01"),
      rate("USD", "TWD", "30"),
      rate("EUR", "TWD", "35"),
    ];
    const on = (day: string) => rateOn(rates, { from: "USD", to: "TWD", day })?.rate ?? null;
    expect([on("2025-12-31"), on("2026-01-01"), on("2026-02-28"), on("2026-03-01")]).toEqual([
      null,
      "30",
      "30",
      "31",
    ]);
  });
});

describe("converting for a report", () => {
  it.each([
    { from: "USD", to: "TWD", value: "31.245", amount: 10_000n, result: 312_450n },
    { from: "JPY", to: "USD", value: "0.0065", amount: 100n, result: 65n },
    { from: "USD", to: "JPY", value: "153.5", amount: 100n, result: 154n },
    { from: "USD", to: "JPY", value: "152.5", amount: 100n, result: 152n },
    { from: "KWD", to: "TWD", value: "100", amount: 1_001n, result: 10_010n },
    { from: "USD", to: "BHD", value: "0.376", amount: 1n, result: 4n },
    { from: "USD", to: "JPY", value: "152.5", amount: -100n, result: -152n },
  ])("$amount $from at $value is $result $to", ({ from, to, value, amount, result }) => {
    expect(convert({ amountMinor: amount, currency: from }, rate(from, to, value))).toEqual({
      amountMinor: result,
      currency: to,
    });
  });

  it("is off by at most half a minor unit, and a sum is converted once", () => {
    const amounts = fc.array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { maxLength: 9 });
    const decimals = fc.integer({ min: 1, max: 10 ** 9 - 1 }).map((n) => `0.${String(n).padStart(9, "0")}`);
    fc.assert(
      fc.property(amounts, decimals, (list, value) => {
        const usd = rate("USD", "EUR", value);
        const { total, rates, missing } = totalIn(
          "EUR",
          list.map((amountMinor) => ({ amountMinor, currency: "USD" })),
          { rates: [usd], day: "2026-06-01" },
        );
        const exact = list.reduce((sum, one) => sum + one, 0n) * BigInt(value.slice(2));
        const off = total.amountMinor * 10n ** 9n - exact;
        expect((off < 0n ? -off : off) * 2n).toBeLessThanOrEqual(10n ** 9n);
        expect([rates.length, missing.length]).toEqual([list.length > 0 ? 1 : 0, 0]);
      }),
    );
  });

  it("names what no rate leads from, and leaves it out", () => {
    const amounts = [
      { amountMinor: 500n, currency: "TWD" },
      { amountMinor: 100n, currency: "USD" },
      { amountMinor: 100n, currency: "CNY" },
    ];
    const result = totalIn("TWD", amounts, { rates: [rate("USD", "TWD", "30")], day: "2026-06-01" });
    expect(result).toEqual({
      total: { amountMinor: 3_500n, currency: "TWD" },
      rates: [rate("USD", "TWD", "30")],
      missing: ["CNY"],
    });
  });
});
