/** The largest body the API reads: a full description in any script, escaped sign by sign, and the rest. */
export const BODY_LIMIT = 256 * 1024;
