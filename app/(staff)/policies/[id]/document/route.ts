import type { NextRequest } from "next/server";
import { z } from "zod";
import { requireStaff } from "@/lib/auth/session";
import { toCanonicalJson } from "@/lib/domain/compensation/json";
import { databaseNow } from "@/lib/now";
import { findPolicyVersion } from "@/lib/policies/queries/versions";

type Context = { params: Promise<{ id: string }> };

/** One version as the document it is: what an import reads back. */
export async function GET(_request: NextRequest, { params }: Context): Promise<Response> {
  const staff = await requireStaff("policy.read");
  const id = z.guid().safeParse((await params).id);
  const found = id.success ? await findPolicyVersion(staff, id.data, databaseNow()) : null;
  if (!found) return new Response(null, { status: 404 });
  const { document } = found;
  const name = `${document.id}-${document.version}`.replace(/[^\w.-]/g, "_");
  // Canonical, so that equal policies are equal files; indented, since people read it too.
  const body = JSON.stringify(JSON.parse(toCanonicalJson(document)), null, 2);
  return new Response(`${body}\n`, {
    headers: {
      "Content-Type": "application/json; charset=utf-8",
      "Content-Disposition": `attachment; filename="policy-${name}.json"`,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
