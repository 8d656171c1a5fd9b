import { randomUUID } from "node:crypto";
import { channel } from "node:diagnostics_channel";
import { IncomingMessage, ServerResponse } from "node:http";
import { enterRequest, type RequestContext } from "./request-context";

/** Set here for every request, over whatever a client sent under this name. */
export const PEER_HEADER = "x-amends-peer";
/** The same for the request's id; the proxy hands it on in the answer. */
export const REQUEST_ID_HEADER = "x-request-id";

/** One request that has ended, well or not. */
export type EndedRequest = {
  context: RequestContext;
  method: string;
  /** As it came: path and query may hold personal data and secrets, so they are for matching only. */
  url: string;
  status: number;
  milliseconds: number;
  /** The client went away before the whole answer was sent. */
  aborted: boolean;
};

type Holder = typeof globalThis & {
  amendsPeersMarked?: boolean;
  amendsOnRequestEnd?: (request: EndedRequest) => void;
};
const holder: Holder = globalThis;

/**
 * Sees each request before Next does: names it, notes the address its connection really comes from (Next keeps an
 * X-Forwarded-For that a client made up and shows no socket), holds its response, and tells `onEnd` when it is over.
 * Called once at start, before the first request; called again, it only changes who is told.
 */
export function watchRequests(onEnd?: (request: EndedRequest) => void): void {
  if (onEnd) holder.amendsOnRequestEnd = onEnd;
  if (holder.amendsPeersMarked) return;
  holder.amendsPeersMarked = true;
  channel("http.server.request.start").subscribe((message) => {
    if (typeof message !== "object" || message === null) return;
    const request = "request" in message ? message.request : null;
    const response = "response" in message ? message.response : null;
    if (request instanceof IncomingMessage)
      begin(request, response instanceof ServerResponse ? response : null);
  });
}

function begin(request: IncomingMessage, response: ServerResponse | null): void {
  const { headers, method = "GET", url = "/" } = request;
  const peer = request.socket.remoteAddress ?? null;
  const forwardedFor = headers["x-forwarded-for"]?.toString() ?? null;
  const isForwarded =
    forwardedFor !== null || "forwarded" in headers || "via" in headers || "x-real-ip" in headers;
  const context: RequestContext = {
    id: randomUUID(),
    peer,
    forwardedFor,
    isForwarded,
    response,
    actor: null,
  };
  headers[PEER_HEADER] = peer ?? "";
  headers[REQUEST_ID_HEADER] = context.id;
  enterRequest(context);
  const startedMs = performance.now();
  // "close" comes after "finish", and alone when the client has left.
  response?.once("close", () => {
    const milliseconds = performance.now() - startedMs;
    const aborted = !response.writableFinished;
    holder.amendsOnRequestEnd?.({ context, method, url, status: response.statusCode, milliseconds, aborted });
  });
}

export function peersAreMarked(): boolean {
  return holder.amendsPeersMarked === true;
}
