/** Loyalty tiers, lowest first. They change priority and wording, never what is owed. */
export const CUSTOMER_TIERS = ["regular", "silver", "gold", "diamond"] as const;
export type CustomerTier = (typeof CUSTOMER_TIERS)[number];

export const CUSTOMER_STANDINGS = ["new", "existing", "vip", "prospect"] as const;
export type CustomerStanding = (typeof CUSTOMER_STANDINGS)[number];

/** Tiers that break ties in the queue, as does a VIP we named so, once a contact point of the customer is verified. */
export const PRIORITY_TIERS: readonly CustomerTier[] = CUSTOMER_TIERS.filter((tier) => tier !== "regular");

export function isCustomerTier(value: string): value is CustomerTier {
  return CUSTOMER_TIERS.some((tier) => tier === value);
}
