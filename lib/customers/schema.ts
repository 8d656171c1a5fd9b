import { domainToASCII } from "node:url";
import parsePhoneNumber, { type CountryCode } from "libphonenumber-js/min";
import { z } from "zod";
import type { Currency } from "@/lib/domain/currency";
import type { Locale } from "@/lib/i18n/config";

export const MAX_NAME_LENGTH = 120;
export const MAX_EMAIL_LENGTH = 254;

const address = z.email();

/**
 * The one form under which an e-mail address is stored and compared: half-width, lower case, an international domain
 * in its ASCII form. Null when mail cannot be sent there; quoted local parts, which can hide a second address, too.
 */
export function normaliseEmail(text: string): string | null {
  const plain = text.normalize("NFKC").trim().toLowerCase();
  const at = plain.lastIndexOf("@");
  if (at < 1 || plain.length > MAX_EMAIL_LENGTH) return null;
  const written = plain.slice(at + 1);
  // domainToASCII would mend these silently, and the mail would go somewhere nobody typed.
  if (/[\s/?#:@\\\p{Cc}]/u.test(written)) return null;
  const domain = domainToASCII(written);
  const parsed = address.safeParse(`${plain.slice(0, at)}@${domain}`);
  return parsed.success && parsed.data.length <= MAX_EMAIL_LENGTH ? parsed.data : null;
}

const REGION_OF_CURRENCY: Readonly<Record<Currency, CountryCode>> = {
  TWD: "TW",
  CNY: "CN",
  HKD: "HK",
  MOP: "MO",
  SGD: "SG",
  USD: "US",
  CAD: "CA",
  GBP: "GB",
  AUD: "AU",
  NZD: "NZ",
  JPY: "JP",
  KRW: "KR",
  INR: "IN",
  CHF: "CH",
};

const REGION_OF_LOCALE = { en: null, "zh-Hans": "CN", "zh-Hant": "TW" } as const satisfies Record<
  Locale,
  CountryCode | null
>;

/** Where a number without a country code is most likely from: the organisation's country, then the language's. */
export function phoneRegions(locale: Locale, baseCurrency: Currency): CountryCode[] {
  const regions = [REGION_OF_CURRENCY[baseCurrency], REGION_OF_LOCALE[locale]];
  return regions.filter((region) => region !== undefined && region !== null);
}

/** A phone number in E.164 ("+886912345678"); null when it is none, or when its country cannot be told. */
export function normalisePhone(text: string, regions: readonly CountryCode[]): string | null {
  const plain = text
    .normalize("NFKC")
    .trim()
    .replace(/^00(?=[1-9])/, "+");
  if (plain.length > 40) return null;
  for (const region of plain.startsWith("+") ? [undefined] : regions) {
    const number = region ? parsePhoneNumber(plain, region) : parsePhoneNumber(plain);
    if (number?.isValid()) return number.number;
  }
  return null;
}

/** A name on one line: what is typed goes into greetings, subjects and lists. */
export function normaliseName(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\s\p{Cc}\u200b\u2028-\u202e\u2060-\u2069\ufeff]+/gu, " ")
    .trim();
}
