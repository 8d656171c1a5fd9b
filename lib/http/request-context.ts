import { AsyncLocalStorage } from "node:async_hooks";
import type { ServerResponse } from "node:http";

/** Who acts in a request, by id alone: a colleague, or a program with a credential of its own. */
export type RequestActor = { kind: "staff" | "api"; id: string };

/** What is known of a request from its first byte on, for everything that follows from it. */
export type RequestContext = {
  /** Names the request in the log, in the audit log and in the answer's X-Request-Id. */
  readonly id: string;
  /** The other end of the connection, and the X-Forwarded-For header as it came. */
  readonly peer: string | null;
  readonly forwardedFor: string | null;
  /** Whether some proxy says that it passed the request on. */
  readonly isForwarded: boolean;
  /** Null in a background job. */
  readonly response: ServerResponse | null;
  /** Filled in by the gate that found it out. */
  actor: RequestActor | null;
};

type Holder = typeof globalThis & { amendsRequests?: AsyncLocalStorage<RequestContext> };
const holder: Holder = globalThis;

// On globalThis, since the server's start and its pages are bundled apart and would each have their own.
function requests(): AsyncLocalStorage<RequestContext> {
  holder.amendsRequests ??= new AsyncLocalStorage();
  return holder.amendsRequests;
}

/** Remembers the request that starts here, for everything that follows from it. */
export function enterRequest(context: RequestContext): void {
  requests().enterWith(context);
}

/** The request, or the background job, that this code runs for; null at start and in scripts. */
export function currentRequest(): RequestContext | null {
  return requests().getStore() ?? null;
}

/** Runs a background job under a name of its own, so that its lines are found together. */
export function runAsJob<T>(jobId: string, work: () => Promise<T>): Promise<T> {
  const nobody = { peer: null, forwardedFor: null, isForwarded: false, response: null, actor: null };
  return requests().run({ id: `job-${jobId}`, ...nobody }, work);
}

/** Notes who acts, for the request's line in the log. */
export function noteActor(actor: RequestActor): void {
  const context = currentRequest();
  if (context) context.actor = actor;
}
