/** The way of a complaint. What was promised to the customer in money has a way of its own: see award-state.ts. */
export const COMPLAINT_STATUSES = [
  "received",
  "acknowledged",
  "assessed",
  "investigating",
  "waiting-for-customer",
  "decided",
  "fulfilling",
  "resolved",
  "closed",
  "solved-on-the-spot",
  "enquiry",
  "duplicate",
  "withdrawn",
  "referred",
  "reopened",
  "under-appeal",
] as const;
export type ComplaintStatus = (typeof COMPLAINT_STATUSES)[number];

/** Found not to be a complaint to work on, or taken off our hands; possible at any time before a decision. */
const ASIDE = ["solved-on-the-spot", "enquiry", "duplicate", "withdrawn", "referred"] as const;

/** Every legal move. A status missing from a list cannot be reached from there in one step. */
export const COMPLAINT_MOVES = {
  received: ["acknowledged", "assessed", ...ASIDE],
  acknowledged: ["assessed", ...ASIDE],
  assessed: ["investigating", "waiting-for-customer", "decided", ...ASIDE],
  investigating: ["waiting-for-customer", "decided", ...ASIDE],
  // Closed from here: our question was never answered (see sla/waiting.ts).
  "waiting-for-customer": ["investigating", "decided", "closed", ...ASIDE],
  decided: [
    "fulfilling",
    "resolved",
    "investigating",
    "waiting-for-customer",
    "withdrawn",
    "referred",
    "under-appeal",
  ],
  // A remedy that fails on the way leads back to a new decision.
  fulfilling: ["resolved", "decided", "investigating", "under-appeal"],
  resolved: ["closed", "reopened", "under-appeal"],
  closed: ["reopened", "under-appeal"],
  "solved-on-the-spot": ["closed", "reopened"],
  // An enquiry may turn out to be a complaint after all.
  enquiry: ["closed", "assessed", "withdrawn", "duplicate"],
  duplicate: ["closed", "assessed"],
  withdrawn: ["closed", "reopened"],
  referred: ["closed", "reopened"],
  reopened: ["assessed", "investigating", "waiting-for-customer", "decided", ...ASIDE],
  "under-appeal": ["investigating", "waiting-for-customer", "decided", "resolved", "withdrawn", "referred"],
} as const satisfies Record<ComplaintStatus, readonly ComplaintStatus[]>;

/**
 * Where a complaint ends: nothing is left for us to do, and it leaves the queue and the backlog. The database keeps
 * its own copy of this list for the column is_open. An enquiry still to be answered is not here yet: it waits as received.
 */
export const ENDED_STATUSES = [
  "closed",
  "solved-on-the-spot",
  "enquiry",
  "duplicate",
  "withdrawn",
  "referred",
] as const satisfies readonly ComplaintStatus[];

export function isComplaintStatus(value: string): value is ComplaintStatus {
  return COMPLAINT_STATUSES.some((status) => status === value);
}

export function movesFrom(from: ComplaintStatus): readonly ComplaintStatus[] {
  return COMPLAINT_MOVES[from];
}

export function mayMove(from: ComplaintStatus, to: ComplaintStatus): boolean {
  return movesFrom(from).includes(to);
}

/** Whether the case still counts as work: a resolved one does, until it is closed with an outcome and a cause. */
export function isOpen(status: ComplaintStatus): boolean {
  const ended: readonly ComplaintStatus[] = ENDED_STATUSES;
  return !ended.includes(status);
}

export const OPEN_STATUSES: readonly ComplaintStatus[] = COMPLAINT_STATUSES.filter(isOpen);
