import type { Reader } from "@/lib/auth/staff";
import type { CaseFile } from "@/lib/complaints/queries/case";
import { db } from "@/lib/db/client";
import { type ClosingObstacle, waitingPlan } from "@/lib/domain/sla/runs/waiting";
import { waitingFacts } from "@/lib/waiting/queries/facts";

/** What the case page says of a wait. */
export type WaitingView = {
  since: Date;
  remindAt: Date;
  isReminded: boolean;
  /** The end of the last day for a reply. */
  closesAt: Date;
  /** Why a colleague is asked then instead; null where the case is closed. */
  obstacle: ClosingObstacle | null;
  isHandedOver: boolean;
};

/** How the wait of a case goes on; null where it does not wait for its customer. */
export async function waitingView(
  _reader: Reader,
  file: Pick<CaseFile, "id" | "status" | "severity" | "vulnerable">,
  now: Date,
): Promise<WaitingView | null> {
  if (file.status !== "waiting-for-customer") return null;
  const facts = await waitingFacts(db(), file, now);
  if (!facts) return null;
  const { wait, terms, obstacle } = facts;
  return {
    since: wait.since,
    ...waitingPlan(wait, terms),
    isReminded: wait.reminder !== null,
    obstacle,
    isHandedOver: wait.handedOverAt !== null,
  };
}
