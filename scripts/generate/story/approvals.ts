import { approvalDueAt } from "@/lib/domain/award-clock";
import { awardFingerprint } from "@/lib/domain/award-lines";
import type { PartApproval } from "@/lib/domain/compensation/authority";
import type { RowOf } from "../copy/tables";
import { type Uid, uidText } from "../ids";
import type { AwardFile } from "./award-file";
import { act } from "./proposing";
import { addEvent, byStaff, newId, nowOf, type Scene } from "./scene";

/** An approval that was asked for; decided later, or never. */
export type Request = { award: AwardFile; row: RowOf<"approval"> & { id: Uid } };

export function requestApproval(scene: Scene, award: AwardFile, approval: PartApproval): Request {
  if (!approval.needed) throw new Error("no approval is needed");
  act(award, "request", "staff");
  const { approver, confirms, clock, reasons } = approval;
  const row = {
    id: newId(scene),
    award_id: award.id,
    required_role: approver,
    reasons: JSON.stringify({ reasons, confirms, clock }),
    fingerprint: awardFingerprint({ ...award, customerId: uidText(scene.customer.id) }),
    requested_by_id: scene.agent,
    requested_at: nowOf(scene),
    due_at: approvalDueAt(nowOf(scene), clock),
    decision: null,
    decided_by_id: null,
    decided_at: null,
    comment: null,
  };
  addEvent(scene, "award-requested", byStaff(scene.agent), {
    awardId: award.idText,
    part: award.part,
    amountMinor: award.amountMinor.toString(),
    currency: award.currency,
    requiredRole: approver,
    reasons,
  });
  return { award, row };
}

const DECISIONS = { approved: "approve", "sent-back": "send-back", refused: "refuse" } as const;
const EVENTS = {
  approved: "award-approved",
  "sent-back": "award-sent-back",
  refused: "award-refused",
} as const;

/** Somebody else decides it, and the row is written; without a decision it stays open. */
export function decideApproval(
  scene: Scene,
  { award, row }: Request,
  decision: keyof typeof DECISIONS | null,
): void {
  const { world, dice, topic } = scene;
  if (decision === null) {
    scene.out.approval.add(row);
    return;
  }
  const approver = dice.pick(row.required_role === "lead" ? world.leads : world.managers);
  const words = decision === "approved" ? topic.book.desk.approvals : topic.book.desk.sentBack;
  act(award, DECISIONS[decision], "staff");
  if (decision === "approved") award.approvedById = approver;
  const comment = decision !== "approved" || dice.chance(0.5) ? dice.pick(words) : null;
  scene.out.approval.add({ ...row, decision, decided_by_id: approver, decided_at: nowOf(scene), comment });
  addEvent(scene, EVENTS[decision], byStaff(approver), {
    awardId: award.idText,
    part: award.part,
    approvalId: uidText(row.id),
  });
}
