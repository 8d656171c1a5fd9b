import { expect, it } from "vitest";
import { isCustomerTier, PRIORITY_TIERS } from "@/lib/domain/customer";
import { isRole, ROLES } from "@/lib/domain/roles";

it("every tier above regular has priority", () => {
  expect(PRIORITY_TIERS).toEqual(["silver", "gold", "diamond"]);
});

it("tiers and roles know their own words only", () => {
  expect(isCustomerTier("platinum")).toBe(false);
  expect(isCustomerTier("diamond")).toBe(true);
  expect(ROLES.every(isRole)).toBe(true);
  expect(isRole("owner")).toBe(false);
});
