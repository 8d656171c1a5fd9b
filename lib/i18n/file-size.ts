import { INTL_TAGS, type Locale } from "./config";

const MEGABYTE = 1024 * 1024;

/** A file's size as people read it: "340 kB", "2.4 MB". */
export function formatFileSize(bytes: number, locale: Locale): string {
  const isLarge = bytes >= MEGABYTE;
  const formatter = new Intl.NumberFormat(INTL_TAGS[locale], {
    style: "unit",
    unit: isLarge ? "megabyte" : "kilobyte",
    maximumFractionDigits: isLarge ? 1 : 0,
  });
  return formatter.format(isLarge ? bytes / MEGABYTE : Math.max(1, bytes / 1024));
}
