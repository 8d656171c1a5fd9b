import { currentRequest } from "./request-context";

/**
 * Gives the page being made a status of its own. Next can only answer 404 by throwing, and then sends a page whose body
 * is empty until JavaScript fills it: of no use to a customer without. The answer to a posted form keeps its 200, since
 * its sender would take anything else for a failure of the form. False when the status could not be set, because nobody
 * holds the response or the answer has already begun.
 */
export function answerWithStatus(status: number): boolean {
  const response = currentRequest()?.response;
  if (!response || response.headersSent) return false;
  if (response.req.method !== "POST") response.statusCode = status;
  return true;
}
