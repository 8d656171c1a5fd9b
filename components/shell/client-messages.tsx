import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { browserMessages } from "@/lib/i18n/browser-messages";
import type { Namespace } from "@/lib/i18n/load-messages";
import { getLocale } from "@/lib/i18n/server";

/**
 * Lets the client components inside call useTranslations for these namespaces and no others: each namespace named
 * here is sent to the browser. Prefer handing one or two translated words down as props.
 */
export async function ClientMessages({
  namespaces,
  children,
}: {
  namespaces: Namespace[];
  children: ReactNode;
}) {
  const locale = await getLocale();
  return (
    <NextIntlClientProvider locale={locale} messages={browserMessages(locale, namespaces)} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
