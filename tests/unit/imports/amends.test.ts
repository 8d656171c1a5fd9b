import { describe, expect, it } from "vitest";
import { amendsFormat } from "@/lib/imports/amends";

const ROW = {
  source_id: "A-1",
  received_at: "2025-03-07T14:20:00+08:00",
  customer_name: "林小姐",
  description: "包裹沒到。",
};

const parse = (change: Record<string, string> = {}) =>
  amendsFormat.parseRow(new Map(Object.entries({ ...ROW, ...change })), {
    timeZone: "UTC",
    regions: new Map([
      ["north", "north"],
      ["北部", "north"],
      ["south", "south"],
    ]),
  });

describe("a row of our own format", () => {
  it("needs four columns only", () => {
    expect(parse()).toMatchObject({ ok: true, complaint: { sourceId: "A-1", locale: "en", relief: null } });
  });

  it.each([
    ["north", "north"],
    ["North", "north"],
    [" 北部 ", "north"],
    ["", null],
  ])("finds the region %j by key or name", (region, regionKey) => {
    expect(parse({ region })).toMatchObject({ ok: true, complaint: { regionKey } });
  });

  it("names a region that the house does not have", () => {
    expect(parse({ region: "West" })).toEqual({
      ok: false,
      reason: 'region is "West", but must be one of north, south',
    });
  });

  it("keeps money whole", () => {
    const parsed = parse({
      amount_paid: "1,299.05",
      currency: "CNY",
      relief_kind: "refund",
      relief_amount: "19.99",
    });
    expect(parsed).toMatchObject({
      ok: true,
      complaint: {
        amountPaid: { amountMinor: 129_905n, currency: "CNY" },
        relief: { kind: "refund", amountMinor: 1_999n },
      },
    });
  });

  it.each([
    { change: { received_at: "2025-03-07 14:20" }, reason: /received_at is "2025-03-07 14:20"/ },
    { change: { closed_at: "2025-03-06T00:00:00Z" }, reason: /closed_at is before received_at/ },
    { change: { amount_paid: "12" }, reason: /currency is empty/ },
    { change: { amount_paid: "1.005", currency: "TWD" }, reason: /no amount in TWD/ },
    { change: { category: "nonsense" }, reason: /category is "nonsense"/ },
    { change: { customer_email: '"e@attacker.com"@victim.com' }, reason: /no e-mail address/ },
    { change: { customer_phone: "0912345678" }, reason: /\+886912345678/ },
    { change: { relief_amount: "5", currency: "EUR" }, reason: /relief_kind is empty/ },
    { change: { description: "a\u0000b" }, reason: /NUL/ },
    { change: { mood: "6" }, reason: /mood is "6"/ },
  ])("is rejected with field and mend: $change", ({ change, reason }) => {
    const parsed = parse(change);
    expect(parsed.ok ? "" : parsed.reason).toMatch(reason);
  });
});
