import { categoryAt } from "../plan/plan";
import type { Filed } from "./open-case";
import type { Scene } from "./scene";

/** Writes the complaint's row and its search row, as they stand at the end of the story. */
export function writeCase(
  scene: Scene,
  filed: Filed,
  search: { terms: readonly string[]; haystack: string },
): void {
  const { file, out, customer, plan, place } = scene;
  const { graded, order } = filed;
  out.complaint.add({
    id: scene.id,
    reference: filed.reference,
    customer_id: customer.id,
    channel: filed.channel,
    locale: customer.locale,
    subject: filed.subject,
    status: file.status,
    severity: file.severity,
    severity_reasons: graded.reasonsJson,
    vulnerable: file.vulnerable,
    emotional_impact: file.emotionalImpact,
    flags: graded.flags,
    impact: file.impact,
    category_key: categoryAt(plan, place),
    failure_kind: file.failureKind,
    acceptance: file.acceptance,
    attribution: file.attribution,
    order_reference: order.reference,
    amount_paid_minor: file.amountPaidMinor,
    currency: file.currency,
    proven_loss_minor: file.provenLossMinor,
    remedy_sought: filed.sought?.text ?? null,
    mood_at_intake: filed.mood,
    received_at: new Date(scene.receivedMs),
    recorded_at: filed.recordedAt,
    promise_due_at: file.promiseDueAt,
    promise_kept_at: file.promiseKeptAt,
    next_update_due_at: file.nextUpdateDueAt,
    next_due_at: file.nextDueAt,
    first_answer_at: file.firstAnswerAt,
    resolved_at: file.resolvedAt,
    closed_at: file.closedAt,
    ended_at: file.closedAt,
    outcome: file.outcome,
    root_cause_key: file.rootCauseKey,
    assignee_id: file.assigneeId,
    department_id: file.departmentId,
    region_key: scene.regionKey,
    linked_to_id: file.linkedToId,
    vip_rank: customer.isVip ? 0 : 1,
    filed_by_id: filed.filedBy,
    version: file.version,
    updated_at: file.updatedAt,
  });
  out.complaint_search.add({ complaint_id: scene.id, ...search });
}
