import type { NextRequest } from "next/server";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/session";
import { readBankFileOf } from "@/lib/payouts/mutations/read-file";

type Context = { params: Promise<{ id: string }> };

const TYPES = { csv: "text/csv; charset=utf-8", "pain-001": "application/xml; charset=utf-8" } as const;
const asked = z.object({ runId: z.guid(), format: z.enum(["csv", "pain-001"]) });

/** What was handed to the bank, the same bytes each time. It names accounts: that somebody took it is on record. */
export async function GET(request: NextRequest, { params }: Context): Promise<Response> {
  const staff = await requireStaff("payout.read-accounts");
  const format = request.nextUrl.searchParams.get("format");
  const input = asked.safeParse({ runId: (await params).id, format });
  const file = input.success ? await readBankFileOf(staff, input.data) : null;
  if (!input.success || !file) return new Response(null, { status: 404 });
  const name = `payout-${file.number}.${input.data.format === "csv" ? "csv" : "xml"}`;
  return new Response(file.content, {
    headers: {
      "Content-Type": TYPES[input.data.format],
      "Content-Disposition": `attachment; filename="${name}"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
