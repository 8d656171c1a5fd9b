import type { Locale } from "./config";
import { en } from "./messages/en";
import { zhHans } from "./messages/zh-hans";
import { zhHant } from "./messages/zh-hant";

export type Messages = typeof en;
export type Namespace = keyof Messages;

// A key that one language lacks does not compile here; tests/unit/i18n finds the opposite.
const MESSAGES = { en, "zh-Hans": zhHans, "zh-Hant": zhHant } satisfies Record<Locale, Messages>;

/** Every text of one language. Plain data: the same in a page, in a job and in a test. */
export function messagesFor(locale: Locale): Messages {
  return MESSAGES[locale];
}
