import { recordAudit } from "@/lib/audit/mutations";
import type { ApiClient, Staff } from "@/lib/auth/staff";
import { inTransaction, isUniqueViolation, sql, type Tx } from "@/lib/db/client";
import { redeem } from "@/lib/ledger/mutations/remedy";
import { codeHashOf } from "@/lib/links/voucher-code";
import { failed, ok, type Result } from "@/lib/result";
import type { Redeemed, RedeemFailure } from "@/lib/vouchers/types";

export type RedeemInput = {
  /** As it was typed. */
  code: string;
  amountMinor: bigint;
  currency: string;
  /** The till's own number of the purchase; empty when there is none. */
  reference: string;
  /** Names the purchase: sent again under the same key it is redeemed once. */
  key: string;
};

type Found = { id: string; awardId: string; remedyId: string; currency: string };

/** Takes an amount off a voucher, in part or whole, for a colleague at the counter or a till under its credential. */
export async function redeemVoucher(
  by: Staff | ApiClient,
  input: RedeemInput,
  now: Date,
): Promise<Result<Redeemed, RedeemFailure>> {
  try {
    return await inTransaction(async (tx) => {
      const voucher = await findByCode(tx, input.code);
      if (!voucher) return failed("unknown");
      // The award first, like everywhere: whoever takes it back or lets it lapse waits here.
      await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${voucher.awardId}::uuid FOR UPDATE`);
      const before = await storedRedemption(tx, voucher, input);
      return before ?? (await redeemOnce(tx, voucher, { by, input, now }));
    });
  } catch (error) {
    // Two requests at once under one key for two vouchers: the second is another body.
    if (isUniqueViolation(error)) return failed("key-reused");
    throw error;
  }
}

async function findByCode(tx: Tx, code: string): Promise<Found | null> {
  return tx.voucher.findUnique({
    where: { codeHash: codeHashOf(code) },
    select: { id: true, awardId: true, remedyId: true, currency: true },
  });
}

async function storedRedemption(
  tx: Tx,
  { id, currency }: Found,
  input: RedeemInput,
): Promise<Result<Redeemed, "key-reused"> | null> {
  const stored = await tx.voucherRedemption.findUnique({
    where: { idempotencyKey: input.key },
    select: {
      id: true,
      voucherId: true,
      amountMinor: true,
      restMinor: true,
      reference: true,
      redeemedAt: true,
    },
  });
  if (!stored) return null;
  const isSame =
    stored.voucherId === id &&
    stored.amountMinor === input.amountMinor &&
    stored.reference === input.reference &&
    currency === input.currency;
  if (!isSame) return failed("key-reused");
  return ok({
    voucherId: id,
    redemptionId: stored.id,
    redeemedMinor: stored.amountMinor,
    restMinor: stored.restMinor,
    currency,
    at: stored.redeemedAt,
    repeated: true,
  });
}

export type Taking = { id: string; code: string; amountMinor: bigint; currency: string };

/**
 * Takes the amount off if it is there to be taken: all conditions stand in the update itself, and the time is the
 * database's. What was read before it would already be old when another till's redemption, or another code, commits.
 */
export async function takeFromVoucher(
  tx: Tx,
  { id, code, amountMinor, currency }: Taking,
): Promise<Result<bigint, "unknown" | "expired" | "cancelled" | "over-rest" | "wrong-currency">> {
  const hash = codeHashOf(code);
  const [taken] = await tx.$queryRaw<{ rest: bigint }[]>(sql`
    UPDATE voucher SET redeemed_minor = redeemed_minor + ${amountMinor}::bigint
    WHERE id = ${id}::uuid AND cancelled_at IS NULL AND expires_at > clock_timestamp() AND currency = ${currency}
      AND code_hash = ${hash}
      AND redeemed_minor + lapsed_minor + ${amountMinor}::bigint <= value_minor
    RETURNING value_minor - redeemed_minor - lapsed_minor AS rest`);
  if (taken) return ok(taken.rest);
  type Stands = { renewed: boolean; cancelled: boolean; expired: boolean; currency: string };
  const [stands] = await tx.$queryRaw<Stands[]>(sql`
    SELECT code_hash <> ${hash} AS renewed, cancelled_at IS NOT NULL AS cancelled, expires_at <= clock_timestamp() AS expired, currency
    FROM voucher WHERE id = ${id}::uuid`);
  if (stands?.renewed) return failed("unknown");
  if (stands?.cancelled) return failed("cancelled");
  if (stands?.expired) return failed("expired");
  return failed(stands?.currency === currency ? "over-rest" : "wrong-currency");
}

type Redeeming = { by: Staff | ApiClient; input: RedeemInput; now: Date };

async function redeemOnce(
  tx: Tx,
  voucher: Found,
  { by, input, now }: Redeeming,
): Promise<Result<Redeemed, RedeemFailure>> {
  const { amountMinor, currency, reference, key } = input;
  const taken = await takeFromVoucher(tx, { id: voucher.id, code: input.code, amountMinor, currency });
  if (!taken.ok) return taken;
  const actor = { kind: by.proof === "session-checked" ? "staff" : "api", id: by.id } as const;
  const redeemed = await redeem(tx, {
    awardId: voucher.awardId,
    remedy: { id: voucher.remedyId, kind: "voucher" },
    amountMinor,
    author: { actor, approverIds: [] },
    key: `voucher:${voucher.id}:${key}`,
    now,
  });
  const transactionId = redeemed.ok ? redeemed.value.transactionIds[0] : undefined;
  if (!redeemed.ok || !transactionId)
    throw new Error(`the ledger does not hold what the voucher says: ${redeemed.ok || redeemed.reason}`);
  const { id } = await tx.voucherRedemption.create({
    data: {
      voucherId: voucher.id,
      amountMinor,
      restMinor: taken.value,
      idempotencyKey: key,
      actorKind: actor.kind,
      actorId: actor.id,
      reference,
      transactionId,
      redeemedAt: now,
    },
    select: { id: true },
  });
  await recordAudit(tx, {
    actor,
    action: "voucher-redeemed",
    subject: { kind: "voucher", id: voucher.id },
    facts: { amountMinor: amountMinor.toString(), currency },
  });
  return ok({
    voucherId: voucher.id,
    redemptionId: id,
    redeemedMinor: amountMinor,
    restMinor: taken.value,
    currency,
    at: now,
    repeated: false,
  });
}
