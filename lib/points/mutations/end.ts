import { sql, type Tx } from "@/lib/db/client";

/**
 * The whole award was taken back: its points leave the wallet. Their money went back with the award's own reversal,
 * which is refused once anything was spent.
 */
export async function endPointsOf(tx: Tx, { awardId, now }: { awardId: string; now: Date }): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE points_lot SET cancelled_at = ${now}::timestamptz, lapsed_minor = value_minor - spent_minor,
      lapsed_at = CASE WHEN spent_minor < value_minor THEN coalesce(lapsed_at, ${now}::timestamptz) END
    WHERE award_id = ${awardId}::uuid AND cancelled_at IS NULL`);
}
