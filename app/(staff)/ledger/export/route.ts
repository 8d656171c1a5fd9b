import type { NextRequest } from "next/server";
import { recordExport } from "@/lib/audit/mutations";
import { requireStaff } from "@/lib/auth/session";
import { getTranslations } from "@/lib/i18n/server";
import { exportFile } from "@/lib/ledger/export-file";
import { exportEntries } from "@/lib/ledger/queries/export";
import { exportUrlSchema, ledgerFilterOf } from "@/lib/ledger/schema";

const TYPES = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

/** The entries of a filter as CSV or JSON Lines, of any length; the export is audited. */
export async function GET(request: NextRequest): Promise<Response> {
  const staff = await requireStaff("ledger.read");
  const asked = Object.fromEntries(request.nextUrl.searchParams);
  const { format } = exportUrlSchema.parse(asked);
  const filter = ledgerFilterOf(asked);
  await recordExport(staff.id, { id: "ledger", customerId: null, facts: { format, ...filter } });
  const t = await getTranslations("ledger.export");
  const chunks = exportFile(exportEntries(staff, filter), format, (column) => t(column));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": TYPES[format],
      "Content-Disposition": `attachment; filename="ledger${filter.month ? `-${filter.month}` : ""}.${format}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
