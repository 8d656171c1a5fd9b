export const MAX_CREDENTIAL_NAME = 80;
/** How long a credential may live, in days; none: until it is revoked. */
export const LIFETIMES_DAYS = [30, 90, 365] as const;
