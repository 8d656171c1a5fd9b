import type { NextRequest } from "next/server";
import { recordExport } from "@/lib/audit/mutations";
import { requireStaff } from "@/lib/auth/session";
import { CSV_START, csvLine } from "@/lib/csv/write";
import { isComplaintStatus } from "@/lib/domain/complaint-state";
import { isCurrency } from "@/lib/domain/currency";
import { toDecimalString } from "@/lib/domain/money";
import { isSeverity } from "@/lib/domain/severity";
import { dayInZone, formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { readCaseFilter } from "@/lib/reporting/filter";
import { exportCases } from "@/lib/reporting/queries/cases";
import { readNames } from "@/lib/reporting/queries/standing";
import type { CaseRow } from "@/lib/reporting/types";
import { categoryName, departmentName } from "../../_components/words";

/** The cases behind a figure as a CSV file, in the reader's language and the organisation's zone. */
export async function GET(request: NextRequest): Promise<Response> {
  const staff = await requireStaff("dashboard.read");
  const filter = readCaseFilter(Object.fromEntries(lists(request.nextUrl.searchParams)));
  if (!filter) return new Response(null, { status: 400, headers: { "Cache-Control": "no-store" } });
  const now = databaseNow();
  const [organisation, locale, names] = await Promise.all([
    organisationFrame(),
    getLocale(),
    readNames(staff),
  ]);
  const timeZone = organisation?.timeZone ?? "UTC";
  const [t, common, status, { rows, isCutOff }] = await Promise.all([
    getTranslations("dashboard"),
    getTranslations("common"),
    getTranslations("case.status"),
    exportCases(staff, filter, { timeZone, now }),
  ]);
  const { from, to, measure } = filter;
  await recordExport(staff.id, { id: "cases", facts: { from, to, measure, rows: rows.length } });
  const head = (
    ["at", "case", "subject", "severity", "status", "category", "department", "region", "amount"] as const
  ).map((column) => t(`cases.${column}`));
  const line = (row: CaseRow) =>
    csvLine([
      `${dayInZone(row.at, timeZone)} ${formatInstant(row.at, { locale, timeZone }, "time")}`,
      row.reference,
      row.subject,
      isSeverity(row.severity) ? common(`severity.${row.severity}`) : row.severity,
      isComplaintStatus(row.status) ? status(row.status) : row.status,
      categoryName(row.categoryKey ?? "", { names, locale }, t),
      departmentName(row.departmentId ?? "", { names, locale }, t),
      row.regionKey === null ? "" : (names.regions.get(row.regionKey)?.[locale] ?? row.regionKey),
      amount(row),
      row.currency,
    ]);
  const tail = isCutOff ? csvLine([t("cases.cutOff")]) : "";
  return new Response(
    `${CSV_START}${csvLine([...head, t("cases.currency")])}${rows.map(line).join("")}${tail}`,
    {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="cases-${filter.from}-${filter.to}.csv"`,
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      },
    },
  );
}

/** Repeated parameters as lists, as pages get them. */
function lists(search: URLSearchParams): [string, string | string[]][] {
  return [...new Set(search.keys())].map((name) => {
    const values = search.getAll(name);
    return [name, values.length > 1 ? values : (values[0] ?? "")];
  });
}

function amount({ amountMinor, currency }: CaseRow): string | bigint | null {
  if (amountMinor === null) return null;
  return currency && isCurrency(currency) ? toDecimalString({ amountMinor, currency }) : amountMinor;
}
