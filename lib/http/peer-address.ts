import { channel } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { holdResponse } from "./current-response";

/** Set here for every request, over whatever a client sent under this name. */
export const PEER_HEADER = "x-amends-peer";

type Holder = typeof globalThis & { amendsPeersMarked?: boolean };
const holder: Holder = globalThis;

/**
 * Sees each request before Next does: notes the address its connection really comes from (Next keeps an X-Forwarded-For
 * that a client made up and shows no socket) and holds its response. Called once at start, before the first request.
 */
export function watchRequests(): void {
  if (holder.amendsPeersMarked) return;
  holder.amendsPeersMarked = true;
  channel("http.server.request.start").subscribe((message) => {
    if (typeof message !== "object" || message === null) return;
    const request = "request" in message ? message.request : null;
    if (!(request instanceof IncomingMessage)) return;
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    if ("response" in message) holdResponse(message.response);
  });
}

export function peersAreMarked(): boolean {
  return holder.amendsPeersMarked === true;
}
