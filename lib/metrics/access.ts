import { createHash, timingSafeEqual } from "node:crypto";
import { isLoopback } from "@/lib/env";
import type { RequestContext } from "@/lib/http/request-context";

type Asking = { authorization: string | null; context: RequestContext | null; token: string | null };

function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/**
 * Who may read the figures: whoever shows the token; without one set, only this machine itself, told by the connection
 * and never by a header. A request that some proxy passed on is not from this machine, wherever the proxy runs.
 */
export function metricsAccess({
  authorization,
  context,
  token,
}: Asking): "allowed" | "unauthorized" | "hidden" {
  if (token !== null) {
    const shown = /^Bearer (\S+)$/i.exec(authorization ?? "")?.[1] ?? "";
    return sameText(shown, token) ? "allowed" : "unauthorized";
  }
  if (!context?.peer || context.isForwarded) return "hidden";
  return isLoopback(context.peer.replace(/^::ffff:/i, "")) ? "allowed" : "hidden";
}
