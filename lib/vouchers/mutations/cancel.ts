import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import type { CancelReason } from "@/lib/domain/voucher";
import { lapse } from "@/lib/ledger/mutations/remedy";
import { failed, ok, type Result } from "@/lib/result";

export type CancelFailure = "not-found" | "not-allowed" | "own-award" | "nothing-left" | "already-cancelled";

/**
 * Takes back what is left of a voucher: it lapses to the budget that paid for it. Nobody cancels what they asked for or
 * approved themselves, as with a reversal.
 */
export function cancelVoucher(
  staff: Staff,
  { id, reason }: { id: string; reason: Exclude<CancelReason, "award-reversed"> },
  now: Date,
): Promise<Result<{ lapsedMinor: bigint }, CancelFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "voucher.cancel")) return failed("not-allowed");
    const voucher = await tx.voucher.findUnique({
      where: { id },
      select: {
        awardId: true,
        remedyId: true,
        customerId: true,
        award: { select: { requestedById: true, approvedById: true } },
      },
    });
    if (!voucher) return failed("not-found");
    const { awardId, remedyId, customerId, award } = voucher;
    if (staff.id === award.requestedById || staff.id === award.approvedById) return failed("own-award");
    await tx.$queryRaw(sql`SELECT id FROM award WHERE id = ${awardId}::uuid FOR UPDATE`);
    const lapsedMinor = await endVoucher(tx, { id, staffId: staff.id, reason, now });
    if (lapsedMinor === null) {
      const stands = await tx.voucher.findUniqueOrThrow({ where: { id }, select: { cancelledAt: true } });
      return failed(stands.cancelledAt === null ? "nothing-left" : "already-cancelled");
    }
    const actor = { kind: "staff", id: staff.id } as const;
    const lapsed = await lapse(tx, {
      awardId,
      remedy: { id: remedyId, kind: "voucher" },
      amountMinor: lapsedMinor,
      author: { actor, approverIds: [staff.id] },
      key: `voucher:${id}:cancel`,
      now,
    });
    if (!lapsed.ok) throw new Error(`the ledger does not hold what the voucher says: ${lapsed.reason}`);
    const subject = { kind: "voucher", id } as const;
    const facts = { reason, lapsedMinor: lapsedMinor.toString() };
    await recordAudit(tx, { actor, action: "voucher-cancelled", subject, customerId, facts });
    return ok({ lapsedMinor });
  });
}

type End = { id: string; staffId: string | null; reason: CancelReason; now: Date };

/** Ends a voucher that has something left, and says how much it was; null when nothing was left of it. */
async function endVoucher(tx: Tx, { id, staffId, reason, now }: End): Promise<bigint | null> {
  const [ended] = await tx.$queryRaw<{ lapsed: bigint }[]>(sql`
    UPDATE voucher v SET cancelled_at = ${now}::timestamptz, cancelled_by_id = ${staffId}::uuid, cancel_reason = ${reason},
      lapsed_minor = v.value_minor - v.redeemed_minor, lapsed_at = coalesce(v.lapsed_at, ${now}::timestamptz)
    FROM voucher old
    WHERE v.id = ${id}::uuid AND old.id = v.id AND v.cancelled_at IS NULL
      AND v.redeemed_minor + v.lapsed_minor < v.value_minor
    RETURNING v.lapsed_minor - old.lapsed_minor AS lapsed`);
  return ended?.lapsed ?? null;
}

/**
 * The whole award was taken back: its vouchers end with it. Their money went back with the award's own reversal, which
 * is refused once anything was spent.
 */
export async function endVouchersOf(
  tx: Tx,
  { awardId, staffId, now }: { awardId: string; staffId: string; now: Date },
): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE voucher SET cancelled_at = ${now}::timestamptz, cancelled_by_id = ${staffId}::uuid,
      cancel_reason = 'award-reversed', lapsed_minor = value_minor - redeemed_minor,
      lapsed_at = CASE WHEN redeemed_minor < value_minor THEN coalesce(lapsed_at, ${now}::timestamptz) END
    WHERE award_id = ${awardId}::uuid AND cancelled_at IS NULL`);
}
