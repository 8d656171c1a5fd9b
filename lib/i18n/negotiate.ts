import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale } from "./config";

type Wishes = {
  /** From the URL prefix. */
  prefix?: string | null | undefined;
  cookie?: string | null | undefined;
  acceptLanguage?: string | null | undefined;
};

/** The reader's language: URL, then cookie, then `Accept-Language`, then English. */
export function negotiateLocale({ prefix, cookie, acceptLanguage }: Wishes): Locale {
  if (isLocale(prefix)) return prefix;
  if (isLocale(cookie)) return cookie;
  return fromAcceptLanguage(acceptLanguage ?? "") ?? DEFAULT_LOCALE;
}

/** Our language for one BCP 47 tag. Script decides before region; Hong Kong and Macau read Hant. */
export function localeOfTag(tag: string): Locale | undefined {
  const [language, ...subtags] = tag.trim().toLowerCase().split("-");
  if (language === "en") return "en";
  if (language !== "zh") return undefined;
  if (subtags.includes("hant")) return "zh-Hant";
  if (subtags.includes("hans")) return "zh-Hans";
  return subtags.some((subtag) => ["tw", "hk", "mo"].includes(subtag)) ? "zh-Hant" : "zh-Hans";
}

function fromAcceptLanguage(header: string): Locale | undefined {
  // A header longer than any browser sends is noise or an attack on the sort below.
  const ranges = header.slice(0, 512).split(",").map(parseRange);
  const wanted = ranges.filter(({ quality }) => quality > 0).sort((a, b) => b.quality - a.quality);
  for (const { tag } of wanted) {
    const locale = localeOfTag(tag);
    if (locale) return locale;
  }
  return undefined;
}

function parseRange(range: string): { tag: string; quality: number } {
  const [tag = "", ...parameters] = range.trim().split(";");
  const weight = parameters
    .map((parameter) => /^\s*q\s*=\s*([\d.]+)\s*$/i.exec(parameter)?.[1])
    .find(Boolean);
  const quality = weight === undefined ? 1 : Number(weight);
  return { tag, quality: Number.isFinite(quality) ? quality : 0 };
}

/** Splits /zh-Hant/policy into its language and the path that the routes know. */
export function splitLocalePrefix(pathname: string): { locale: Locale | null; pathname: string } {
  const locale = LOCALES.find((one) => pathname === `/${one}` || pathname.startsWith(`/${one}/`));
  if (!locale) return { locale: null, pathname };
  return { locale, pathname: pathname.slice(locale.length + 1) || "/" };
}
