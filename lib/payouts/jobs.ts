import { inTransaction } from "@/lib/db/client";
import { notify } from "@/lib/notifications/mutations";

/** The bank has not answered for every payment in time: those who sent the run are told to ask. */
export function raiseUnansweredRun(runId: string, now: Date): Promise<void> {
  return inTransaction(async (tx) => {
    const run = await tx.payoutRun.findUnique({
      where: { id: runId },
      select: { status: true, preparedById: true, exportedById: true },
    });
    if (run?.status !== "exported") return;
    for (const staffId of new Set([run.preparedById, run.exportedById]))
      if (staffId !== null)
        await notify(tx, { staffId, kind: "payout-unanswered", complaintId: null, facts: { runId }, now });
  });
}
