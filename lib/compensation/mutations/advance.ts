import { openAwardCount } from "@/lib/compensation/mutations/award-row";
import { lockComplaint, moveComplaint } from "@/lib/complaints/mutations/project";
import { hasOpenAppeal } from "@/lib/complaints/queries/appeal";
import { addJob } from "@/lib/db/add-job";
import type { Tx } from "@/lib/db/client";
import type { Actor } from "@/lib/domain/complaint-events";
import { type ComplaintStatus, mayMove } from "@/lib/domain/complaint-state";

type Step = { complaintId: string; actor: Actor; now: Date };

/** Whether a decision may be taken where the complaint stands: it is assessed, and has not ended. */
export function mayDecide(status: ComplaintStatus): boolean {
  return status === "decided" || status === "fulfilling" || mayMove(status, "decided");
}

/** Takes the complaint to "decided", and on to "fulfilling" once something is owed; where it stands there already, nothing. */
export async function advanceTo(tx: Tx, step: Step, to: "decided" | "fulfilling"): Promise<void> {
  const current = await lockComplaint(tx, step.complaintId);
  if (!current || current.status === to || current.status === "fulfilling") return;
  // What was awarded before may be accepted during an appeal; only a new decision, which comes first, ends the review.
  if (current.status === "under-appeal" && to === "fulfilling") return;
  if (current.status !== "decided") await moveComplaint(tx, { ...step, to: "decided" });
  if (to === "fulfilling") await moveComplaint(tx, { ...step, to: "fulfilling" });
}

/**
 * Once nothing is offered, owed or waiting any more, the complaint is resolved and its surveys are planned. A case
 * reopened meanwhile stays where it is, and one under appeal is not over before the appeal is answered.
 */
export async function resolveIfDone(tx: Tx, step: Step): Promise<boolean> {
  if ((await openAwardCount(tx, step.complaintId)) > 0) return false;
  if (await hasOpenAppeal(tx, step.complaintId)) return false;
  const current = await lockComplaint(tx, step.complaintId);
  if (!current || !mayMove(current.status, "resolved")) return false;
  const moved = await moveComplaint(tx, {
    ...step,
    to: "resolved",
    eventType: "resolved",
    patch: { resolvedAt: step.now },
  });
  if (!moved.ok) return false;
  await addJob(tx, {
    task: "schedule-surveys",
    payload: { complaintId: step.complaintId },
    jobKey: `schedule-surveys:${step.complaintId}`,
  });
  return true;
}
