import type { DeskWords } from "@/components/complaints/desk-form";
import { DESK_FAILURES } from "@/lib/complaints/desk-state";
import { getTranslations } from "@/lib/i18n/server";

/** What a form of the desk may have to say, in the reader's language. */
export async function deskWords(): Promise<DeskWords> {
  const [t, common] = await Promise.all([getTranslations("case.failures"), getTranslations("common")]);
  const failures = Object.fromEntries(DESK_FAILURES.map((failure) => [failure, t(failure)]));
  return { saving: common("saving"), failures };
}
