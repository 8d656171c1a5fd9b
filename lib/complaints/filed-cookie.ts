/** Holds the private link's token for the confirmation page, and for no other page. */
export const FILED_COOKIE = "amends-filed";
