import type { Staff } from "@/lib/auth/staff";
import type { HeldStatus } from "@/lib/complaints/held-status";
import { heldFilingSchema } from "@/lib/complaints/queries/held-view";
import { db, sql } from "@/lib/db/client";
import { isSeverity, type Severity } from "@/lib/domain/severity";
import { SUSPICIONS, type Suspicion } from "@/lib/domain/suspicion";
import { DEFAULT_LOCALE, isLocale, type Locale } from "@/lib/i18n/config";

export const HELD_PAGE_SIZE = 50;
/** In the menu more than this is simply many. */
const COUNTED = 99;

export type HeldRow = {
  id: string;
  reference: string;
  locale: Locale;
  severity: Severity;
  suspicions: Suspicion[];
  receivedAt: Date;
  promiseDueAt: Date;
  decidedAt: Date | null;
  name: string;
  contact: string;
  description: string;
  files: number;
  additions: number;
};

/** Where a page begins; the list is ordered by the promise that runs. */
export type HeldCursor = { dueMs: number; id: string };
export type HeldPage = { rows: HeldRow[]; next: HeldCursor | null };

type Found = Omit<HeldRow, "locale" | "severity" | "suspicions" | "name" | "contact" | "description"> & {
  locale: string;
  severity: string;
  suspicions: string[];
  filing: unknown;
};

/** What waits for a look (or was marked as spam), the most pressing promise first. */
export async function listHeld(
  _staff: Staff,
  { status, after }: { status: HeldStatus; after: HeldCursor | null },
): Promise<HeldPage> {
  const place = after
    ? sql`AND (promise_due_at, id) > (${new Date(after.dueMs)}::timestamptz, ${after.id}::uuid)`
    : sql``;
  const found = await db().$queryRaw<Found[]>(sql`
    SELECT id, reference, locale, severity, suspicions, received_at AS "receivedAt", promise_due_at AS "promiseDueAt",
      decided_at AS "decidedAt", filing, cardinality(file_ids)::int AS files,
      (SELECT count(*)::int FROM held_message m WHERE m.held_id = h.id) AS additions
    FROM held_filing h WHERE status = ${status} ${place}
    ORDER BY promise_due_at, id LIMIT ${HELD_PAGE_SIZE + 1}`);
  const rows = found.slice(0, HELD_PAGE_SIZE).flatMap(readable);
  const last = found[HELD_PAGE_SIZE - 1];
  const hasNext = found.length > HELD_PAGE_SIZE && last;
  return { rows, next: hasNext ? { dueMs: last.promiseDueAt.getTime(), id: last.id } : null };
}

function readable({ filing, locale, severity, suspicions, ...row }: Found): HeldRow[] {
  const data = heldFilingSchema.safeParse(filing);
  if (!data.success || !isSeverity(severity)) return [];
  const { name, email, phone, description } = data.data;
  return [
    {
      ...row,
      severity,
      name,
      description,
      contact: email ?? phone ?? "",
      locale: isLocale(locale) ? locale : DEFAULT_LOCALE,
      suspicions: SUSPICIONS.filter((one) => suspicions.includes(one)),
    },
  ];
}

/** How many wait, for the menu; never more than it shows. */
export async function countHeld(_staff: Staff): Promise<number> {
  const rows = await db().$queryRaw<{ n: number }[]>(sql`
    SELECT count(*)::int AS n FROM (SELECT 1 FROM held_filing WHERE status = 'waiting' LIMIT ${COUNTED}) few`);
  return rows[0]?.n ?? 0;
}
