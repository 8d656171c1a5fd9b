/** Where a filing stands that was not let in at once; a released one is a complaint and no longer here. */
export const HELD_STATUSES = ["waiting", "spam"] as const;
export type HeldStatus = (typeof HELD_STATUSES)[number];

/** How long a filing marked as spam can be taken back, in days; after that nothing of it is left but its events. */
export const SPAM_KEPT_DAYS = 30;
