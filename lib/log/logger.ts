import pino, { type DestinationStream, type Logger } from "pino";
import { type LogSettings, logSettings } from "@/lib/env";
import { currentRequest } from "@/lib/http/request-context";
import { asText } from "@/lib/log/as-text";
import { safeError } from "@/lib/log/safe-error";

type Holder = typeof globalThis & { amendsLog?: Logger; amendsLoggedErrors?: WeakSet<object> };
// On globalThis, since the server's start and its pages are bundled apart and would each open a stream of their own.
const holder: Holder = globalThis;

/** Where lines go: standard output, written in the background and batched while a write is under way. */
function destination({ format }: LogSettings): DestinationStream {
  if (format === "text") return { write: (line) => void process.stdout.write(asText(line)) };
  return pino.destination({ dest: 1, sync: false });
}

/** A logger of our own making; `stream` is for tests. */
export function makeLog(settings: LogSettings, stream: DestinationStream = destination(settings)): Logger {
  return pino(
    {
      level: settings.level,
      base: { pid: process.pid },
      messageKey: "message",
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      // Every line of a request carries its id, and nobody has to hand it on.
      mixin: () => {
        const context = currentRequest();
        return context ? { request: context.id } : {};
      },
    },
    stream,
  );
}

/**
 * The server's log: one JSON object per line. What is logged is named field by field, ids and codes only: never a text
 * that a person wrote, never an error's message, never a URL.
 */
export function log(): Logger {
  holder.amendsLog ??= makeLog(logSettings());
  return holder.amendsLog;
}

/** Logs an error once, however many layers catch and report it. `what` is a constant phrase. */
export function logError(error: unknown, what: string, fields: Record<string, string | number> = {}): void {
  holder.amendsLoggedErrors ??= new WeakSet();
  if (typeof error === "object" && error !== null) {
    if (holder.amendsLoggedErrors.has(error)) return;
    holder.amendsLoggedErrors.add(error);
  }
  log().error({ ...fields, error: safeError(error) }, what);
}
