import { expect, it } from "vitest";
import { CUSTOMER_STANDINGS, CUSTOMER_TIERS, isCustomerTier, isVip } from "@/lib/domain/customer";
import { isRole, ROLES } from "@/lib/domain/roles";

it("a VIP is one we named so, or of the highest tier", () => {
  const vips = CUSTOMER_TIERS.flatMap((tier) =>
    CUSTOMER_STANDINGS.filter((standing) => isVip({ tier, standing })).map(
      (standing) => `${tier} ${standing}`,
    ),
  );
  expect(vips).toEqual([
    "regular vip",
    "silver vip",
    "gold vip",
    "diamond new",
    "diamond existing",
    "diamond vip",
    "diamond prospect",
  ]);
});

it("tiers and roles know their own words only", () => {
  expect(isCustomerTier("platinum")).toBe(false);
  expect(isCustomerTier("diamond")).toBe(true);
  expect(ROLES.every(isRole)).toBe(true);
  expect(isRole("owner")).toBe(false);
});
