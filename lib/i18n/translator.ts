import { createTranslator } from "use-intl/core";
import type { Locale } from "./config";
import { messagesFor, type Namespace } from "./load-messages";

export type MessageValues = Record<string, string | number | Date>;

/** `key` is relative to the namespace; keys may come from data (a rule's explanation), so they are plain strings. */
export type Translate = {
  (key: string, values?: MessageValues): string;
  has(key: string): boolean;
};

/**
 * Texts outside a request: mails, jobs, scripts, and explanations whose key comes from data.
 * Dates inside messages are formatted in `timeZone` (default UTC). Throws on a missing key or value: a mail with
 * a hole in it must not leave the house.
 */
export function translatorFor(locale: Locale, namespace: Namespace, timeZone = "UTC"): Translate {
  // Nested keys are addressed by dots, so to the type system a namespace is a flat table of strings.
  const all: Record<Namespace, unknown> = messagesFor(locale);
  return createTranslator<Record<string, string>>({
    locale,
    messages: all[namespace] as Record<string, string>,
    timeZone,
    onError(error) {
      throw error;
    },
  });
}
