import { recordAudit } from "@/lib/audit/mutations";
import { can } from "@/lib/auth/permissions";
import type { Staff } from "@/lib/auth/staff";
import { inTransaction, sql } from "@/lib/db/client";
import type { ExchangeRate } from "@/lib/domain/exchange";
import { failed, ok, type Result } from "@/lib/result";

export type RateInput = ExchangeRate & { source: string };

/** Sets the rate that holds from a day on; the one of the same day is corrected, and the audit log keeps what it was. */
export function setRate(staff: Staff, input: RateInput, now: Date): Promise<Result<null, "not-allowed">> {
  return inTransaction(async (tx) => {
    if (!can(staff.role, "budget.write")) return failed("not-allowed");
    const { from, to, rate, effectiveFrom, source } = input;
    const before = await tx.$queryRaw<{ rate: string }[]>(sql`
      SELECT trim_scale(rate)::text AS rate FROM exchange_rate
      WHERE from_currency = ${from} AND to_currency = ${to} AND effective_from = ${effectiveFrom}::date FOR UPDATE`);
    const rows = await tx.$queryRaw<{ id: string }[]>(sql`
      INSERT INTO exchange_rate (from_currency, to_currency, rate, effective_from, source, set_by_id, set_at)
      VALUES (${from}, ${to}, ${rate}::numeric, ${effectiveFrom}::date, ${source}, ${staff.id}::uuid, ${now}::timestamptz)
      ON CONFLICT (from_currency, to_currency, effective_from) DO UPDATE SET rate = excluded.rate,
        source = excluded.source, set_by_id = excluded.set_by_id, set_at = excluded.set_at
      RETURNING id`);
    const id = rows[0]?.id;
    if (!id) throw new Error("the rate that was just set has no id");
    await recordAudit(tx, {
      actor: { kind: "staff", id: staff.id },
      action: "rate-set",
      subject: { kind: "rate", id },
      facts: { from, to, effectiveFrom, before: { rate: before[0]?.rate ?? null }, after: { rate } },
    });
    return ok(null);
  });
}
