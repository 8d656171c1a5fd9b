import { sql, type Tx } from "@/lib/db/client";
import { holdsFrom } from "@/lib/domain/sla/calendar/calendar-draft";
import { databaseNow } from "@/lib/now";

/**
 * A house that says where it is takes along the hours and terms that it was installed with, as new versions which hold
 * from in a minute; whatever somebody has written or begun to write since keeps the zone it was written in. What runs
 * goes on by the version that it began under. Call `forgetBook` once the transaction is through.
 */
export async function followZone(tx: Tx, timeZone: string): Promise<void> {
  const now = databaseNow();
  const from = holdsFrom(now, null);
  const zone = JSON.stringify(timeZone);
  await tx.$executeRaw(sql`
    INSERT INTO sla_version (version, document, effective_from, published_at)
    SELECT version + 1, jsonb_set(document, '{timeZone}', ${zone}::jsonb), greatest(${from}::timestamptz, effective_from + INTERVAL '1 ms'), ${now}::timestamptz
    FROM (SELECT * FROM sla_version ORDER BY version DESC LIMIT 1) newest
    WHERE created_by_id IS NULL AND document->>'timeZone' <> ${timeZone}`);
  await tx.$executeRaw(sql`
    INSERT INTO calendar_version (calendar_key, version, document, departments, regions, effective_from)
    SELECT calendar_key, version + 1, jsonb_set(document, '{timeZone}', ${zone}::jsonb), departments, regions,
      greatest(${from}::timestamptz, effective_from + INTERVAL '1 ms')
    FROM (SELECT DISTINCT ON (calendar_key) * FROM calendar_version ORDER BY calendar_key, version DESC) newest
    WHERE created_by_id IS NULL AND document->>'timeZone' <> ${timeZone}`);
}
