import type { NextRequest } from "next/server";
import { recordExport } from "@/lib/audit/mutations";
import { requireStaff } from "@/lib/auth/session";
import { CSV_START, csvLine } from "@/lib/csv/write";
import { MINUTE_MS } from "@/lib/domain/duration";
import { dayInZone, formatInstant } from "@/lib/i18n/format";
import { getLocale, getTranslations } from "@/lib/i18n/server";
import { databaseNow } from "@/lib/now";
import { organisationFrame } from "@/lib/organisation/queries";
import { localDay } from "@/lib/reporting/period";
import { readNames } from "@/lib/reporting/queries/standing";
import { type Breach, exportBreaches } from "@/lib/sla/queries/breaches";
import { clockNames } from "@/lib/sla/queries/names";
import { readSlaFilter } from "@/lib/sla/report-filter";

/** The breaches of the report as a CSV file, in the reader's language and the organisation's zone. */
export async function GET(request: NextRequest): Promise<Response> {
  const staff = await requireStaff("dashboard.read");
  const now = databaseNow();
  const [organisation, locale, names] = await Promise.all([
    organisationFrame(),
    getLocale(),
    readNames(staff),
  ]);
  const [t, common, clocks] = await Promise.all([
    getTranslations("sla"),
    getTranslations("common"),
    clockNames(locale),
  ]);
  const timeZone = organisation?.timeZone ?? "UTC";
  const params = Object.fromEntries(request.nextUrl.searchParams);
  const filter = readSlaFilter(params, { today: localDay(now, timeZone), clocks: [...clocks.keys()] });
  const { rows, isCutOff } = await exportBreaches(staff, { ...filter, timeZone, now });
  const { from, to } = filter.period;
  await recordExport(staff.id, {
    id: "breaches",
    facts: { from, to, clock: filter.clock, rows: rows.length },
  });
  const instant = (at: Date) =>
    `${dayInZone(at, timeZone)} ${formatInstant(at, { locale, timeZone }, "time")}`;
  const line = (row: Breach) =>
    csvLine([
      row.reference,
      row.subject,
      clocks.get(filter.clock) ?? filter.clock,
      common(`severity.${row.severity}`),
      row.departmentId === null ? "" : (names.departments.get(row.departmentId)?.[locale] ?? ""),
      row.assigneeName ?? "",
      instant(row.startedAt),
      instant(row.dueAt),
      row.stoppedAt ? instant(row.stoppedAt) : "",
      Math.round(row.lateMs / MINUTE_MS),
      t(`breaches.causes.${row.cause}`),
    ]);
  const head = [
    t("breaches.case"),
    t("breaches.subject"),
    t("clock"),
    t("severity"),
    t("breaches.department"),
    t("breaches.assignee"),
    t("breaches.started"),
    t("breaches.due"),
    t("breaches.ended"),
    `${t("breaches.late")} (${t("whatIf.units.minutes")})`,
    t("breaches.cause"),
  ];
  const tail = isCutOff ? csvLine([t("breaches.cutOff")]) : "";
  return new Response(`${CSV_START}${csvLine(head)}${rows.map(line).join("")}${tail}`, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="breaches-${from}-${to}.csv"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
