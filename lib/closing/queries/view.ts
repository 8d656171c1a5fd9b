import type { Staff } from "@/lib/auth/staff";
import { closingRecord } from "@/lib/closing/queries/record";
import type { CauseOption, ClosingView, ReopeningRequest } from "@/lib/closing/types";
import { db, sql } from "@/lib/db/client";
import { type Attribution, mayApologiseForFault, type Outcome } from "@/lib/domain/assessment";
import { closingWays } from "@/lib/domain/closing-path";
import { mayClose } from "@/lib/domain/complaint-closing";
import type { ComplaintStatus } from "@/lib/domain/complaint-state";
import { namesOf } from "@/lib/organisation/names";

/** One case as seen from its end: what is still missing, which causes fit, and what a lead has to decide. */
export async function closingView(staff: Staff, complaintId: string): Promise<ClosingView | null> {
  const complaint = await db().complaint.findUnique({
    where: { id: complaintId },
    select: {
      reference: true,
      status: true,
      version: true,
      attribution: true,
      outcome: true,
      rootCauseKey: true,
      categoryKey: true,
      closedAt: true,
    },
  });
  if (!complaint) return null;
  const [record, causes, reopening] = await Promise.all([
    closingRecord(db(), complaintId),
    causeRows(complaint.categoryKey, complaint.rootCauseKey),
    reopeningRequest(complaintId),
  ]);
  const attribution = complaint.attribution as Attribution;
  const status = complaint.status as ComplaintStatus;
  const apologyAllowed = mayApologiseForFault(attribution);
  const missing = mayClose({
    ...record,
    status: "resolved",
    apologyAllowed,
    attribution: attribution === "unknown" ? null : attribution,
    // These two are fields of the closing form itself.
    outcome: "upheld",
    rootCauseKey: "other",
  });
  const named = causes.map(({ key, names }): CauseOption => ({ key, name: namesOf(names)[staff.locale] }));
  return {
    complaintId,
    reference: complaint.reference,
    status,
    version: complaint.version,
    ways: closingWays(status),
    missing: [...missing],
    hasApologyOrRegret: record.hasApologyOrRegret,
    hasExplanation: record.hasExplanation,
    apologyAllowed,
    attribution,
    outcome: complaint.outcome as Outcome | null,
    rootCause: named.find(({ key }) => key === complaint.rootCauseKey)?.name ?? complaint.rootCauseKey,
    causes: named,
    closedAt: complaint.closedAt,
    reopening,
  };
}

/** The causes of the category, those for every category last, and the one on record even if it was retired. */
function causeRows(categoryKey: string | null, recorded: string | null) {
  const fitting = categoryKey === null ? {} : { OR: [{ categoryKey }, { categoryKey: null }] };
  const kept = recorded === null ? [] : [{ key: recorded }];
  return db().rootCause.findMany({
    where: { OR: [{ active: true, ...fitting }, ...kept] },
    orderBy: [{ categoryKey: { sort: "asc", nulls: "last" } }, { key: "asc" }],
    select: { key: true, names: true },
  });
}

async function reopeningRequest(complaintId: string): Promise<ReopeningRequest | null> {
  const [request] = await db().$queryRaw<ReopeningRequest[]>(sql`
    SELECT t.id AS "taskId", t.due_at AS "dueAt", s.csat, s.comment FROM task t
      LEFT JOIN LATERAL (
        SELECT csat, comment FROM survey WHERE complaint_id = t.complaint_id AND csat IS NOT NULL
        ORDER BY answered_at DESC LIMIT 1
      ) s ON true
    WHERE t.complaint_id = ${complaintId}::uuid AND t.kind = 'reopening' AND t.done_at IS NULL
    ORDER BY t.created_at DESC LIMIT 1`);
  return request ?? null;
}
