import type { NextRequest } from "next/server";
import { env } from "@/lib/env";
import { currentRequest } from "@/lib/http/request-context";
import { metricsAccess } from "@/lib/metrics/access";
import { collectMetrics } from "@/lib/metrics/collect";

export const dynamic = "force-dynamic";

const NO_STORE = { "Cache-Control": "no-store" };

/** Figures for Prometheus: counts and times, never a name, an address or a reference. */
export async function GET(request: NextRequest): Promise<Response> {
  const access = metricsAccess({
    authorization: request.headers.get("authorization"),
    context: currentRequest(),
    token: env().metricsToken,
  });
  if (access === "hidden") return new Response("Not found\n", { status: 404, headers: NO_STORE });
  if (access === "unauthorized")
    return new Response("A token is needed\n", {
      status: 401,
      headers: { ...NO_STORE, "WWW-Authenticate": 'Bearer realm="metrics"' },
    });
  const { body, contentType } = await collectMetrics(Date.now());
  return new Response(body, { headers: { ...NO_STORE, "Content-Type": contentType } });
}
