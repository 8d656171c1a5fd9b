import type { Locale } from "@/lib/i18n/config";

/** A letter before it is text or HTML: plain strings only, so that each form escapes them in one place. */
export type LetterBlock =
  | { kind: "text"; text: string }
  /** What a person wrote, set apart from our own words. */
  | { kind: "quote"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "link"; label: string; url: string }
  | { kind: "small"; text: string };

export type Letter = { locale: Locale; subject: string; blocks: LetterBlock[] };
