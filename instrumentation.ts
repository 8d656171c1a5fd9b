import type { Instrumentation } from "next";

/** Called once per server process. The background jobs run beside the pages unless another process does them. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ watchRequests }, { guardAnswers }, { observeRequest }, { guardConsole }, { startJobs }] =
    await Promise.all([
      import("@/lib/http/peer-address"),
      import("@/lib/http/guard-answer"),
      import("@/lib/metrics/observe"),
      import("@/lib/log/console-guard"),
      import("@/lib/jobs/start"),
    ]);
  // Developers read the console of their own machine, where nobody's data is at stake.
  if (process.env.NODE_ENV === "production") guardConsole();
  watchRequests(observeRequest);
  // In development Next's own error page shows where it broke.
  if (process.env.NODE_ENV === "production") guardAnswers();
  startJobs();
}

/** What a page, an action or a route threw, by Next's own name of the route. */
export const onRequestError: Instrumentation.onRequestError = async (error, _request, context) => {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { logError } = await import("@/lib/log/logger");
  logError(error, "request failed", { route: context.routePath, during: context.routeType });
};
