import type { Speech } from "@/lib/domain/compensation/render";
import type { Locale } from "@/lib/i18n/config";
import { translatorFor } from "@/lib/i18n/translator";
import { dataSpeech } from "@/lib/policies/data-speech";

const kept = new Map<Locale, Speech>();

/** A policy's sentences in one language, on the server: reads every message it needs by itself. */
export function policySpeech(locale: Locale): Speech {
  const known = kept.get(locale);
  if (known) return known;
  const made = dataSpeech(locale, {
    policyWords: translatorFor(locale, "policyWords"),
    policyLint: translatorFor(locale, "policyLint"),
    compensation: translatorFor(locale, "compensation"),
  });
  kept.set(locale, made);
  return made;
}
