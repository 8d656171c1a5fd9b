import { onOutage } from "@/lib/outage";
import { currentRequest, type RequestContext } from "./request-context";

const outages = new WeakSet<RequestContext>();

/** From now on each outage is remembered for the request that met it. */
export function rememberOutages(): void {
  onOutage(() => {
    const context = currentRequest();
    if (context) outages.add(context);
  });
}

export function metOutage(context: RequestContext): boolean {
  return outages.has(context);
}
