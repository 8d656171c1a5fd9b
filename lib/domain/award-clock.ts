import { HOUR_MS } from "./duration";

/** Within how many hours an approval should be decided: what is owed waits less than what is chosen. */
export const APPROVAL_HOURS = { short: 2, normal: 8 } as const;
export type ApprovalClock = keyof typeof APPROVAL_HOURS;

/** An emergency override stands under the eyes of another manager within a day. */
export const RATIFICATION_HOURS = 24;

export function approvalDueAt(requestedAt: Date, clock: ApprovalClock): Date {
  return new Date(requestedAt.getTime() + APPROVAL_HOURS[clock] * HOUR_MS);
}

export function ratificationDueAt(overriddenAt: Date): Date {
  return new Date(overriddenAt.getTime() + RATIFICATION_HOURS * HOUR_MS);
}
