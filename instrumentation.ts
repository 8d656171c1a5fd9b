/** Called once per server process. The background jobs run beside the pages unless another process does them. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const [{ watchRequests }, { startJobs }] = await Promise.all([
    import("@/lib/http/peer-address"),
    import("@/lib/jobs/start"),
  ]);
  watchRequests();
  startJobs();
}
