import { HOUR_MS, MINUTE_MS } from "./duration";
import { type Severity, severityRank } from "./severity";

/** Hours on the wall clock from receipt, since that is how a customer reads "within 24 hours". */
export const RESPONSE_HOURS = { urgent: 1, standard: 24, low: 48 } as const satisfies Record<
  Severity,
  number
>;

/** How often the customer hears from us, unasked, while the case stays open; an enquiry is over once it is answered. */
export const NEXT_UPDATE_HOURS = { urgent: 4, standard: 24, low: null } as const satisfies Record<
  Severity,
  number | null
>;

/** How long before a remedy's date its owner is told that it is still open, and how long before it the customer is. */
export const REMEDY_WARNING_HOURS = { owner: 24, customer: 4 } as const;

/** How many days after the promised one a remedy is expected that will not make it; told before the promise is broken. */
export const POSTPONED_DAYS = 3;

/** How long before the deadline a promise starts to show as due soon. */
export const DUE_SOON_MINUTES = { urgent: 20, standard: 240, low: 480 } as const satisfies Record<
  Severity,
  number
>;

/** What may have happened by the deadline. The acknowledgement is the automatic one. */
export const STOPPING_EVENTS = ["acknowledgement", "holding-reply", "answer", "offer", "decision"] as const;
export type StoppingEvent = (typeof STOPPING_EVENTS)[number];

const SATISFIES = {
  urgent: ["holding-reply", "answer", "offer", "decision"],
  standard: ["answer", "offer", "decision"],
  low: ["answer", "offer", "decision"],
} as const satisfies Record<Severity, readonly StoppingEvent[]>;

/** Urgent promises that a person answers, so "we are on it" keeps it; the others promise that it is dealt with. */
export function satisfiesPromise(severity: Severity, event: StoppingEvent): boolean {
  const events: readonly StoppingEvent[] = SATISFIES[severity];
  return events.includes(event);
}

/** The instant the promise is used up. Store it when promised: a later change of the hours must not move it. */
export function promiseDueAt(
  receivedAt: Date,
  severity: Severity,
  hours: Record<Severity, number> = RESPONSE_HOURS,
): Date {
  return new Date(receivedAt.getTime() + hours[severity] * HOUR_MS);
}

/** When the customer must hear from us again, counted from the last update; null when no update is promised. */
export function nextUpdateDueAt(lastUpdateAt: Date, severity: Severity): Date | null {
  const hours = NEXT_UPDATE_HOURS[severity];
  return hours === null ? null : new Date(lastUpdateAt.getTime() + hours * HOUR_MS);
}

/** Relaxing a severity needs a lead: it is the change that could hide a broken promise. */
export function isRelaxation(from: Severity, to: Severity): boolean {
  return severityRank(to) > severityRank(from);
}

export type PromiseState =
  | { kind: "on-time"; remainingMs: number }
  | { kind: "due-soon"; remainingMs: number }
  | { kind: "late"; lateByMs: number }
  | { kind: "kept"; spareMs: number }
  | { kind: "kept-late"; lateByMs: number };

export type PromiseFacts = { severity: Severity; dueAt: Date; keptAt: Date | null; now: Date };

/** Broken means strictly after the deadline, and it stays broken however well the case goes on. */
export function promiseState({ severity, dueAt, keptAt, now }: PromiseFacts): PromiseState {
  const spareMs = dueAt.getTime() - (keptAt ?? now).getTime();
  if (keptAt) return spareMs < 0 ? { kind: "kept-late", lateByMs: -spareMs } : { kind: "kept", spareMs };
  if (spareMs < 0) return { kind: "late", lateByMs: -spareMs };
  const kind = spareMs <= DUE_SOON_MINUTES[severity] * MINUTE_MS ? "due-soon" : "on-time";
  return { kind, remainingMs: spareMs };
}

/** Whether the promise was broken, kept late or still open past its deadline. */
export function isBroken(state: PromiseState): boolean {
  return state.kind === "late" || state.kind === "kept-late";
}
