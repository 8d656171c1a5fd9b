import { codesIn } from "@/lib/db/codes";
import { noteOutage } from "@/lib/outage";

/**
 * SQLSTATE classes 08 (connection), 53 (no room: disk, memory, connections) and 57P (shutting down), a server that only
 * reads, what Node and Prisma call the same, and a transaction that lost its connection or waited in vain for one.
 */
const AWAY =
  /^(08\w{3}|53\w{3}|57P\d\d|25006|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2028|DatabaseNotReachable|ConnectionClosed|TooManyConnections|SocketTimeout|TransactionAlreadyClosed)$/;
/** The driver names these by words alone. */
const WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

function wordsIn(error: unknown, depth = 0): boolean {
  if (!(error instanceof Error) || depth > 6) return false;
  return WORDS.test(error.message) || wordsIn(error.cause, depth + 1);
}

/** Whether the database could not do the work, whatever the work was: it is away, full or not to be written to. */
export function isUnavailable(error: unknown): boolean {
  return codesIn(error).some((code) => AWAY.test(code)) || wordsIn(error);
}

/** Lets the answer to the request under way be a 503 where the database is what failed it. */
export function noteIfUnavailable(error: unknown): void {
  if (isUnavailable(error)) noteOutage();
}
