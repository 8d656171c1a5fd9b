import { cookies, headers } from "next/headers";
import { cache } from "react";
import { LOCALE_COOKIE, LOCALE_HEADER, type Locale } from "./config";
import { negotiateLocale } from "./negotiate";

/** The language of this request. Works without the proxy too: only the URL prefix is lost then. */
export const requestLocale = cache(async (): Promise<Locale> => {
  const [sent, jar] = await Promise.all([headers(), cookies()]);
  return negotiateLocale({
    prefix: sent.get(LOCALE_HEADER),
    cookie: jar.get(LOCALE_COOKIE)?.value,
    acceptLanguage: sent.get("accept-language"),
  });
});
