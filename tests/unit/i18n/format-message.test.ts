import { IntlMessageFormat } from "intl-messageformat";
import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import { LOCALES } from "@/lib/i18n/config";
import formatMessage, { compiledMessage } from "@/lib/i18n/format-message";
import { messagesFor } from "@/lib/i18n/load-messages";

type Options = Parameters<typeof formatMessage>[3];

function textsOf(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return Object.values(Object(value)).flatMap(textsOf);
}

/** What use-intl hands to its formatter; the caches are its own affair. */
function optionsFor(locale: string): Options {
  const formatters = {
    getNumberFormat: (...args: ConstructorParameters<typeof Intl.NumberFormat>) =>
      new Intl.NumberFormat(...args),
    getDateTimeFormat: (...args: ConstructorParameters<typeof Intl.DateTimeFormat>) =>
      new Intl.DateTimeFormat(...args),
    getPluralRules: (...args: ConstructorParameters<typeof Intl.PluralRules>) =>
      new Intl.PluralRules(...args),
  };
  const options: unknown = { locale, formatters, cache: {}, timeZone: "UTC" };
  return options as Options;
}

/** Any name has a value: a number where it is counted, formatted or shown, tags as brackets. */
const values = (n: number) =>
  new Proxy({} as Record<string, never>, {
    has: () => true,
    get: (_target, name) => (typeof name === "string" ? n : undefined),
    ownKeys: () => [],
  });

describe("messages, compiled", () => {
  it.each(LOCALES)("say in %s what the full reader says, for several numbers", (locale) => {
    const texts = textsOf(messagesFor(locale)).filter((text) => text.includes("{") && !text.includes("<"));
    expect(texts.length).toBeGreaterThan(200);
    for (const text of texts) {
      const full = new IntlMessageFormat(text, locale);
      for (const n of [0, 1, 2, 1234]) {
        expect(formatMessage("key", text, values(n), optionsFor(locale)), text).toBe(full.format(values(n)));
      }
    }
  });

  it.each(LOCALES)("keep plain texts of %s when they are read a second time", (locale) => {
    for (const text of textsOf(messagesFor(locale))) {
      const once = compiledMessage(text);
      if (typeof once === "string") expect(compiledMessage(once)).toBe(once);
    }
  });

  it("refuse to print a hole", () => {
    expect(() => formatMessage("key", "Due {when}", {}, optionsFor("en"))).toThrow(/"when"/);
    expect(() => formatMessage("key", "Due {when}", undefined, optionsFor("en"))).toThrow(/"when"/);
    expect(createTranslator({ locale: "en", messages: { due: "Due {when}" } })("due", { when: "now" })).toBe(
      "Due now",
    );
  });
});
