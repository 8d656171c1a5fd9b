import { describe, expect, it } from "vitest";
import { measureField, readMeasureFields } from "@/lib/complaints/measure-fields";
import { readMeasures } from "@/lib/domain/compensation/measures";
import type { Measure } from "@/lib/domain/compensation/policy";

const DECLARED: readonly Measure[] = [
  { name: "delay_minutes", label: "x", unit: "minutes" },
  { name: "return_fare_minor", label: "x", unit: "minor-units" },
];

function read(fields: Record<string, string>, currency = "GBP") {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(measureField(name), value);
  return readMeasureFields(form, DECLARED, currency);
}

describe("measures in the assessment form", () => {
  it.each([
    ["220", 220],
    [" 1,200 ", 1_200],
    ["１２０", 120],
    ["0", 0],
    ["", null],
  ])("%j is %s", (typed, value) => {
    expect(read({ delay_minutes: typed })).toEqual({ ok: true, value: { delay_minutes: value } });
  });

  it.each(["-1", "3.5", "3 h", "1,20", "99999999999"])("%j is refused by its field", (typed) => {
    expect(read({ delay_minutes: typed })).toEqual({
      ok: false,
      reason: "bad-measure",
      field: "measure.delay_minutes",
    });
  });

  it("reads an amount in the currency of the case", () => {
    expect(read({ return_fare_minor: "35.50" })).toEqual({ ok: true, value: { return_fare_minor: 3_550 } });
    expect(read({ return_fare_minor: "3550" }, "JPY")).toEqual({
      ok: true,
      value: { return_fare_minor: 3_550 },
    });
    expect(read({ return_fare_minor: "35" }, "")).toMatchObject({ ok: false, reason: "currency-missing" });
  });

  it("looks at no field that the policy does not name", () => {
    expect(read({ distance_km: "nonsense" })).toEqual({ ok: true, value: {} });
  });
});

it("takes only whole numbers from the store", () => {
  expect(readMeasures({ a: 1, b: -1, c: 1.5, d: "2", e: null })).toEqual({ a: 1 });
  expect(readMeasures(null)).toEqual({});
});
