import type { DeskWords } from "@/components/complaints/desk-form";
import { EXTENSION_FAILURES } from "@/lib/extensions/types";
import type { Locale } from "@/lib/i18n/config";
import { formatInstant } from "@/lib/i18n/format";
import { getTranslations } from "@/lib/i18n/server";

/** What the forms about extensions may have to say, in the reader's language. */
export async function extensionWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("extensions.failure"), getTranslations("common")]);
  const failures = Object.fromEntries(EXTENSION_FAILURES.map((failure) => [failure, t(failure)]));
  return { saving: common("saving"), failures };
}

/** The last day that a limit leaves, in the zone it is counted in: the limit itself is the first instant after it. */
export function lastDay(limit: Date, timeZone: string, locale: Locale): string {
  return formatInstant(new Date(limit.getTime() - 1), { locale, timeZone }, "date");
}
