import { IncomingMessage } from "node:http";

/** Set here for every request, over whatever a client sent under this name. */
export const PEER_HEADER = "x-amends-peer";

type Holder = typeof globalThis & { amendsPeersMarked?: boolean };
const holder: Holder = globalThis;

/** What the marking needs of node:diagnostics_channel. */
type Channel = { subscribe: (listener: (message: unknown) => void) => void };

/**
 * Notes the address a connection really comes from on each request. Next keeps an X-Forwarded-For that a client made
 * up and shows no socket, so this is the only place to learn it. Called once at start, before the first request.
 */
export function markPeerAddresses(requestStarts: Channel): void {
  if (holder.amendsPeersMarked) return;
  holder.amendsPeersMarked = true;
  requestStarts.subscribe((message) => {
    const request =
      typeof message === "object" && message !== null && "request" in message ? message.request : null;
    if (request instanceof IncomingMessage) request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}

export function peersAreMarked(): boolean {
  return holder.amendsPeersMarked === true;
}
