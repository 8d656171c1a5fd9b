import { MAX_BODY_BYTES, MAX_FORM_BYTES } from "@/lib/attachments/limits";
import type { Locale } from "@/lib/i18n/config";
import { formatFileSize } from "@/lib/i18n/file-size";
import en from "@/lib/i18n/messages/en/files.json";
import zhHans from "@/lib/i18n/messages/zh-Hans/files.json";
import zhHant from "@/lib/i18n/messages/zh-Hant/files.json";

/** Enough for any form of text. */
export const MAX_TEXT_BODY_BYTES = 1024 * 1024;

/** The pages whose forms bring files: filing, the private page, the case page. */
const WITH_FILES = /^\/(?:complaints|queue)\/[^/]+\/?$/;

/** How large what is sent to a page may be, by the page's path without its language. */
export function bodyLimitOf(pathname: string): number {
  return WITH_FILES.test(pathname) ? MAX_BODY_BYTES : MAX_TEXT_BODY_BYTES;
}

/** Whether a request says itself that it brings too much. One that does not say is cut off while it is read. */
export function isTooLarge(pathname: string, contentLength: string | null): boolean {
  return Number(contentLength ?? 0) > bodyLimitOf(pathname);
}

const WORDS = { en, "zh-Hans": zhHans, "zh-Hant": zhHant } as const satisfies Record<Locale, unknown>;

/**
 * What is answered then, before anything was read. A page of its own that needs nothing: the form it came from is one
 * step back in the browser, with its text.
 */
export function tooLargePage(locale: Locale): string {
  const { title, body } = WORDS[locale].tooLarge;
  const text = body.replace("{total}", formatFileSize(MAX_FORM_BYTES, locale));
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title></head>
<body style="max-width:36rem;margin:12vh auto;padding:0 1rem;font:18px/1.6 system-ui,sans-serif;color-scheme:light dark">
<main><h1 style="font-size:1.5rem">${title}</h1><p>${text}</p></main></body></html>
`;
}
