import type { EndedRequest } from "@/lib/http/peer-address";
import { STATIC_PATTERN } from "@/lib/http/route-pattern";
import { log } from "@/lib/log/logger";

/** Asked for every few seconds by machines, or once per file of a page: of interest only to who looks for a fault. */
const QUIET = new Set<string>([STATIC_PATTERN, "/api/health", "/api/metrics"]);

/** One line per request: what was asked by its pattern, what came of it, how long it took, and who asked, by id. */
export function logRequest(request: EndedRequest, route: string): void {
  const { context, method, status, milliseconds, aborted } = request;
  const level = status >= 500 ? "error" : QUIET.has(route) ? "debug" : "info";
  log()[level](
    {
      request: context.id,
      method,
      route,
      status,
      ms: Math.round(milliseconds * 10) / 10,
      ...(context.actor ? { [context.actor.kind]: context.actor.id } : {}),
      ...(aborted ? { aborted } : {}),
    },
    "request",
  );
}
