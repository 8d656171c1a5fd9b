import { isDatabaseUp } from "@/lib/health/queries";

export const dynamic = "force-dynamic";

/** For load balancers and `npm start`: 200 while requests can be served, else 503. */
export async function GET(): Promise<Response> {
  if (await isDatabaseUp())
    return Response.json({ status: "ok" }, { headers: { "Cache-Control": "no-store" } });
  return Response.json(
    { status: "database-unavailable" },
    { status: 503, headers: { "Cache-Control": "no-store", "Retry-After": "5" } },
  );
}
