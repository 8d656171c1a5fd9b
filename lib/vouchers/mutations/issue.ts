import type { Tx } from "@/lib/db/client";
import { maskedVoucherCode, voucherCodeTail } from "@/lib/domain/voucher-code";
import { issue } from "@/lib/ledger/mutations/remedy";
import type { LedgerAuthor } from "@/lib/ledger/types";
import { codeHashOf, voucherCode } from "@/lib/links/voucher-code";
import { newWithEnd } from "@/lib/vouchers/mutations/validity";

/** A promised remedy of an award that the caller's transaction holds. */
export type Issue = {
  award: { id: string; customerId: string; currency: string; policyId: string; policyVersion: number };
  remedy: { id: string; kind: string; amountMinor: bigint };
  author: LedgerAuthor;
  now: Date;
};

/** Makes the voucher of a promised remedy: its share of the promise now waits to be spent. */
export async function issueVoucher(
  tx: Tx,
  { award, remedy, author, now }: Issue,
): Promise<{ id: string; proof: string }> {
  const { policyId, policyVersion } = award;
  const { id, expiresAt } = await newWithEnd(tx, { policyId, policyVersion, kind: "voucher", now });
  const code = voucherCode({ id, codeVersion: 1 });
  const codeTail = voucherCodeTail(code);
  await tx.voucher.create({
    data: {
      id,
      awardId: award.id,
      remedyId: remedy.id,
      customerId: award.customerId,
      currency: award.currency,
      valueMinor: remedy.amountMinor,
      codeHash: codeHashOf(code),
      codeTail,
      codeVersion: 1,
      issuedAt: now,
      expiresAt,
    },
    select: { id: true },
  });
  const { amountMinor } = remedy;
  const issued = { as: "voucher" } as const;
  const posted = await issue(tx, { awardId: award.id, remedy, amountMinor, issued, author, now });
  if (!posted.ok) throw new Error(`a promised voucher could not be issued: ${posted.reason}`);
  return { id, proof: maskedVoucherCode(codeTail) };
}
