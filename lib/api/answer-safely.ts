import { isDatabaseUp } from "@/lib/health/queries";
import { problem } from "@/lib/http/problem";
import { logError } from "@/lib/log/logger";

/** SQLSTATE classes of a server that has no room, is shutting down or cannot be reached. */
const AWAY = /^(08|53|57)/;

function isAway(error: unknown): boolean {
  const code = typeof error === "object" && error !== null ? Reflect.get(error, "code") : null;
  return typeof code === "string" && AWAY.test(code);
}

/** Runs a route and turns whatever it throws into a problem that tells nothing of our inside. */
export async function answerSafely(route: () => Promise<Response>): Promise<Response> {
  try {
    return await route();
  } catch (error) {
    logError(error, "API request failed");
    if (isAway(error) || !(await isDatabaseUp()))
      return problem("unavailable", { headers: { "Retry-After": "5" } });
    return problem("internal");
  }
}
