import type { Staff } from "@/lib/auth/staff";
import { closeDb } from "@/lib/db/client";
import { importResults } from "@/lib/payouts/mutations/import-results";

export type PayoutOrder = { staff: Staff; runId: string; now: string; text: string };

// A process of its own that takes in a bank's answers: what two servers would do at once.
process.on("message", async ({ staff, runId, now, text }: PayoutOrder) => {
  const result = await importResults(staff, { runId, text }, new Date(now));
  process.send?.(result);
  await closeDb();
  process.disconnect();
});
process.send?.("started");
