import type { Tx } from "@/lib/db/client";
import { AWARD_STATUSES, isOpenAward } from "@/lib/domain/award-state";

export type ClosingRecord = { hasApologyOrRegret: boolean; hasExplanation: boolean; openAwards: number };

/** What the customer has been told by us, and what is still promised to them. */
export async function closingRecord(tx: Tx, complaintId: string): Promise<ClosingRecord> {
  const told = await tx.message.findMany({
    where: { complaintId, authorKind: "staff", kind: { in: ["answer", "holding-reply", "phone-note"] } },
    select: { contains: true },
  });
  const parts = new Set(told.flatMap(({ contains }) => contains));
  const openAwards = await tx.award.count({
    where: { complaintId, status: { in: AWARD_STATUSES.filter(isOpenAward) } },
  });
  return {
    hasApologyOrRegret: parts.has("apology") || parts.has("regret"),
    hasExplanation: parts.has("explanation"),
    openAwards,
  };
}
