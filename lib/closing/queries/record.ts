import { sql, type Tx } from "@/lib/db/client";
import { AWARD_STATUSES, isOpenAward } from "@/lib/domain/award-state";
import { missingResponses } from "@/lib/domain/sla/terms/packs/of-case";
import { lettersOfCase } from "@/lib/sla/queries/case-letters";

export type ClosingRecord = {
  hasApologyOrRegret: boolean;
  hasExplanation: boolean;
  openAwards: number;
  /** Final responses that statutory packs ask for and that were not sent. */
  owedResponses: number;
};

/** What the customer has been told by us, and what is still promised to them. */
export async function closingRecord(tx: Tx, complaintId: string): Promise<ClosingRecord> {
  const open = AWARD_STATUSES.filter(isOpenAward);
  const owedResponses = missingResponses(await lettersOfCase(tx, complaintId)).length;
  const [record] = await tx.$queryRaw<Omit<ClosingRecord, "owedResponses">[]>(sql`
    SELECT coalesce(bool_or(contains && '{apology,regret}'), false) AS "hasApologyOrRegret",
      coalesce(bool_or('explanation' = ANY (contains)), false) AS "hasExplanation",
      (SELECT count(*)::int FROM award a WHERE a.complaint_id = ${complaintId}::uuid AND a.status = ANY (${open})) AS "openAwards"
    FROM message WHERE complaint_id = ${complaintId}::uuid AND author_kind = 'staff'
      AND kind IN ('answer', 'holding-reply', 'phone-note')`);
  return { hasApologyOrRegret: false, hasExplanation: false, openAwards: 0, ...record, owedResponses };
}
