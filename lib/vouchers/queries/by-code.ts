import type { ApiClient, Staff } from "@/lib/auth/staff";
import { db } from "@/lib/db/client";
import type { VoucherStanding } from "@/lib/domain/voucher";
import { codeHashOf } from "@/lib/links/voucher-code";

export type FoundVoucher = VoucherStanding & { id: string; currency: string; issuedAt: Date };

/** The voucher of a code as it was typed; null for every code that is none, whatever is wrong with it. */
export function voucherByCode(_by: Staff | ApiClient, typed: string): Promise<FoundVoucher | null> {
  return db().voucher.findUnique({
    where: { codeHash: codeHashOf(typed) },
    select: {
      id: true,
      currency: true,
      valueMinor: true,
      redeemedMinor: true,
      lapsedMinor: true,
      issuedAt: true,
      expiresAt: true,
      cancelledAt: true,
    },
  });
}
