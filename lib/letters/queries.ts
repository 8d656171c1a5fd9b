import type { Tx } from "@/lib/db/client";
import { sql } from "@/lib/db/client";
import { DEFAULT_LOCALE, isLocale } from "@/lib/i18n/config";
import type { LetterCase } from "@/lib/letters/render";

type Row = Omit<LetterCase, "locale"> & { locale: string };

/** What letters say of a case; null when it is not there. */
export async function letterCase(tx: Tx, complaintId: string): Promise<LetterCase | null> {
  const [row] = await tx.$queryRaw<Row[]>(sql`
    SELECT cu.name AS "customerName", c.reference, c.received_at AS "receivedAt", c.locale,
      coalesce((SELECT o.name FROM organisation o WHERE o.id = 1), '') AS organisation
    FROM complaint c JOIN customer cu ON cu.id = c.customer_id WHERE c.id = ${complaintId}::uuid`);
  return row ? { ...row, locale: isLocale(row.locale) ? row.locale : DEFAULT_LOCALE } : null;
}
