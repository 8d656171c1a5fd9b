import { AsyncLocalStorage } from "node:async_hooks";
import { ServerResponse } from "node:http";

type Holder = typeof globalThis & { amendsResponses?: AsyncLocalStorage<ServerResponse> };
const holder: Holder = globalThis;

// On globalThis, since the server's start and its pages are bundled apart and would each have their own.
function responses(): AsyncLocalStorage<ServerResponse> {
  holder.amendsResponses ??= new AsyncLocalStorage();
  return holder.amendsResponses;
}

/** Remembers the answer of the request that starts here, for everything that follows from it. */
export function holdResponse(response: unknown): void {
  if (response instanceof ServerResponse) responses().enterWith(response);
}

/**
 * Gives the page being made a status of its own. Next can only answer 404 by throwing, and then sends a page whose body
 * is empty until JavaScript fills it: of no use to a customer without. The answer to a posted form keeps its 200, since
 * its sender would take anything else for a failure of the form. False when the status could not be set, because nobody
 * holds the response or the answer has already begun.
 */
export function answerWithStatus(status: number): boolean {
  const response = responses().getStore();
  if (!response || response.headersSent) return false;
  if (response.req.method !== "POST") response.statusCode = status;
  return true;
}
