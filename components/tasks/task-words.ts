import type { DeskWords } from "@/components/complaints/desk-form";
import { getTranslations } from "@/lib/i18n/server";
import { TASK_FAILURES } from "@/lib/tasks/types";

/** What a form about a task may have to say, in the reader's language. */
export async function taskWords(): Promise<DeskWords> {
  const t = await getTranslations("tasks");
  const failures = Object.fromEntries(TASK_FAILURES.map((failure) => [failure, t(`failures.${failure}`)]));
  return { saving: t("saving"), failures };
}
