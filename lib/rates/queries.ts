import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { RateRow } from "@/lib/rates/types";

/** Every rate, the latest first; decimals as text, since no float holds them. */
export async function listRates(_staff: Staff): Promise<RateRow[]> {
  return db().$queryRaw<RateRow[]>(sql`
    SELECT r.id, r.from_currency::text AS "from", r.to_currency::text AS "to", trim_scale(r.rate)::text AS rate,
      r.effective_from::text AS "effectiveFrom", r.source, s.name AS "setByName", r.set_at AS "setAt"
    FROM exchange_rate r JOIN staff s ON s.id = r.set_by_id
    ORDER BY r.effective_from DESC, r.from_currency, r.to_currency LIMIT 500`);
}
