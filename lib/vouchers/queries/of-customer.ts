import type { CustomerProof } from "@/lib/complaints/customer-proof";
import { db } from "@/lib/db/client";
import type { Locale } from "@/lib/i18n/config";
import { voucherCode } from "@/lib/links/voucher-code";
import { namesOf } from "@/lib/organisation/names";
import type { CustomerVoucher } from "@/lib/vouchers/types";

/** The vouchers of one complaint with their codes, for its own customer and nobody else. */
export async function customerVouchers(proof: CustomerProof): Promise<CustomerVoucher[]> {
  const rows = await db().voucher.findMany({
    where: { award: { complaintId: proof.complaintId }, customerId: proof.customerId },
    orderBy: { issuedAt: "asc" },
    select: {
      id: true,
      remedyId: true,
      codeVersion: true,
      currency: true,
      valueMinor: true,
      redeemedMinor: true,
      lapsedMinor: true,
      expiresAt: true,
      cancelledAt: true,
    },
  });
  return rows.map(({ codeVersion, ...voucher }) => ({
    ...voucher,
    code: voucherCode({ id: voucher.id, codeVersion }),
  }));
}

/** Where vouchers count, in the reader's language; empty where the house has not said. */
export async function voucherPlaces(locale: Locale): Promise<string> {
  const row = await db().organisation.findUnique({ where: { id: 1 }, select: { voucherPlaces: true } });
  return namesOf(row?.voucherPlaces)[locale];
}
