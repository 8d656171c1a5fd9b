import { db, inTransaction } from "@/lib/db/client";
import { DAY_MS } from "@/lib/domain/duration";
import { capture, reserve } from "@/lib/ledger/mutations/reservation";
import type { LedgerSubject } from "@/lib/ledger/types";
import { voucherCode } from "@/lib/links/voucher-code";
import { issuePoints } from "@/lib/points/mutations/issue";
import { issueVoucher } from "@/lib/vouchers/mutations/issue";
import { aBudget, aComplaint, anAwardSubject, aRemedy } from "./money";

const author = { actor: { kind: "system", id: null }, approverIds: [] } as const;

export type IssuedOverrides = Partial<{
  valueMinor: bigint;
  budgetId: string;
  customerId: string;
  validDays: number;
}>;

/** A captured award of one remedy, two days ago by the real clock, since the database's own decides what has run out. */
async function aCapturedRemedy(kind: "voucher" | "points", overrides: IssuedOverrides) {
  const now = new Date(Date.now() - 2 * DAY_MS);
  const amountMinor = overrides.valueMinor ?? 10_000n;
  const budgetId = overrides.budgetId ?? (await aBudget({ goodwillLimitMinor: 1_000_000n })).id;
  const complaint = await aComplaint(overrides.customerId ? { customerId: overrides.customerId } : {});
  const subject: LedgerSubject = await anAwardSubject({ budgetId, complaintId: complaint.id, amountMinor });
  await db().award.update({
    where: { id: subject.awardId },
    data: { budgetId, offeredAt: now, capturedAt: now },
  });
  const remedy = await aRemedy(subject, { kind, amountMinor });
  const award = {
    id: subject.awardId,
    customerId: complaint.customerId,
    currency: subject.currency,
    policyId: subject.policyId,
    policyVersion: subject.policyVersion,
  };
  await inTransaction(async (tx) => {
    await reserve(tx, { subject, amountMinor, author, now });
    await capture(tx, { awardId: award.id, amountMinor, author, now });
  });
  return { award, remedy, complaint, budgetId, now };
}

/** A voucher of 100.00 TWD, ready to be spent, with its code. */
export async function aVoucher(overrides: IssuedOverrides = {}) {
  const { award, remedy, complaint, budgetId, now } = await aCapturedRemedy("voucher", overrides);
  const { id } = await inTransaction((tx) => issueVoucher(tx, { award, remedy, author, now }));
  return {
    id,
    code: voucherCode({ id, codeVersion: 1 }),
    awardId: award.id,
    remedyId: remedy.id,
    complaintId: complaint.id,
    customerId: award.customerId,
    budgetId,
    valueMinor: remedy.amountMinor,
  };
}

/** Points worth 100.00 TWD in a customer's wallet. */
export async function somePoints(overrides: IssuedOverrides = {}) {
  const { award, remedy, complaint, budgetId, now } = await aCapturedRemedy("points", overrides);
  const { id } = await inTransaction((tx) => issuePoints(tx, { award, remedy, author, now }));
  if (overrides.validDays !== undefined)
    await db().pointsLot.update({
      where: { id },
      data: { expiresAt: new Date(now.getTime() + overrides.validDays * DAY_MS) },
    });
  return { id, awardId: award.id, complaintId: complaint.id, customerId: award.customerId, budgetId };
}
