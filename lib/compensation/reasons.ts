/** Why an award needs somebody else's approval, an emergency override included; its words: approvals.reason. */
export const AUTHORITY_REASONS = [
  "above-limit",
  "goodwill-above-line",
  "incident-schedule",
  "currency-without-limits",
  "override",
] as const;
export type AuthorityReason = (typeof AUTHORITY_REASONS)[number];

/** Why an accepted or paid award is taken back; its words: awards.reversal. */
export const REVERSAL_REASONS = [
  "paid-twice",
  "wrong-payee",
  "payment-returned",
  "facts-wrong",
  "not-ratified",
] as const;
export type ReversalReason = (typeof REVERSAL_REASONS)[number];
