import type { Staff } from "@/lib/auth/staff";
import { db, sql } from "@/lib/db/client";
import type { LiabilityRow } from "@/lib/vouchers/types";

/**
 * What customers can still spend of vouchers and points, by the month in which it ends where the organisation is. The
 * end is the first instant that no longer counts, so a voucher that ends with a month belongs to it.
 */
export function liability(_staff: Staff): Promise<LiabilityRow[]> {
  return db().$queryRaw<LiabilityRow[]>(sql`
    SELECT to_char((held.expires_at - interval '1 millisecond') AT TIME ZONE o.time_zone, 'YYYY-MM') AS month, held.currency,
      coalesce(sum(held.rest) FILTER (WHERE held.kind = 'voucher'), 0)::bigint AS "vouchersMinor",
      coalesce(sum(held.rest) FILTER (WHERE held.kind = 'points'), 0)::bigint AS "pointsMinor"
    FROM organisation o, (
      SELECT 'voucher' AS kind, currency, expires_at, value_minor - redeemed_minor - lapsed_minor AS rest
      FROM voucher WHERE cancelled_at IS NULL AND expires_at > now() AND redeemed_minor + lapsed_minor < value_minor
      UNION ALL
      SELECT 'points', currency, expires_at, value_minor - spent_minor - lapsed_minor
      FROM points_lot WHERE cancelled_at IS NULL AND expires_at > now() AND spent_minor + lapsed_minor < value_minor
    ) held
    WHERE o.id = 1 GROUP BY 1, 2 ORDER BY 2, 1`);
}
