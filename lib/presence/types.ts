/** How often a page says that it is open, and after how long without a word its reader counts as gone. */
export const HEARTBEAT_SECONDS = 15;
export const PRESENCE_SECONDS = 40;
