import type { DeskWords } from "@/components/complaints/desk-form";
import { CLOSING_FAILURES } from "@/lib/closing/types";
import { getTranslations } from "@/lib/i18n/server";

/** What the forms of the closing panel may have to say, in the reader's language. */
export async function closingWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("closing.failure"), getTranslations("common")]);
  const failures = Object.fromEntries(CLOSING_FAILURES.map((failure) => [failure, t(failure)]));
  return { saving: common("saving"), failures };
}
