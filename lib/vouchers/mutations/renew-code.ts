import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { letterContact } from "@/lib/complaints/queries/letter-contact";
import { inTransaction, sql, type Tx } from "@/lib/db/client";
import { voucherCodeTail } from "@/lib/domain/voucher-code";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import { codeHashOf, voucherCode } from "@/lib/links/voucher-code";
import { queueMail } from "@/lib/outbox/mutations";
import { failed, ok, type Result } from "@/lib/result";

export type RenewFailure = "not-found" | "not-allowed" | "no-address" | "nothing-left";

type Held = { codeVersion: number; customerId: string; complaintId: string; locale: string };

/**
 * Gives a voucher another code, for a letter that was lost or got into the wrong hands: from this instant the old one
 * opens nothing. The new one goes to the customer alone, by letter and on the private page; staff never see it. Without
 * an address nothing happens: the customer would be left with a code that is dead and not know it.
 */
export function renewVoucherCode(
  staff: Staff,
  { id }: { id: string },
  now: Date,
): Promise<Result<{ codeVersion: number }, RenewFailure>> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "voucher.renew-code")) return failed("not-allowed");
    const voucher = await holdVoucher(tx, id);
    if (!voucher) return failed("not-found");
    const contact = await letterContact(tx, voucher.complaintId);
    if (!contact) return failed("no-address");
    const codeVersion = voucher.codeVersion + 1;
    if (!(await writeCode(tx, { id, codeVersion }))) return failed("nothing-left");
    await queueMail(tx, {
      template: "voucher-renewed",
      complaintId: voucher.complaintId,
      contactPointId: contact.id,
      locale: isLocale(voucher.locale) ? voucher.locale : DEFAULT_LOCALE,
      params: { voucherId: id },
      dedupeKey: `voucher-renewed:${id}:${codeVersion}`,
    });
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "voucher-code-renewed",
      subject: { kind: "voucher", id },
      customerId: voucher.customerId,
      facts: { codeVersion, at: now.toISOString() },
    });
    return ok({ codeVersion });
  });
}

/** The award first, like everywhere: whoever redeems with the old code is done before, or comes too late. */
async function holdVoucher(tx: Tx, id: string): Promise<Held | null> {
  await tx.$queryRaw(sql`
    SELECT a.id FROM award a JOIN voucher v ON v.award_id = a.id WHERE v.id = ${id}::uuid FOR UPDATE OF a`);
  const [held] = await tx.$queryRaw<Held[]>(sql`
    SELECT v.code_version AS "codeVersion", v.customer_id AS "customerId", c.id AS "complaintId", c.locale
    FROM voucher v JOIN award a ON a.id = v.award_id JOIN complaint c ON c.id = a.complaint_id WHERE v.id = ${id}::uuid`);
  return held ?? null;
}

/** False where nothing can be spent any more: then no code is worth having. */
async function writeCode(tx: Tx, subject: { id: string; codeVersion: number }): Promise<boolean> {
  const code = voucherCode(subject);
  const written = await tx.$executeRaw(sql`
    UPDATE voucher SET code_version = ${subject.codeVersion}::int, code_hash = ${codeHashOf(code)}, code_tail = ${voucherCodeTail(code)}
    WHERE id = ${subject.id}::uuid AND cancelled_at IS NULL AND expires_at > clock_timestamp()
      AND redeemed_minor + lapsed_minor < value_minor`);
  return written === 1;
}
