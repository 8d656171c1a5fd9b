import { LOCALES, type Locale } from "@/lib/i18n/config";

/** A name in every language of the product, as the `names` columns hold it. */
export type Names = Record<Locale, string>;

/** Reads a `names` column; a language it lacks falls back to English, then to any. */
export function namesOf(json: unknown): Names {
  const stored = new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);
  const text = (locale: Locale): string | null => {
    const value: unknown = stored.get(locale);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const fallback = LOCALES.map(text).find((name) => name !== null) ?? "";
  return {
    en: text("en") ?? fallback,
    "zh-Hans": text("zh-Hans") ?? fallback,
    "zh-Hant": text("zh-Hant") ?? fallback,
  };
}
