import { HOUR_MS } from "@/lib/domain/duration";
import type { Severity } from "@/lib/domain/severity";
import { NEXT_UPDATE_HOURS, RESPONSE_HOURS } from "@/lib/domain/sla/terms/default-terms";

// The promise of a story, by the default terms alone: on the wall clock from receipt, as a house of the story knows it.

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

/** The instant the promise is used up. */
export function promiseDueAt(receivedAt: Date, severity: Severity): Date {
  return new Date(receivedAt.getTime() + RESPONSE_HOURS[severity] * HOUR_MS);
}

/** When the customer must hear from us again, counted from the last update; null when no update is promised. */
export function nextUpdateDueAt(lastUpdateAt: Date, severity: Severity): Date | null {
  const hours = NEXT_UPDATE_HOURS[severity];
  return hours === null ? null : new Date(lastUpdateAt.getTime() + hours * HOUR_MS);
}
