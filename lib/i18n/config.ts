import { LANGUAGES, type Language } from "@/lib/domain/languages";

export const LOCALES = LANGUAGES;
export type Locale = Language;

export const DEFAULT_LOCALE: Locale = "en";
export const LOCALE_COOKIE = "amends-locale";
/** Set by the proxy for a URL such as /zh-Hant/policy; whatever a client sends under this name is dropped there. */
export const LOCALE_HEADER = "x-amends-locale";

/** Each language in its own words, as a reader looks for it. */
export const LOCALE_NAMES = {
  en: "English",
  "zh-Hans": "简体中文",
  "zh-Hant": "繁體中文",
} as const satisfies Record<Locale, string>;

/** The region whose customs dates, numbers and money follow. en-GB: no month-first dates, 24-hour clock. */
export const INTL_TAGS = {
  en: "en-GB",
  "zh-Hans": "zh-Hans-CN",
  "zh-Hant": "zh-Hant-TW",
} as const satisfies Record<Locale, string>;

export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
