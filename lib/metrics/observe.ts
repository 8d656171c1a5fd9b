import type { EndedRequest } from "@/lib/http/peer-address";
import { routePattern } from "@/lib/http/route-pattern";
import { logRequest } from "@/lib/log/requests";
import { countRequest } from "@/lib/metrics/registry";

/** What is kept of each request: a line in the log, a count, a duration. */
export function observeRequest(request: EndedRequest): void {
  const route = routePattern(request.url);
  countRequest(request, route);
  logRequest(request, route);
}
