/** Everything that can happen to a complaint. Events hold ids and facts only: no free text, no names. */
export const COMPLAINT_EVENT_TYPES = [
  "filed",
  "held-released",
  "imported",
  "acknowledged",
  "severity-set",
  "severity-changed",
  "assessed",
  "region-changed",
  "assigned",
  "status-moved",
  "linked",
  "answered",
  "holding-reply-sent",
  "note-added",
  "phone-note-added",
  "customer-replied",
  "withdrawn",
  "link-requested",
  "link-revoked",
  "contact-verified",
  "contact-corrected",
  "mail-bounced",
  "mail-sent-again",
  "task-created",
  "task-done",
  "remedy-decided",
  "award-requested",
  "award-approved",
  "award-sent-back",
  "award-refused",
  "award-offered",
  "award-accepted",
  "award-declined",
  "award-expired",
  "award-voided",
  "award-fulfilled",
  "award-reversed",
  "payee-given",
  "payout-sent",
  "payout-failed",
  "promise-postponed",
  "resolved",
  "closed",
  "reopened",
  "appealed",
  "appeal-answered",
  "survey-sent",
  "survey-answered",
  "clock-escalated",
  "clock-extended",
  "customer-reminded",
  "waiting-handed-over",
] as const;
export type ComplaintEventType = (typeof COMPLAINT_EVENT_TYPES)[number];

export type ActorKind = "customer" | "staff" | "system" | "api";

/** Who did it: a staff member by id; a customer by id; the system by itself. */
export type Actor =
  | { kind: "customer"; id: string }
  | { kind: "staff"; id: string }
  | { kind: "system"; id: null };

/** A program under its own credential. Of money it only moves what customers spend of vouchers and points. */
export type ApiActor = { kind: "api"; id: string };
export type RecordedActor = Actor | ApiActor;

export const SYSTEM_ACTOR: Actor = { kind: "system", id: null };

export type EventFact = string | number | boolean | null | readonly string[];
export type EventFacts = Readonly<Record<string, EventFact>>;
