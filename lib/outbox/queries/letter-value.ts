import { db } from "@/lib/db/client";
import type { LetterValue } from "@/lib/outbox/types";

type Asked = { voucherId: string | null; lotId: string | null };

/** The voucher or the points that a letter is about; they must be of the letter's own complaint, whatever it says. */
export async function letterValue(
  { voucherId, lotId }: Asked,
  complaintId: string | null,
): Promise<Omit<LetterValue, "places"> | null> {
  if (!complaintId) return null;
  if (voucherId) return voucherValue(voucherId, complaintId);
  return lotId ? lotValue(lotId, complaintId) : null;
}

async function voucherValue(id: string, complaintId: string): Promise<Omit<LetterValue, "places"> | null> {
  const voucher = await db().voucher.findFirst({
    where: { id, award: { complaintId } },
    select: {
      currency: true,
      valueMinor: true,
      redeemedMinor: true,
      lapsedMinor: true,
      expiresAt: true,
      codeVersion: true,
      codeTail: true,
    },
  });
  if (!voucher) return null;
  const { currency, valueMinor, redeemedMinor, lapsedMinor, expiresAt, codeVersion, codeTail } = voucher;
  const restMinor = valueMinor - redeemedMinor - lapsedMinor;
  return { currency, valueMinor, restMinor, expiresAt, code: { id, codeVersion, codeTail } };
}

async function lotValue(id: string, complaintId: string): Promise<Omit<LetterValue, "places"> | null> {
  const lot = await db().pointsLot.findFirst({
    where: { id, award: { complaintId } },
    select: { currency: true, valueMinor: true, spentMinor: true, lapsedMinor: true, expiresAt: true },
  });
  if (!lot) return null;
  const { currency, valueMinor, spentMinor, lapsedMinor, expiresAt } = lot;
  return { currency, valueMinor, restMinor: valueMinor - spentMinor - lapsedMinor, expiresAt, code: null };
}
