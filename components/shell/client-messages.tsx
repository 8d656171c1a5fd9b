import { NextIntlClientProvider } from "next-intl";
import { getLocale } from "next-intl/server";
import type { ReactNode } from "react";
import { type Namespace, pickMessages } from "@/lib/i18n/load-messages";

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
    <NextIntlClientProvider locale={locale} messages={pickMessages(locale, namespaces)} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  );
}
