import { expect, it } from "vitest";
import { publicTerms } from "@/lib/domain/compensation/public-terms";
import { VALUE_KINDS } from "@/lib/domain/compensation/remedies";
import { DEFAULT_POLICY } from "@/lib/domain/compensation/templates/general-retail";

it("reads the public figures out of the rules", () => {
  const terms = publicTerms(DEFAULT_POLICY, "TWD");
  expect(terms.guaranteeMinor).toBe(10_000n);
  expect(terms.tiers).toEqual([
    { fromImpact: "minor", leastMinor: 10_000n, rateBp: 500 },
    { fromImpact: "moderate", leastMinor: 30_000n, rateBp: 1_000 },
    { fromImpact: "major", leastMinor: 60_000n, rateBp: 1_500 },
    { fromImpact: "critical", leastMinor: 120_000n, rateBp: 2_000 },
  ]);
  expect([...terms.kinds].sort()).toEqual([...VALUE_KINDS].sort());
});

it("names no amount in a currency that the policy does not know", () => {
  const terms = publicTerms(DEFAULT_POLICY, "BHD");
  expect(terms.guaranteeMinor).toBeNull();
  expect(terms.tiers.every(({ leastMinor }) => leastMinor === null)).toBe(true);
});
