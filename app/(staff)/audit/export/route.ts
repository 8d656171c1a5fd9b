import type { NextRequest } from "next/server";
import { recordExport } from "@/lib/audit/mutations";
import { exportAudit } from "@/lib/audit-trail/queries";
import { readAuditUrl } from "@/lib/audit-trail/schema";
import type { AuditRow } from "@/lib/audit-trail/types";
import { requireStaff } from "@/lib/auth/session";
import { CSV_START, csvLine } from "@/lib/csv/write";
import { getTranslations } from "@/lib/i18n/server";

const COLUMNS = [
  "at",
  "person",
  "personId",
  "action",
  "subjectKind",
  "subject",
  "subjectId",
  "customerId",
  "facts",
  "request",
  "network",
] as const;

/** The entries of a filter as a CSV file of any length; the export is an entry itself. */
export async function GET(request: NextRequest): Promise<Response> {
  const staff = await requireStaff("audit.read");
  const { filter } = readAuditUrl(Object.fromEntries(request.nextUrl.searchParams));
  const t = await getTranslations("audit");
  const { customerId, ...facts } = filter;
  await recordExport(staff.id, { id: "audit", customerId, facts });
  const line = (row: AuditRow) =>
    csvLine([
      row.at.toISOString(),
      row.actorName ?? t(`actor.${row.actorKind}`),
      row.actorId,
      t(`action.${row.action}`),
      row.subjectKind,
      row.subjectLabel,
      row.subjectId,
      row.customerId,
      JSON.stringify(row.facts),
      row.requestId,
      row.network,
    ]);
  const batches = exportAudit(staff, filter);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const head = csvLine(COLUMNS.map((column) => t(`export.${column}`)));
      controller.enqueue(encoder.encode(CSV_START + head));
    },
    async pull(controller) {
      const { value, done } = await batches.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value.map(line).join("")));
    },
    async cancel() {
      await batches.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": 'attachment; filename="audit.csv"',
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
