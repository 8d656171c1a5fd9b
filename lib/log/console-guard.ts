import { log, logError } from "@/lib/log/logger";

type Holder = typeof globalThis & { amendsConsoleGuarded?: boolean };
const holder: Holder = globalThis;

/** Where in the code a line comes from: enough to find it, without a word of what it would have said. */
function callSite(): string {
  const frames = (new Error().stack ?? "").split("\n").slice(1);
  return (
    frames
      .find((frame) => !frame.includes("console-guard"))
      ?.trim()
      .replace(/^at /, "") ?? "unknown"
  );
}

/** The first error among what was to be printed, also one wrapped in a plain object. */
function errorIn(values: readonly unknown[]): Error | null {
  for (const value of values) {
    if (value instanceof Error) return value;
    if (typeof value !== "object" || value === null) continue;
    const inner: unknown = Reflect.get(value, "error") ?? Reflect.get(value, "reason");
    if (inner instanceof Error) return inner;
  }
  return null;
}

/**
 * Next and the libraries print errors whole to the console, messages and values included; in production these become
 * lines of the log, without them. Once per process.
 */
export function guardConsole(): void {
  if (holder.amendsConsoleGuarded) return;
  holder.amendsConsoleGuarded = true;
  for (const method of ["error", "warn", "log", "info", "debug", "trace"] as const) {
    console[method] = (...values: unknown[]) => {
      const error = errorIn(values);
      if (error) logError(error, "unhandled error");
      else if (method === "error") log().error({ from: callSite() }, "a library reported an error");
      else if (method === "warn") log().warn({ from: callSite() }, "a library warned");
      else log().debug({ from: callSite() }, "a library printed a line");
    };
  }
}
