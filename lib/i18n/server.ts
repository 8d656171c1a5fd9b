import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import type { Locale } from "./config";
import { type Messages, messagesFor } from "./load-messages";
import { requestLocale } from "./request-locale";

export { requestLocale as getLocale } from "./request-locale";

type Keys = NamespaceKeys<Messages, NestedKeyOf<Messages>>;
type Translator<Key extends Keys> = ReturnType<typeof createTranslator<Messages, Key>>;

// next-intl reads every message with a number or a plural anew for each request. Ours never change while the server
// runs, so a translator, and with it the messages it has read, serves all requests of its language.
const kept = new Map<string, unknown>();

function translatorOf<Key extends Keys>(locale: Locale, namespace: Key): Translator<Key> {
  const key = `${locale}:${namespace}`;
  const known = kept.get(key);
  if (known) return known as Translator<Key>;
  const made = createTranslator({ locale, messages: messagesFor(locale), namespace, timeZone: "UTC" });
  kept.set(key, made);
  return made;
}

/** The texts of one namespace ("queue", "shell.footer") in the reader's language, for pages and server components. */
export async function getTranslations<Key extends Keys>(namespace: Key): Promise<Translator<Key>> {
  return translatorOf(await requestLocale(), namespace);
}
