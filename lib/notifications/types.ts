export const NOTIFICATION_KINDS = [
  "customer-replied",
  "case-assigned",
  "case-withdrawn",
  "approval-requested",
  "approval-decided",
  "offer-accepted",
  "offer-declined",
  "offer-expired",
  "task-assigned",
  "task-answered",
  "promise-late",
  "low-score",
  "mail-bounced",
  "budget-alert",
  "policy-review",
  "policy-decided",
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];
