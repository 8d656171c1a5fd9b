import type { AttachmentView } from "@/lib/attachments/types";
import type { ComplaintEventType } from "@/lib/domain/complaint-events";
import { NO_REPLY } from "@/lib/domain/sla/runs/waiting";

/** What a customer is told of the way of the complaint, beside the messages themselves. */
export const CUSTOMER_STEPS = [
  "acknowledged",
  "taken-up",
  "investigating",
  "waiting-for-you",
  "offer-made",
  "entitlement-told",
  "offer-accepted",
  "offer-declined",
  "offer-expired",
  "remedy-fulfilled",
  "resolved",
  "reminded",
  "closed",
  "closed-unanswered",
  "reopened",
  "under-appeal",
  "appeal-answered",
  "withdrawn",
  "referred",
  "enquiry",
  "duplicate",
] as const;
export type CustomerStep = (typeof CUSTOMER_STEPS)[number];

export type TimelineEvent = {
  id: string;
  type: ComplaintEventType;
  occurredAt: Date;
  to: string | null;
  /** Of an award: what is owed is told, not offered, and needs no acceptance. */
  part?: string | null;
  /** Why it ended, where nobody of us decided so. */
  cause?: string | null;
};
export type TimelineMessage = {
  id: string;
  kind: PublicMessageKind;
  body: string;
  sentAt: Date;
  files?: AttachmentView[];
};

/** Internal and phone notes are ours alone. */
export const PUBLIC_MESSAGE_KINDS = ["description", "customer-message", "answer", "holding-reply"] as const;
export type PublicMessageKind = (typeof PUBLIC_MESSAGE_KINDS)[number];

export type TimelineEntry =
  | { kind: "step"; id: string; step: CustomerStep; at: Date }
  | {
      kind: "message";
      id: string;
      from: "you" | "us";
      message: PublicMessageKind;
      body: string;
      at: Date;
      files: AttachmentView[];
    };

const STEP_OF_EVENT: Partial<Record<ComplaintEventType, CustomerStep>> = {
  acknowledged: "acknowledged",
  assigned: "taken-up",
  "award-offered": "offer-made",
  "award-accepted": "offer-accepted",
  "award-declined": "offer-declined",
  "award-expired": "offer-expired",
  "award-fulfilled": "remedy-fulfilled",
  resolved: "resolved",
  "customer-reminded": "reminded",
  closed: "closed",
  reopened: "reopened",
  appealed: "under-appeal",
  "appeal-answered": "appeal-answered",
  withdrawn: "withdrawn",
};

const STEP_OF_STATUS: Readonly<Record<string, CustomerStep>> = {
  acknowledged: "acknowledged",
  investigating: "investigating",
  "waiting-for-customer": "waiting-for-you",
  resolved: "resolved",
  reopened: "reopened",
  "under-appeal": "under-appeal",
  referred: "referred",
  enquiry: "enquiry",
  duplicate: "duplicate",
};

function stepOf({ type, to, part, cause }: TimelineEvent): CustomerStep | null {
  if (part === "entitlement" && type === "award-offered") return "entitlement-told";
  if (part === "entitlement" && type === "award-accepted") return null;
  if (type === "closed" && cause === NO_REPLY) return "closed-unanswered";
  // An end such as "referred" is recorded as closed and says in its facts what it was.
  const told = to === null ? undefined : STEP_OF_STATUS[to];
  if (type === "status-moved") return told ?? null;
  if (type === "closed") return told ?? "closed";
  return STEP_OF_EVENT[type] ?? null;
}

/**
 * Events and messages as one story, oldest first. A step that merely repeats the one before it is told once, and who of
 * us works on it is told only the first time.
 */
export function customerTimeline(
  events: readonly TimelineEvent[],
  messages: readonly TimelineMessage[],
): TimelineEntry[] {
  const steps = events.flatMap((event): TimelineEntry[] => {
    const step = stepOf(event);
    return step ? [{ kind: "step", id: event.id, step, at: event.occurredAt }] : [];
  });
  const written = messages.map(({ id, kind, body, sentAt, files = [] }): TimelineEntry => {
    const from = kind === "answer" || kind === "holding-reply" ? "us" : "you";
    return { kind: "message", id, from, message: kind, body, at: sentAt, files };
  });
  const all = [...steps, ...written].sort(
    (a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1),
  );
  let last: CustomerStep | null = null;
  let isTakenUp = false;
  return all.filter((entry) => {
    if (entry.kind === "message") return true;
    if (entry.step === last || (entry.step === "taken-up" && isTakenUp)) return false;
    last = entry.step;
    isTakenUp ||= entry.step === "taken-up";
    return true;
  });
}
