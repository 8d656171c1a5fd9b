import { inTransaction, sql } from "@/lib/db/client";
import { syncClocks } from "@/lib/sla/mutations/sync";
import { checkClocks } from "@/lib/sla/queries/check-clocks";

/** Writes the index anew where it differs from the log, one complaint a transaction, and answers how many those were. */
export async function rebuildClocks(options: { all: boolean }): Promise<number> {
  let rebuilt = 0;
  for await (const { wrong } of checkClocks(options))
    for (const { complaintId } of wrong) {
      await rebuild(complaintId);
      rebuilt += 1;
    }
  return rebuilt;
}

function rebuild(complaintId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await tx.$queryRaw(sql`SELECT 1 FROM complaint WHERE id = ${complaintId}::uuid FOR UPDATE`);
    const clocks = await syncClocks(tx, complaintId);
    if (clocks)
      await tx.complaint.update({ where: { id: complaintId }, data: clocks.columns, select: { id: true } });
  });
}
