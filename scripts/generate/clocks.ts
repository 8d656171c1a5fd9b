import type { Target } from "./target";

/** Starts the clocks of the open complaints, counted from their logs by the app itself. Answers how many those are. */
export async function startClocks({ appUrl }: Target): Promise<number> {
  Object.assign(process.env, { DATABASE_URL: appUrl });
  // Only now: the app's own client reads its address when it is first asked for anything.
  const { closeDb } = await import("@/lib/db/client");
  const { rebuildClocks } = await import("@/lib/sla/mutations/rebuild");
  try {
    return await rebuildClocks({ all: false });
  } finally {
    await closeDb();
  }
}
