import { describe, expect, it } from "vitest";
import { amountWords } from "@/app/(customer)/policy/_components/tariff-words";
import type { Amount } from "@/lib/domain/compensation/policy";
import { EU_261 } from "@/lib/domain/compensation/templates/eu-261";
import { LOCALES } from "@/lib/i18n/config";

const fixed: Amount = { op: "fixed", byCurrency: { TWD: 50_000n, EUR: 2_500n } };
const share: Amount = { op: "share", of: "price", bp: 30_000, rounding: "half-up" };
const eur = (euros: bigint): Amount => ({ op: "fixed", byCurrency: { EUR: euros * 100n } });
const byDistance: Amount = {
  op: "bands",
  measure: "distance_km",
  bands: [
    { from: 0, amount: eur(250n) },
    { over: 1_500, amount: eur(400n) },
    { over: 3_500, amount: eur(600n) },
  ],
};
const halvedInTime: Amount = {
  op: "if",
  when: { fact: "measure:rerouted_in_time", from: 1, to: null },
  amount: { op: "part", of: byDistance, bp: 5_000, rounding: "half-up" },
  otherwise: byDistance,
};
const EVERY: Amount[] = [
  fixed,
  share,
  { op: "share", of: "measure:delay_minutes", bp: 100, rounding: "half-up" },
  { op: "part", of: fixed, bp: 5_000, rounding: "half-up" },
  { op: "sum", amounts: [fixed, share] },
  { op: "larger", amounts: [fixed, share] },
  { op: "smaller", amounts: [fixed, share] },
  {
    op: "bands",
    measure: "distance_km",
    bands: [
      { from: 0, amount: fixed },
      { over: 1_500, amount: fixed },
    ],
  },
  { op: "each", measure: "days_without_service", free: 2, most: 30, amount: fixed },
  { op: "if", when: { fact: "vulnerable", is: true }, amount: fixed, otherwise: null },
  {
    op: "if",
    when: { not: { fact: "measure:own_measure", from: 1, to: null } },
    amount: fixed,
    otherwise: share,
  },
  { op: "round", amount: share, toMinor: { TWD: 100n }, rounding: "half-up" },
];

describe("a tariff in plain words", () => {
  it.each(LOCALES)("has a sentence for every form of amount, in %s", (locale) => {
    const said = EVERY.map((amount) => amountWords(amount, { locale, currency: "TWD" }));
    expect(new Set(said).size).toBe(EVERY.length);
    for (const sentence of said) expect(sentence).not.toMatch(/[{}]|tariffs\./);
  });

  it("reads as one would say it", () => {
    const say = (amount: Amount) => amountWords(amount, { locale: "en", currency: "EUR" });
    expect(say({ op: "larger", amounts: [share, fixed] })).toBe("the largest of: 300% of the price, €25.00");
    expect([say(halvedInTime)]).toEqual([
      "depending on rerouted in time: 50% of (by distance in kilometres: from 0: €250.00; above 1,500: €400.00; above 3,500: €600.00), or else by distance in kilometres: from 0: €250.00; above 1,500: €400.00; above 3,500: €600.00",
    ]);
    for (const amount of [fixed, halvedInTime, ...EU_261.policy.tariffs.map((tariff) => tariff.amount)])
      expect(amountWords(amount, { locale: "en", currency: "GBP" })).toBe("no fixed amount in this currency");
  });
});
