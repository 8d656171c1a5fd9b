/** What one form may bring. A phone's picture has 3 to 8 MB; a receipt as PDF has less than one. */
export const MAX_FILES = 5;
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
export const MAX_FORM_BYTES = 25 * 1024 * 1024;
/**
 * The largest body that is read at all: files beyond the limits above are still answered one by one, by name, with the
 * text kept; what is larger than this is refused unread. The same number stands in next.config.js.
 */
export const MAX_BODY_BYTES = 32 * 1024 * 1024;
/** What one case may gather over its life. */
export const MAX_FILES_PER_CASE = 60;
/** What waits for its form in all, so that nobody fills the disk without ever sending one. */
export const MAX_PENDING_BYTES = 1024 * 1024 * 1024;

/** For the browser's file picker; what comes is judged by its content all the same. */
export const ACCEPT = "image/jpeg,image/png,image/webp,image/gif,application/pdf";
/** The form's fields: files chosen now, and the keys of those it brought before. */
export const FILES_FIELD = "files";
export const KEPT_FIELD = "kept";
