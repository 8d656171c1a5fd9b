import type { Staff } from "@/lib/auth/staff";
import { db, emptySql, joinSql, type Sql, sql } from "@/lib/db/client";
import type { VoucherState } from "@/lib/domain/voucher";
import type { VoucherCursor, VoucherFilter, VoucherRow } from "@/lib/vouchers/types";

const PAGE = 50;
const EXPORT_LIMIT = 50_000;

export const VOUCHER_COLUMNS = sql`
  v.id, v.code_tail AS "codeTail", v.customer_id AS "customerId", u.name AS "customerName", c.reference,
  v.award_id AS "awardId", v.currency, v.value_minor AS "valueMinor", v.redeemed_minor AS "redeemedMinor",
  v.lapsed_minor AS "lapsedMinor", v.issued_at AS "issuedAt", v.expires_at AS "expiresAt", v.cancelled_at AS "cancelledAt"`;
export const VOUCHER_FROM = sql`
  FROM voucher v JOIN customer u ON u.id = v.customer_id JOIN award a ON a.id = v.award_id
    JOIN complaint c ON c.id = a.complaint_id`;

// The same states as voucherState in lib/domain/voucher.ts, as conditions; a test holds the two against each other.
const IN_STATE: Readonly<Record<VoucherState, Sql>> = {
  cancelled: sql`v.cancelled_at IS NOT NULL`,
  used: sql`v.cancelled_at IS NULL AND v.redeemed_minor = v.value_minor`,
  expired: sql`v.cancelled_at IS NULL AND v.redeemed_minor < v.value_minor AND (v.lapsed_minor > 0 OR v.expires_at <= now())`,
  open: sql`v.cancelled_at IS NULL AND v.redeemed_minor = 0 AND v.lapsed_minor = 0 AND v.expires_at > now()`,
  "part-used": sql`v.cancelled_at IS NULL AND v.redeemed_minor > 0 AND v.redeemed_minor < v.value_minor
    AND v.lapsed_minor = 0 AND v.expires_at > now()`,
};

function conditions({ state, search, customerId, within }: VoucherFilter, after: VoucherCursor | null): Sql {
  const all: Sql[] = [];
  if (state) all.push(IN_STATE[state]);
  if (customerId) all.push(sql`v.customer_id = ${customerId}::uuid`);
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    all.push(sql`(u.name ILIKE ${like} OR v.code_tail = ${search.toUpperCase()})`);
  }
  if (within)
    all.push(sql`v.cancelled_at IS NULL AND v.redeemed_minor + v.lapsed_minor < v.value_minor AND v.expires_at > now()
      AND v.expires_at <= now() + make_interval(days => ${within}::int)`);
  if (after) all.push(sql`(v.issued_at, v.id) < (${after.issuedAt}::timestamptz, ${after.id}::uuid)`);
  return all.length > 0 ? sql`WHERE ${joinSql(all, " AND ")}` : emptySql;
}

function rowsOf(filter: VoucherFilter, after: VoucherCursor | null, limit: number): Promise<VoucherRow[]> {
  return db().$queryRaw<VoucherRow[]>(sql`
    SELECT ${VOUCHER_COLUMNS} ${VOUCHER_FROM} ${conditions(filter, after)}
    ORDER BY v.issued_at DESC, v.id DESC LIMIT ${limit}`);
}

/** Vouchers, newest first, page by page. */
export async function listVouchers(
  _staff: Staff,
  { filter, after }: { filter: VoucherFilter; after: VoucherCursor | null },
): Promise<{ rows: VoucherRow[]; next: VoucherCursor | null }> {
  const rows = await rowsOf(filter, after, PAGE + 1);
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: shown, next: last ? { issuedAt: last.issuedAt, id: last.id } : null };
}

/** The same as one file. */
export function exportVouchers(_staff: Staff, filter: VoucherFilter): Promise<VoucherRow[]> {
  return rowsOf(filter, null, EXPORT_LIMIT);
}
