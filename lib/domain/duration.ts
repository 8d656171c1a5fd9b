export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
/** Twenty-four hours on the wall clock, not a calendar day. */
export const DAY_MS = 24 * HOUR_MS;
