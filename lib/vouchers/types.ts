import type { CancelReason, VoucherState } from "@/lib/domain/voucher";

/** A voucher as staff see it: of its code only the last group. */
export type VoucherRow = {
  id: string;
  codeTail: string;
  customerId: string;
  customerName: string;
  reference: string;
  awardId: string;
  currency: string;
  valueMinor: bigint;
  redeemedMinor: bigint;
  lapsedMinor: bigint;
  issuedAt: Date;
  expiresAt: Date;
  cancelledAt: Date | null;
};

export type VoucherFilter = {
  state: VoucherState | null;
  /** A part of the customer's name, or the last group of a code. */
  search: string;
  customerId: string | null;
  /** Only what still counts and ends within so many days. */
  within: number | null;
};

export type VoucherCursor = { issuedAt: Date; id: string };

export type VoucherStep = {
  id: string;
  at: Date;
  kind: "issued" | "redeemed" | "lapsed" | "reversed";
  amountMinor: bigint;
  /** Null: the system. */
  by: { kind: "staff" | "api"; name: string } | null;
  reference: string;
};

export type VoucherStory = VoucherRow & {
  cancelReason: CancelReason | null;
  cancelledByName: string | null;
  steps: readonly VoucherStep[];
};

/** What is still to be honoured: one line per currency and month of the end. */
export type LiabilityRow = {
  /** YYYY-MM. */
  month: string;
  currency: string;
  vouchersMinor: bigint;
  pointsMinor: bigint;
};

/** A voucher as its own customer sees it. */
export type CustomerVoucher = {
  id: string;
  remedyId: string;
  code: string;
  currency: string;
  valueMinor: bigint;
  redeemedMinor: bigint;
  lapsedMinor: bigint;
  expiresAt: Date;
  cancelledAt: Date | null;
};

export type RedeemFailure =
  | "unknown"
  | "expired"
  | "cancelled"
  | "over-rest"
  | "wrong-currency"
  | "key-reused";

export type Redeemed = {
  voucherId: string;
  redemptionId: string;
  redeemedMinor: bigint;
  restMinor: bigint;
  currency: string;
  at: Date;
  /** The same request came before: this is the stored answer, nothing was written now. */
  repeated: boolean;
};
