/** Why a voucher is taken back before it ran out; the last only with its whole award. */
export const CANCEL_REASONS = [
  "code-leaked",
  "replaced",
  "issued-wrongly",
  "customer-asked",
  "award-reversed",
] as const;
export type CancelReason = (typeof CANCEL_REASONS)[number];

/** What somebody may give as the reason. */
export const STAFF_CANCEL_REASONS = [
  "code-leaked",
  "replaced",
  "issued-wrongly",
  "customer-asked",
] as const satisfies readonly CancelReason[];

export const VOUCHER_STATES = ["open", "part-used", "used", "expired", "cancelled"] as const;
export type VoucherState = (typeof VOUCHER_STATES)[number];

export type VoucherStanding = {
  readonly valueMinor: bigint;
  readonly redeemedMinor: bigint;
  readonly lapsedMinor: bigint;
  /** Exclusive: from this instant on nothing can be redeemed. */
  readonly expiresAt: Date;
  readonly cancelledAt: Date | null;
};

/** What can still be spent of it at `now`. */
export function voucherRest(voucher: VoucherStanding, now: Date): bigint {
  const state = voucherState(voucher, now);
  if (state === "expired" || state === "cancelled") return 0n;
  return voucher.valueMinor - voucher.redeemedMinor - voucher.lapsedMinor;
}

/** Where a voucher stands at `now`; one that was spent to the end stays so whatever happens to it later. */
export function voucherState(voucher: VoucherStanding, now: Date): VoucherState {
  if (voucher.cancelledAt !== null) return "cancelled";
  if (voucher.redeemedMinor === voucher.valueMinor) return "used";
  if (voucher.lapsedMinor > 0n || voucher.expiresAt.getTime() <= now.getTime()) return "expired";
  return voucher.redeemedMinor > 0n ? "part-used" : "open";
}

export function isVoucherState(value: string): value is VoucherState {
  return VOUCHER_STATES.some((state) => state === value);
}

/** How long what was issued runs: as the policy says, else as the house does. */
export function validityDays(policyDays: number | null | undefined, houseDays: number): number {
  return policyDays ?? houseDays;
}
