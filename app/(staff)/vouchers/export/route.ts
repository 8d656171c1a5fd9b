import type { NextRequest } from "next/server";
import { recordExport } from "@/lib/audit/mutations";
import { requireStaff } from "@/lib/auth/session";
import { CSV_START, csvLine } from "@/lib/csv/write";
import { toDecimalString } from "@/lib/domain/money";
import { voucherRest, voucherState } from "@/lib/domain/voucher";
import { maskedVoucherCode } from "@/lib/domain/voucher-code";
import { dayInZone } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { exportVouchers } from "@/lib/vouchers/queries/list";
import { vouchersUrlSchema } from "@/lib/vouchers/schema";
import type { VoucherRow } from "@/lib/vouchers/types";

const COLUMNS = ["voucher", "customer", "case", "value", "rest", "state", "issued", "until"] as const;

/** The vouchers of a filter as a CSV file, in the reader's language and the organisation's zone. */
export async function GET(request: NextRequest): Promise<Response> {
  const staff = await requireStaff("voucher.read");
  const {
    customer,
    after: _page,
    ...rest
  } = vouchersUrlSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
  const [t, organisation, rows] = await Promise.all([
    getTranslations("vouchers"),
    organisationFrame(),
    exportVouchers(staff, { ...rest, customerId: customer }),
  ]);
  const { state, within } = rest;
  await recordExport(staff.id, {
    id: "vouchers",
    customerId: customer,
    facts: { state, within, rows: rows.length },
  });
  const now = databaseNow();
  const timeZone = organisation?.timeZone ?? "UTC";
  const money = (amountMinor: bigint, { currency }: VoucherRow) => toDecimalString({ amountMinor, currency });
  const line = (row: VoucherRow) =>
    csvLine([
      maskedVoucherCode(row.codeTail),
      row.customerName,
      row.reference,
      money(row.valueMinor, row),
      money(voucherRest(row, now), row),
      t(`state.${voucherState(row, now)}`),
      dayInZone(row.issuedAt, timeZone),
      dayInZone(new Date(row.expiresAt.getTime() - 1), timeZone),
      row.currency,
    ]);
  const head = csvLine([...COLUMNS.map((column) => t(`column.${column}`)), t("liability.currency")]);
  return new Response(`${CSV_START}${head}${rows.map(line).join("")}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="vouchers.csv"',
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
