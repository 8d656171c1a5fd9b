import { getRequestConfig } from "next-intl/server";
import { isLocale } from "./config";
import { messagesFor } from "./load-messages";
import { requestLocale } from "./request-locale";

// next-intl finds this file by the alias "next-intl/config" in next.config.js.
// Instants are shown by lib/i18n/format.ts in the organisation's zone, never by next-intl's defaults: hence UTC.
export default getRequestConfig(async ({ locale: asked }) => {
  const locale = isLocale(asked) ? asked : await requestLocale();
  return { locale, messages: messagesFor(locale), timeZone: "UTC" };
});
