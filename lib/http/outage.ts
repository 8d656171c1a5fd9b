import { currentRequest, type RequestContext } from "./request-context";

type Holder = typeof globalThis & { amendsOutages?: WeakSet<RequestContext> };
const holder: Holder = globalThis;

// On globalThis, since the server's start and its pages are bundled apart and would each have their own.
function outages(): WeakSet<RequestContext> {
  holder.amendsOutages ??= new WeakSet();
  return holder.amendsOutages;
}

/** Something the request under way could not do without did not answer. */
export function noteOutage(): void {
  const context = currentRequest();
  if (context) outages().add(context);
}

export function metOutage(context: RequestContext): boolean {
  return outages().has(context);
}
